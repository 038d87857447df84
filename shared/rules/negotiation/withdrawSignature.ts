import type { EconomyId } from '#shared/kernel/ids.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { SeatIntentOf } from '#shared/protocol/intents.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { GameState } from '../state.ts';
import type { TableContext } from '../tableContext.ts';
import { findOwnPaper } from './papers/findPaper.ts';

/** Take back a signature: possible until the last party signs. */
export function withdrawSignature(
  _context: TableContext,
  state: GameState,
  actor: EconomyId,
  { paper: id }: SeatIntentOf<'withdrawSignature'>,
): Result<GameEvent[], Rejection> {
  const found = findOwnPaper(state, actor, id);
  if (!found.ok) return found;
  const { signatures, revision } = found.value;
  if (signatures[actor] !== revision) return err({ code: 'paper/not-signed', paper: id });
  return ok([{ type: 'signatureWithdrawn', paper: id, by: actor }]);
}
