import type { EconomyId } from '#shared/kernel/ids.ts';
import { must } from '#shared/kernel/records.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { SeatIntentOf } from '#shared/protocol/intents.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { GameState } from '../state.ts';
import type { TableContext } from '../tableContext.ts';
import { lapse } from './papers/concludePaper.ts';
import { draftOf } from './papers/draftOf.ts';
import { findAuthoredPaper } from './papers/findPaper.ts';
import { revisionLimit } from './papers/paperLimits.ts';
import { draftFaults, draftWithout } from './papers/paperLaw.ts';

/** The author goes on without those who refused: a new version among the rest, or the end of the paper. */
export function goOnWithout(
  context: TableContext,
  state: GameState,
  actor: EconomyId,
  { paper: id }: SeatIntentOf<'goOnWithout'>,
): Result<GameEvent[], Rejection> {
  const found = findAuthoredPaper(state, actor, id);
  if (!found.ok) return found;
  const paper = found.value;
  const { refusedBy } = paper;
  if (refusedBy.length === 0) return err({ code: 'paper/nobody-refused', paper: id });
  const draft = draftWithout(context.scenario, state, draftOf(paper), refusedBy);
  if (draft === undefined || !draft.parties.includes(actor)) {
    const by = must(refusedBy.at(-1), 'a refusal');
    return ok([lapse(paper, { type: 'refused', by })]);
  }
  const fault = revisionLimit(state, actor) ?? draftFaults(context.scenario, state, draft, actor)[0];
  if (fault !== undefined) return err(fault);
  const revision = paper.revision + 1;
  return ok([{ type: 'paperNarrowed', paper: id, draft, revision, atMs: context.nowMs }]);
}
