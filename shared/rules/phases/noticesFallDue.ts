import type { GameEvent } from '#shared/protocol/events.ts';
import { noticesDue } from '../agreements/noticesDue.ts';
import type { GameState } from '../state.ts';

/** Leavers are out before the negotiation of the round after their notice; nothing where nobody leaves. */
export function noticesFallDue(state: GameState, round: number): GameEvent[] {
  const law = noticesDue(state, round);
  const changes = law.upsert.length + law.end.length;
  return changes === 0 ? [] : [{ type: 'lawChanged', law, reason: 'noticeDue' }];
}
