import { must } from '#shared/kernel/records.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { ConvergenceFailure } from '#shared/economics/tradeModel.ts';
import type { Policy, Schedule } from '#shared/protocol/policy.ts';
import { rateBounds } from '../policy/rateBounds.ts';
import { wallOf } from '../policy/wallOf.ts';
import type { GameState } from '../state.ts';
import type { Forecast, ForecastOptions } from './forecast.ts';
import { forecastChoice } from './forecastPolicy.ts';

export type CurveQuestion = {
  readonly economy: EconomyId;
  /** The envelope around the slider: what the other sliders say. */
  readonly policy: Policy;
  /** The sector that the slider moves; absent: the shift of the whole wall. */
  readonly sector?: SectorId;
  /** Positions of the slider: rates of the sector, or shifts. */
  readonly points: readonly number[];
};

/** One position of the slider: what it brings the seat itself, and the forecast for everybody. */
export type CurvePoint = {
  readonly atBp: number;
  readonly welfare: number;
  readonly revenueBn: number;
  readonly forecast: Forecast;
};

/** Forecasts along a slider, for the curve drawn under it. */
export function forecastCurve(
  scenario: Scenario,
  view: GameState,
  question: CurveQuestion,
  options: ForecastOptions = {},
): Result<CurvePoint[], ConvergenceFailure> {
  const { economy } = question;
  const points: CurvePoint[] = [];
  for (const atBp of question.points) {
    const policy = policyAt(scenario, wallOf(view, economy), question, atBp);
    const forecast = forecastChoice(scenario, view, { economy, policy }, options);
    if (!forecast.ok) return forecast;
    const own = must(forecast.value.economies[economy], `forecast for ${economy}`);
    points.push({ atBp, welfare: own.welfare, revenueBn: own.revenueBn, forecast: forecast.value });
  }
  return ok(points);
}

/** The envelope with the slider at a place. */
function policyAt(
  scenario: Scenario,
  inForce: Schedule,
  { policy, sector }: CurveQuestion,
  atBp: number,
): Policy {
  if (policy.type === 'wall') {
    if (sector === undefined) return { ...policy, shiftBp: atBp };
    const others = policy.apart.filter((each) => each.sector !== sector);
    return { ...policy, apart: [...others, { sector, rateBp: atBp }] };
  }
  if (sector !== undefined) return { ...policy, rates: { ...policy.rates, [sector]: atBp } };
  const shifted = Object.entries(inForce).map(([id, rateBp]): [SectorId, number] => {
    const { minBp, maxBp } = rateBounds(scenario, rateBp);
    return [id, Math.min(maxBp, Math.max(minBp, rateBp + atBp))];
  });
  return { ...policy, rates: Object.fromEntries(shifted) };
}
