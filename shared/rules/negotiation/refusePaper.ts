import type { EconomyId } from '#shared/kernel/ids.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { SeatIntentOf } from '#shared/protocol/intents.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { GameState } from '../state.ts';
import type { TableContext } from '../tableContext.ts';
import { lapse } from './papers/concludePaper.ts';
import { findOwnPaper } from './papers/findPaper.ts';

/** Refuse a paper. It goes on if the author wishes so and a second party is left; the author withdraws it instead. */
export function refusePaper(
  _context: TableContext,
  state: GameState,
  actor: EconomyId,
  { paper: id, reason }: SeatIntentOf<'refusePaper'>,
): Result<GameEvent[], Rejection> {
  const found = findOwnPaper(state, actor, id);
  if (!found.ok) return found;
  const paper = found.value;
  if (paper.author === actor) return err({ code: 'intent/not-allowed' });
  const left = paper.parties.length - paper.refusedBy.length - 1;
  return ok([
    { type: 'paperRefused', paper: id, by: actor, ...(reason === undefined ? {} : { reason }) },
    ...(left < 2 ? [lapse(paper, { type: 'refused', by: actor })] : []),
  ]);
}
