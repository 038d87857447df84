import type { EconomyId } from '#shared/kernel/ids.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { SeatIntentOf } from '#shared/protocol/intents.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { overtimeEvents } from '../phases/overtimeEvents.ts';
import type { GameState } from '../state.ts';
import type { TableContext } from '../tableContext.ts';
import { isLastSignature } from './confirmationFor.ts';
import { evolvePapers } from './evolvePapers.ts';
import { completePaper } from './papers/completePaper.ts';
import { findOwnPaper } from './papers/findPaper.ts';

/** Sign the present version of a paper. The last signature must be confirmed; it makes the paper law, or it lapses. */
export function signPaper(
  context: TableContext,
  state: GameState,
  actor: EconomyId,
  { paper: id, revision, confirmed }: SeatIntentOf<'signPaper'>,
): Result<GameEvent[], Rejection> {
  const found = findOwnPaper(state, actor, id);
  if (!found.ok) return found;
  const paper = found.value;
  if (paper.revision !== revision) {
    return err({ code: 'paper/stale-revision', paper: id, revision: paper.revision });
  }
  if (paper.signatures[actor] === revision) return err({ code: 'paper/already-signed', paper: id });
  const isLast = isLastSignature(state, paper, actor);
  if (isLast && !confirmed) return err({ code: 'paper/needs-confirmation', paper: id });

  const signed = { type: 'paperSigned', paper: id, by: actor, revision } as const;
  const completion = isLast ? completePaper(context.scenario, evolvePapers(state, signed), id) : [];
  return ok([signed, ...completion, ...overtimeEvents(context, state)]);
}
