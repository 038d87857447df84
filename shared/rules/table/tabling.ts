import { type EconomyId, proposalId } from '#shared/kernel/ids.ts';
import { must } from '#shared/kernel/records.ts';
import { type Result, err, ok } from '#shared/kernel/result.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { SeatIntentOf } from '#shared/protocol/intents.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { TableContext } from '../rulebook.ts';
import type { GameState } from '../state.ts';
import { overtimeEvents } from './clock.ts';
import {
  draftOf,
  findAnswerable,
  findAuthoredProposal,
  openProposalLimit,
  takenBackBy,
  revisionLimit,
} from './proposal.ts';
import { isBot } from './seats.ts';
import { lapse } from './signing.ts';

/** What its author does with a proposal: table, revise, go on without those who refused, publish, withdraw. */

/** Lay a proposal on the table. Its author signs it by that; a counter joins the thread of the proposal that it answers. */
export function tableProposal(
  context: TableContext,
  state: GameState,
  actor: EconomyId,
  intent: SeatIntentOf<'tableProposal'>,
): Result<GameEvent[], Rejection> {
  const { draft, counterTo, reason, outbid, isLastOffer } = intent;
  const answered = counterTo === undefined ? undefined : findAnswerable(state, actor, counterTo);
  const thread = answered?.ok === true ? answered.value.thread : undefined;
  const replaced = takenBackBy(state, actor, draft, thread);
  const limit = openProposalLimit(state, actor, 1 - replaced.length) ?? revisionLimit(state, actor);
  if (limit !== undefined) return err(limit);
  if (answered?.ok === false) return answered;
  const fault = context.rules.proposals.tablingFault(state, draft, actor);
  if (fault !== undefined) return err(fault);

  const id = proposalId(state.counters.proposal);
  const proposal: Proposal = {
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
    ...(answered !== undefined && outbid !== undefined && isBot(state, actor)
      ? { outbid: { [actor]: outbid } }
      : {}),
    ...(isLastOffer === undefined ? {} : { isLastOffer }),
    ...context.rules.proposals.charged?.(state, actor),
    thread: thread ?? id,
    isPublic: false,
  };
  return ok([
    { type: 'proposalTabled', proposal },
    ...replaced.map((earlier) => lapse(earlier, { type: 'withdrawn' })),
    ...overtimeEvents(context, state),
  ]);
}

function answerTo({ id }: Proposal, reason: Proposal['because']): Pick<Proposal, 'counterTo' | 'because'> {
  return { counterTo: id, ...(reason === undefined ? {} : { because: reason }) };
}

/** Write a new version of one's proposal: signatures and refusals of the old one fall, the author signs the new one. */
export function reviseProposal(
  context: TableContext,
  state: GameState,
  actor: EconomyId,
  { proposal: id, draft }: SeatIntentOf<'reviseProposal'>,
): Result<GameEvent[], Rejection> {
  const found = findAuthoredProposal(state, actor, id);
  if (!found.ok) return found;
  const fault = revisionLimit(state, actor) ?? context.rules.proposals.fault(state, draft, actor);
  if (fault !== undefined) return err(fault);
  const { revision: before, thread } = found.value;
  const replaced = takenBackBy(state, actor, draft, thread).filter((earlier) => earlier.id !== id);
  return ok([
    { type: 'proposalRevised', proposal: id, draft, revision: before + 1, atMs: context.nowMs },
    ...replaced.map((earlier) => lapse(earlier, { type: 'withdrawn' })),
    ...overtimeEvents(context, state),
  ]);
}

/** The author goes on without those who refused: a new version among the rest, or the end of the proposal. */
export function goOnWithout(
  context: TableContext,
  state: GameState,
  actor: EconomyId,
  { proposal: id }: SeatIntentOf<'goOnWithout'>,
): Result<GameEvent[], Rejection> {
  const found = findAuthoredProposal(state, actor, id);
  if (!found.ok) return found;
  const proposal = found.value;
  const { refusedBy } = proposal;
  if (refusedBy.length === 0) return err({ code: 'proposal/nobody-refused', proposal: id });
  const draft = context.rules.proposals.without(state, draftOf(proposal), refusedBy);
  if (draft === undefined || !draft.parties.includes(actor)) {
    const by = must(refusedBy.at(-1), 'a refusal');
    return ok([lapse(proposal, { type: 'refused', by })]);
  }
  const fault = revisionLimit(state, actor) ?? context.rules.proposals.fault(state, draft, actor);
  if (fault !== undefined) return err(fault);
  const revision = proposal.revision + 1;
  return ok([{ type: 'proposalNarrowed', proposal: id, draft, revision, atMs: context.nowMs }]);
}

/** Show one's open proposal to the whole table. */
export function publishProposal(
  _context: TableContext,
  state: GameState,
  actor: EconomyId,
  { proposal: id }: SeatIntentOf<'publishProposal'>,
): Result<GameEvent[], Rejection> {
  const found = findAuthoredProposal(state, actor, id);
  if (!found.ok) return found;
  return ok(found.value.isPublic ? [] : [{ type: 'proposalPublished', proposal: id }]);
}

/** Take one's own proposal off the table. */
export function withdrawProposal(
  _context: TableContext,
  state: GameState,
  actor: EconomyId,
  { proposal: id, reason }: SeatIntentOf<'withdrawProposal'>,
): Result<GameEvent[], Rejection> {
  const found = findAuthoredProposal(state, actor, id);
  if (!found.ok) return found;
  return ok([lapse(found.value, { type: 'withdrawn', ...(reason === undefined ? {} : { reason }) })]);
}
