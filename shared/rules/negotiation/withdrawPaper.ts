import type { EconomyId } from '#shared/kernel/ids.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { SeatIntentOf } from '#shared/protocol/intents.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { GameState } from '../state.ts';
import type { TableContext } from '../tableContext.ts';
import { lapse } from './papers/concludePaper.ts';
import { findAuthoredPaper } from './papers/findPaper.ts';

/** Take one's own paper off the table. */
export function withdrawPaper(
  _context: TableContext,
  state: GameState,
  actor: EconomyId,
  { paper: id, reason }: SeatIntentOf<'withdrawPaper'>,
): Result<GameEvent[], Rejection> {
  const found = findAuthoredPaper(state, actor, id);
  if (!found.ok) return found;
  return ok([lapse(found.value, { type: 'withdrawn', ...(reason === undefined ? {} : { reason }) })]);
}
