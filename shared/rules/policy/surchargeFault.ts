import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { Surcharge } from '#shared/protocol/policy.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { unionOf } from '../agreements/unionOf.ts';
import type { GameState } from '../state.ts';
import { hasPreferenceOf } from './hasPreferenceOf.ts';

/**
 * Why a surcharge is unlawful, or nothing. A member of a customs union votes on one; it may not hit an economy to which any
 * member gives a preference, and one runs at a time.
 */
export function surchargeFault(
  scenario: Scenario,
  state: GameState,
  economy: EconomyId,
  surcharge: Surcharge,
): Rejection | undefined {
  const { against } = surcharge;
  if (against === economy) return { code: 'policy/surcharge-self' };
  if (!scenario.economies.some(({ id }) => id === against)) {
    return { code: 'policy/surcharge-unknown', economy: against };
  }
  const levying = unionOf(state, economy)?.parties ?? [economy];
  if (levying.includes(against) || levying.some((member) => hasPreferenceOf(state, against, member))) {
    return { code: 'policy/surcharge-partner', economy: against };
  }
  const running = state.walls[economy]?.surcharge;
  if (running !== undefined && running.untilRound >= state.round) {
    return { code: 'policy/surcharge-running', economy: running.against, round: running.untilRound };
  }
  return undefined;
}
