import { SURCHARGE_ROUNDS } from '#shared/content/constants.ts';
import { fromKeys } from '#shared/kernel/records.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { ConvergenceFailure } from '#shared/economics/tradeModel.ts';
import type { Policy } from '#shared/protocol/policy.ts';
import { unionOf } from '../agreements/unionOf.ts';
import { wallFromPolicy, wallOf } from '../policy/wallOf.ts';
import type { GameState, WallState } from '../state.ts';
import { compareLaws } from './compareLaws.ts';
import type { Forecast, ForecastOptions } from './forecast.ts';

export type PolicyChoice = { readonly economy: EconomyId; readonly policy: Policy };

/**
 * What an envelope would do against keeping the wall as it stands, everybody else's unchanged. A vote in a union is shown as
 * if it carried: what the member would get if the others voted the same.
 */
export function forecastPolicy(
  scenario: Scenario,
  view: GameState,
  economy: EconomyId,
  policy: Policy,
): Result<Forecast, ConvergenceFailure> {
  return forecastChoice(scenario, view, { economy, policy });
}

/** The same with options: parts, rounds ahead, tolerance. */
export function forecastChoice(
  scenario: Scenario,
  view: GameState,
  choice: PolicyChoice,
  options: ForecastOptions = {},
): Result<Forecast, ConvergenceFailure> {
  return compareLaws(scenario, { without: view, with: withPolicy(scenario, view, choice) }, options);
}

/** The state with one envelope opened and no other. */
export function withPolicy(
  scenario: Scenario,
  view: GameState,
  { economy, policy }: PolicyChoice,
): GameState {
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
