/** What its author does with a paper: table, revise, go on without those who refused, publish, withdraw. */
import { type EconomyId, paperId } from '#shared/kernel/ids.ts';
import { must } from '#shared/kernel/records.ts';
import { type Result, err, ok } from '#shared/kernel/result.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { SeatIntentOf } from '#shared/protocol/intents.ts';
import type { Paper } from '#shared/protocol/law.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { TableContext } from '../rulebook.ts';
import type { GameState } from '../state.ts';
import { overtimeEvents } from '../table/clock.ts';
import { openPaperLimit, revisionLimit } from '../table/paperLimits.ts';
import { lapse } from './signing.ts';
import { draftOf, findAuthoredPaper, findOwnPaper } from './paper.ts';

/** Lay a paper on the table. Its author signs it by that; a counter joins the thread of the paper that it answers. */
export function tablePaper(
  context: TableContext,
  state: GameState,
  actor: EconomyId,
  intent: SeatIntentOf<'tablePaper'>,
): Result<GameEvent[], Rejection> {
  const { draft, counterTo, reason } = intent;
  const limit = openPaperLimit(state, actor) ?? revisionLimit(state, actor);
  if (limit !== undefined) return err(limit);
  const answered = counterTo === undefined ? undefined : findOwnPaper(state, actor, counterTo);
  if (answered?.ok === false) return answered;
  const [fault] = context.rules.papers.tablingFaults(state, draft, actor);
  if (fault !== undefined) return err(fault);

  const id = paperId(state.counters.paper);
  const paper: Paper = {
    id,
    author: actor,
    ...draft,
    revision: 1,
    signatures: { [actor]: 1 },
    refusedBy: [],
    openedBy: [actor],
    status: 'open',
    round: state.round,
    tabledAtMs: context.nowMs,
    revisedAtMs: context.nowMs,
    ...(answered === undefined ? {} : answerTo(answered.value, reason)),
    thread: answered?.value.thread ?? id,
    isPublic: false,
  };
  return ok([{ type: 'paperTabled', paper }, ...overtimeEvents(context, state)]);
}

function answerTo({ id }: Paper, reason: Paper['because']): Pick<Paper, 'counterTo' | 'because'> {
  return { counterTo: id, ...(reason === undefined ? {} : { because: reason }) };
}

/** Write a new version of one's paper: signatures and refusals of the old one fall, the author signs the new one. */
export function revisePaper(
  context: TableContext,
  state: GameState,
  actor: EconomyId,
  { paper: id, draft }: SeatIntentOf<'revisePaper'>,
): Result<GameEvent[], Rejection> {
  const found = findAuthoredPaper(state, actor, id);
  if (!found.ok) return found;
  const fault = revisionLimit(state, actor) ?? context.rules.papers.faults(state, draft, actor)[0];
  if (fault !== undefined) return err(fault);
  const revision = found.value.revision + 1;
  return ok([
    { type: 'paperRevised', paper: id, draft, revision, atMs: context.nowMs },
    ...overtimeEvents(context, state),
  ]);
}

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
  const draft = context.rules.papers.without(state, draftOf(paper), refusedBy);
  if (draft === undefined || !draft.parties.includes(actor)) {
    const by = must(refusedBy.at(-1), 'a refusal');
    return ok([lapse(paper, { type: 'refused', by })]);
  }
  const fault = revisionLimit(state, actor) ?? context.rules.papers.faults(state, draft, actor)[0];
  if (fault !== undefined) return err(fault);
  const revision = paper.revision + 1;
  return ok([{ type: 'paperNarrowed', paper: id, draft, revision, atMs: context.nowMs }]);
}

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
