import { RATE_MAX_BP } from '#shared/content/constants.ts';
import { mapValues } from '#shared/kernel/records.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import type { Schedule } from '#shared/protocol/policy.ts';
import type { GameState } from '../state.ts';

/** What a union votes, moved by its presidency in this round; within the range of tariffs. */
export function movedWall(
  { round }: Pick<GameState, 'round'>,
  { wallMove }: Pick<Agreement, 'wallMove'>,
  voted: Schedule,
): Schedule {
  if (wallMove?.inRound !== round) return voted;
  return mapValues(voted, (rateBp) => Math.min(RATE_MAX_BP, Math.max(0, rateBp + wallMove.shiftBp)));
}
