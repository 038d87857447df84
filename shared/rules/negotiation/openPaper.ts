import type { EconomyId } from '#shared/kernel/ids.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { SeatIntentOf } from '#shared/protocol/intents.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { GameState } from '../state.ts';
import type { TableContext } from '../tableContext.ts';
import { findOwnPaper } from './papers/findPaper.ts';

/** Note that a party reads the present version of a paper. */
export function openPaper(
  _context: TableContext,
  state: GameState,
  actor: EconomyId,
  { paper: id, revision }: SeatIntentOf<'openPaper'>,
): Result<GameEvent[], Rejection> {
  const found = findOwnPaper(state, actor, id);
  if (!found.ok) return found;
  const paper = found.value;
  if (paper.revision !== revision) {
    return err({ code: 'paper/stale-revision', paper: id, revision: paper.revision });
  }
  return ok(paper.openedBy.includes(actor) ? [] : [{ type: 'paperOpened', paper: id, by: actor }]);
}
