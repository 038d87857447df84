import { SURCHARGE_ROUNDS } from '#shared/content/constants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { ConvergenceFailure } from '#shared/economics/tradeModel.ts';
import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import { fromKeys, must } from '#shared/kernel/records.ts';
import { type Result, ok } from '#shared/kernel/result.ts';
import type { Policy, Schedule } from '#shared/protocol/policy.ts';
import { unionOf } from '../law/blocs.ts';
import { rateBounds, wallFromPolicy, wallOf } from '../law/lawInForce.ts';
import type { CountryGame, WallState } from '../state.ts';
import { type Forecast, type ForecastOptions, compareLaws } from './compareLaws.ts';

type PolicyChoice = { readonly economy: EconomyId; readonly policy: Policy };

/**
 * What an envelope would do against keeping the wall as it stands, everybody else's unchanged. A vote in a union is shown as
 * if it carried: what the member would get if the others voted the same.
 */
export function forecastPolicy(
  scenario: Scenario,
  view: CountryGame,
  economy: EconomyId,
  policy: Policy,
): Result<Forecast, ConvergenceFailure> {
  return forecastChoice(scenario, view, { economy, policy });
}

/** A forecast of an envelope with options: parts, rounds ahead, tolerance. */
export function forecastChoice(
  scenario: Scenario,
  view: CountryGame,
  choice: PolicyChoice,
  options: ForecastOptions = {},
): Result<Forecast, ConvergenceFailure> {
  return compareLaws(scenario, { without: view, with: withPolicy(scenario, view, choice) }, options);
}

/** The state with one envelope opened and no other. */
export function withPolicy(
  scenario: Scenario,
  view: CountryGame,
  { economy, policy }: PolicyChoice,
): CountryGame {
  const union = unionOf(view, economy);
  const inForce = wallOf(view, economy);
  const chosen = policy.type === 'wall' ? wallFromPolicy(scenario, inForce, policy) : policy.rates;
  const untilRound = view.round + SURCHARGE_ROUNDS - 1;
  const changed = fromKeys(union?.parties ?? [economy], (member): WallState => {
    const running = view.walls[member]?.surcharge;
    const sealed = policy.surcharge === undefined ? undefined : { ...policy.surcharge, untilRound };
    const surcharge = sealed ?? running;
    const mfnRateBp = { ...wallOf(view, member), ...chosen };
    return surcharge === undefined ? { mfnRateBp } : { mfnRateBp, surcharge };
  });
  return { ...view, walls: { ...view.walls, ...changed } };
}

type CurveQuestion = {
  readonly economy: EconomyId;
  /** The envelope around the slider: what the other sliders say. */
  readonly policy: Policy;
  /** The sector that the slider moves; absent: the shift of the whole wall. */
  readonly sector?: SectorId;
  /** Positions of the slider: rates of the sector, or shifts. */
  readonly points: readonly number[];
};

/** One position of the slider: what it brings the seat itself, and the forecast for everybody. */
type CurvePoint = {
  readonly atBp: number;
  readonly welfare: number;
  readonly revenueBn: number;
  readonly forecast: Forecast;
};

/** Forecasts along a slider, for the curve drawn under it. */
export function forecastCurve(
  scenario: Scenario,
  view: CountryGame,
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
