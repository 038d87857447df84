import type { EconomyId } from '#shared/kernel/ids.ts';
import { unitOf } from '../../../agreements/unionOf.ts';
import type { GameState } from '../../../state.ts';

/**
 * The highest surcharge that panels allow an economy, or its union, to levy on another in this round, in basis points;
 * undefined without leave.
 */
export function leaveToRetaliate(
  state: Pick<GameState, 'agreements' | 'wto' | 'round'>,
  economy: EconomyId,
  against: EconomyId,
): number | undefined {
  const levying = unitOf(state, economy);
  const allowed = (state.wto?.disputes ?? [])
    .filter(
      ({ stage, complainant, respondent, untilRound = 0 }) =>
        stage === 'retaliating' &&
        respondent === against &&
        levying.includes(complainant) &&
        state.round <= untilRound,
    )
    .map(({ authorisedBp = 0 }) => authorisedBp);
  const highest = Math.max(0, ...allowed);
  return highest > 0 ? highest : undefined;
}
