import { paperId, type EconomyId } from '#shared/kernel/ids.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { SeatIntentOf } from '#shared/protocol/intents.ts';
import type { Paper } from '#shared/protocol/law.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { overtimeEvents } from '../phases/overtimeEvents.ts';
import type { GameState } from '../state.ts';
import type { TableContext } from '../tableContext.ts';
import { findOwnPaper } from './papers/findPaper.ts';
import { openPaperLimit, revisionLimit } from './papers/paperLimits.ts';
import { newPaperFaults } from './papers/paperLaw.ts';

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
  const [fault] = newPaperFaults(context.scenario, state, draft, actor);
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
