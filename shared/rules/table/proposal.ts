import { OPEN_PROPOSALS_PER_SEAT, VERSIONS_PER_SEAT_AND_ROUND } from '#shared/content/treatyConstants.ts';
import { PACKAGE_SLOTS } from '#shared/content/moduleConstants.ts';
import type { EconomyId, ProposalId } from '#shared/kernel/ids.ts';
import { must, withoutKey } from '#shared/kernel/records.ts';
import { type Result, err, ok } from '#shared/kernel/result.ts';
import type { GameEvent, GameEventOf } from '#shared/protocol/events.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import type { ModuleStates } from '#shared/protocol/modules/modules.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { proposalsAwaitingBell, startsAnew } from '../law/register.ts';
import type { StateRules } from '../rulebook.ts';
import type { GameState, TableState } from '../state.ts';

/** A proposal on the table: how it is found, how events change it, and whom they reach. */

type Table = Pick<TableState, 'proposals'>;

/** An open proposal that a party may answer with another, also after its refusal: who says no may say what it would sign. */
export function findAnswerable(state: Table, actor: EconomyId, id: ProposalId): Result<Proposal, Rejection> {
  const proposal = state.proposals[id];
  if (proposal === undefined || !isKnownTo(proposal, actor))
    return err({ code: 'proposal/unknown', proposal: id });
  if (!proposal.parties.includes(actor)) return err({ code: 'proposal/not-a-party', proposal: id });
  return proposal.status === 'open' ? ok(proposal) : err({ code: 'proposal/not-open', proposal: id });
}

/** An open proposal on which a party may act; whoever refused it is none any more. */
export function findOwnProposal(state: Table, actor: EconomyId, id: ProposalId): Result<Proposal, Rejection> {
  const found = findAnswerable(state, actor, id);
  return found.ok && found.value.refusedBy.includes(actor)
    ? err({ code: 'proposal/not-a-party', proposal: id })
    : found;
}

/** An open proposal on which its author may act. */
export function findAuthoredProposal(
  state: Table,
  actor: EconomyId,
  id: ProposalId,
): Result<Proposal, Rejection> {
  const found = findOwnProposal(state, actor, id);
  if (!found.ok || found.value.author === actor) return found;
  return err({ code: 'proposal/not-the-author', proposal: id });
}

/** To others a private proposal does not exist. */
function isKnownTo(proposal: Proposal, economy: EconomyId): boolean {
  return proposal.isPublic || proposal.status === 'concluded' || proposal.parties.includes(economy);
}

/** Events of the table of proposals. */
export type ProposalEvent = Extract<GameEvent, { readonly type: `proposal${string}` | 'signatureWithdrawn' }>;

export function isProposalEvent(event: GameEvent): event is ProposalEvent {
  return event.type.startsWith('proposal') || event.type === 'signatureWithdrawn';
}

/** The state after something happened to a proposal. */
export function evolveProposals(states: StateRules, state: GameState, event: ProposalEvent): GameState {
  switch (event.type) {
    case 'proposalTabled':
      return afterTabling(state, event.proposal);
    case 'proposalRevised':
    case 'proposalNarrowed':
      return afterRevision(state, event);
    case 'proposalOpened':
      return change(state, event.proposal, ({ openedBy }) => ({ openedBy: [...openedBy, event.by] }));
    case 'proposalSigned':
      return change(state, event.proposal, ({ signatures }) => ({
        signatures: { ...signatures, [event.by]: event.revision },
      }));
    case 'signatureWithdrawn':
      return change(state, event.proposal, (proposal) => withoutSignature(proposal, event.by));
    case 'proposalRefused':
      return change(state, event.proposal, (proposal) => ({
        ...withoutSignature(proposal, event.by),
        refusedBy: [...proposal.refusedBy, event.by],
        ...(event.reason === undefined ? {} : { reasons: { ...proposal.reasons, [event.by]: event.reason } }),
        ...(event.accepts === undefined
          ? {}
          : { accepted: { ...proposal.accepted, [event.by]: event.accepts } }),
        ...(event.outbid === undefined ? {} : { outbid: { ...proposal.outbid, [event.by]: event.outbid } }),
      }));
    case 'proposalPublished':
      return change(state, event.proposal, () => ({ isPublic: true }));
    case 'proposalLapsed':
      return change(state, event.proposal, () => ({ status: 'lapsed', lapse: event.lapse }));
    case 'proposalAwaitsBell':
      return change(state, event.proposal, () => ({ status: 'awaitingBell', receipt: nextReceipt(state) }));
    case 'proposalConcluded':
      return states.enact(
        change(state, event.proposal, () => ({ status: 'concluded' })),
        event.law,
      );
  }
}

function change(
  state: GameState,
  id: ProposalId,
  next: (proposal: Proposal) => Partial<Proposal>,
): GameState {
  const proposal = must(state.proposals[id], `proposal ${id}`);
  return { ...state, proposals: { ...state.proposals, [id]: { ...proposal, ...next(proposal) } } };
}

function afterTabling(state: GameState, proposal: Proposal): GameState {
  return {
    ...countRevision(state, proposal.author),
    proposals: { ...state.proposals, [proposal.id]: proposal },
    counters: { ...state.counters, proposal: state.counters.proposal + 1 },
  };
}

/** A new version starts afresh, with its author's signature alone. */
function afterRevision(
  state: GameState,
  { proposal: id, draft, revision, atMs }: GameEventOf<'proposalRevised' | 'proposalNarrowed'>,
): GameState {
  const {
    title: _title,
    reasons: _reasons,
    accepted: _accepted,
    isLastOffer: _last,
    ...old
  } = must(state.proposals[id], `proposal ${id}`);
  const revised: Proposal = {
    ...old,
    ...draft,
    revision,
    revisedAtMs: atMs,
    signatures: { [old.author]: revision },
    refusedBy: [],
    openedBy: [old.author],
  };
  return { ...countRevision(state, old.author), proposals: { ...state.proposals, [id]: revised } };
}

function countRevision(state: GameState, author: EconomyId): GameState {
  const written = state.revisionsThisRound[author] ?? 0;
  return { ...state, revisionsThisRound: { ...state.revisionsThisRound, [author]: written + 1 } };
}

function withoutSignature({ signatures }: Proposal, economy: EconomyId): Pick<Proposal, 'signatures'> {
  return { signatures: withoutKey<EconomyId, number | undefined>(signatures, economy) };
}

function nextReceipt(state: Table): number {
  const last = proposalsAwaitingBell(state).at(-1);
  return (last?.receipt ?? 0) + 1;
}

/** The text of a proposal, without its life on the table: what one tap tables again. */
export function draftOf({ parties, clauses, title }: Proposal): Draft {
  return { parties, clauses, ...(title === undefined ? {} : { title }) };
}

/** Seats that something new to answer has reached: they are not ready any more. */
export function reachedBy(states: StateRules, state: GameState, event: GameEvent): readonly EconomyId[] {
  switch (event.type) {
    case 'proposalTabled':
      return event.proposal.parties.filter((party) => party !== event.proposal.author);
    case 'proposalRevised':
    case 'proposalNarrowed':
    case 'proposalAwaitsBell': {
      const proposal = state.proposals[event.proposal];
      if (proposal === undefined) return [];
      return event.type === 'proposalAwaitsBell'
        ? states.mayRefuse(state, proposal)
        : proposal.parties.filter((party) => party !== proposal.author);
    }
    default:
      return [];
  }
}

/** How many proposals a seat may have on the table and write in a round. Pages ask it that load no rules of drafts, such as the big screen. */

/** What a seat has on the table: each counter-offer is one beside the offer that it goes back to. */
export function openProposalsOf({ proposals }: Table, author: EconomyId): readonly Proposal[] {
  return Object.values(proposals).filter(
    (proposal) => proposal.author === author && proposal.status === 'open',
  );
}

/** Version of the rules from which a new text takes back the author's earlier one. */
const NEW_TEXTS_REPLACE = 6;

/**
 * The author's open offers in whose place a new text for just the same parties comes: of the same negotiation, and any where few can sign few
 * areas. Among bots alone they stand beside each other, as in the games of which par is made.
 */
export function takenBackBy(
  { rulesVersion, settings, seats, proposals }: TableState,
  author: EconomyId,
  { parties }: Pick<Draft, 'parties'>,
  thread: ProposalId | undefined,
): readonly Proposal[] {
  const hasPerson = parties.some((party) => seats[party]?.member !== undefined);
  if (rulesVersion < NEW_TEXTS_REPLACE || !hasPerson) return [];
  return openProposalsOf({ proposals }, author).filter(
    (earlier) =>
      (earlier.thread === thread || startsAnew({ settings })) &&
      earlier.parties.length === parties.length &&
      earlier.parties.every((party) => parties.includes(party)),
  );
}

/** Whether a seat has too many proposals on the table for one more, or for what takes several; a package tabled counts among them. */
export function openProposalLimit(
  state: Pick<TableState, 'proposals' | 'round' | 'phase'> & Pick<ModuleStates, 'wto'>,
  author: EconomyId,
  slots = 1,
): Rejection | undefined {
  const open = openProposalsOf(state, author).length;
  return open + packageSlots(state, author) + slots <= OPEN_PROPOSALS_PER_SEAT
    ? undefined
    : { code: 'proposal/too-many-open', limit: OPEN_PROPOSALS_PER_SEAT };
}

/** Whether a seat has written as many versions this round as it may: tabling is the first of a proposal. */
export function revisionLimit(
  state: Pick<TableState, 'revisionsThisRound'>,
  author: EconomyId,
): Rejection | undefined {
  return (state.revisionsThisRound[author] ?? 0) < VERSIONS_PER_SEAT_AND_ROUND
    ? undefined
    : { code: 'proposal/too-many-revisions', limit: VERSIONS_PER_SEAT_AND_ROUND };
}

/** How many of a seat's open proposals its package takes: two while it may still become law. */
function packageSlots(
  { wto, round, phase }: Pick<TableState, 'round' | 'phase'> & Pick<ModuleStates, 'wto'>,
  author: EconomyId,
): number {
  const conference = wto?.conference;
  if (conference?.round !== round || phase !== 'negotiation') return 0;
  const isAlive = conference.packages.some(
    ({ id, author: by }) =>
      by === author &&
      (conference.stage === 'tabling' || (conference.stage === 'floor' && conference.floor === id)),
  );
  return isAlive ? PACKAGE_SLOTS : 0;
}
