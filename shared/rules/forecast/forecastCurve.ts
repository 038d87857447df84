import { ok, type Result } from '#shared/kernel/result.ts';
import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { ConvergenceFailure } from '#shared/economics/tradeModel.ts';
import type { Policy, Schedule } from '#shared/protocol/policy.ts';
import { rateBounds } from '../policy/rateBounds.ts';
import { wallOf } from '../policy/wallOf.ts';
import type { GameState } from '../state.ts';
import type { Forecast, ForecastOptions } from './forecast.ts';
import { forecastPolicy } from './forecastPolicy.ts';

export type CurveQuestion = {
  readonly economy: EconomyId;
  /** The envelope around the slider: what the other sliders say. */
  readonly policy: Policy;
  /** The sector that the slider moves; absent: the shift of the whole wall. */
  readonly sector?: SectorId;
  /** Positions of the slider: rates of the sector, or shifts. */
  readonly valuesBp: readonly number[];
};
export type CurvePoint = { readonly valueBp: number; readonly forecast: Forecast };

/** Forecasts along a slider, for the curve drawn under it. */
export function forecastCurve(
  scenario: Scenario,
  view: GameState,
  question: CurveQuestion,
  options: ForecastOptions = {},
): Result<CurvePoint[], ConvergenceFailure> {
  const { economy, valuesBp } = question;
  const points: CurvePoint[] = [];
  for (const valueBp of valuesBp) {
    const policy = policyAt(scenario, wallOf(view, economy), question, valueBp);
    const forecast = forecastPolicy(scenario, view, { economy, policy }, options);
    if (!forecast.ok) return forecast;
    points.push({ valueBp, forecast: forecast.value });
  }
  return ok(points);
}

/** The envelope with the slider at a place. */
function policyAt(
  scenario: Scenario,
  inForce: Schedule,
  { policy, sector }: CurveQuestion,
  valueBp: number,
): Policy {
  if (policy.type === 'wall') {
    if (sector === undefined) return { ...policy, shiftBp: valueBp };
    const others = policy.apart.filter((each) => each.sector !== sector);
    return { ...policy, apart: [...others, { sector, rateBp: valueBp }] };
  }
  if (sector !== undefined) return { ...policy, rates: { ...policy.rates, [sector]: valueBp } };
  const shifted = Object.entries(inForce).map(([id, rateBp]): [SectorId, number] => {
    const { minBp, maxBp } = rateBounds(scenario, rateBp);
    return [id, Math.min(maxBp, Math.max(minBp, rateBp + valueBp))];
  });
  return { ...policy, rates: Object.fromEntries(shifted) };
}
