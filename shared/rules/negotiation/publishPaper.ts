import type { EconomyId } from '#shared/kernel/ids.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { SeatIntentOf } from '#shared/protocol/intents.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { GameState } from '../state.ts';
import type { TableContext } from '../tableContext.ts';
import { findAuthoredPaper } from './papers/findPaper.ts';

/** Show one's open paper to the whole table. */
export function publishPaper(
  _context: TableContext,
  state: GameState,
  actor: EconomyId,
  { paper: id }: SeatIntentOf<'publishPaper'>,
): Result<GameEvent[], Rejection> {
  const found = findAuthoredPaper(state, actor, id);
  if (!found.ok) return found;
  return ok(found.value.isPublic ? [] : [{ type: 'paperPublished', paper: id }]);
}
