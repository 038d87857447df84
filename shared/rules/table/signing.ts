/** What parties do with a proposal, and what a complete one makes of the law: it is concluded or awaits the bell, and what the new law forbids lapses. */
import type { AgreementId, EconomyId, ProposalId } from '#shared/kernel/ids.ts';
import { must } from '#shared/kernel/records.ts';
import { type Result, err, ok } from '#shared/kernel/result.ts';
import type { GameEvent, GameEventOf } from '#shared/protocol/events.ts';
import type { SeatIntentOf } from '#shared/protocol/intents.ts';
import type { Agreement, Proposal, ProposalLapse } from '#shared/protocol/law.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { kindOf } from '../clauses/clauseKinds.ts';
import { proposalsAwaitingBell } from '../law/register.ts';
import { BY_WEIGHT, type Signed, hasApproved, hasSigned, isAdmission, unionOf } from '../law/blocs.ts';
import type { ProposalRules, TableContext } from '../rulebook.ts';
import { type GameState, countryGame, countryPart } from '../state.ts';
import { overtimeEvents } from './clock.ts';
import { type ProposalEvent, evolveProposals, findOwnProposal } from './proposal.ts';
import { isBot } from './seats.ts';

/** Sign the present version of a proposal. The last signature must be confirmed; it makes the proposal law, or it lapses. */
export function signProposal(
  context: TableContext,
  state: GameState,
  actor: EconomyId,
  { proposal: id, revision, confirmed }: SeatIntentOf<'signProposal'>,
): Result<GameEvent[], Rejection> {
  const found = findOwnProposal(state, actor, id);
  if (!found.ok) return found;
  const proposal = found.value;
  if (proposal.revision !== revision) {
    return err({ code: 'proposal/stale-revision', proposal: id, revision: proposal.revision });
  }
  if (proposal.signatures[actor] === revision) return err({ code: 'proposal/already-signed', proposal: id });
  const { proposals: rules } = context.rules;
  const isLast = isLastSignature(state, proposal, actor);
  if (isLast && !confirmed) return err({ code: 'proposal/needs-confirmation', proposal: id });

  const signed = { type: 'proposalSigned', proposal: id, by: actor, revision } as const;
  const completion = isLast ? completeProposal(rules, evolveProposals(rules.states, state, signed), id) : [];
  return ok([signed, ...completion, ...overtimeEvents(context, state)]);
}

/** What the last signer is told before it makes law. */
export type Confirmation = {
  /** An entry or merger: law at the bell unless a member refuses. */
  readonly awaitsBell: boolean;
  /** Legislatures vote at the bell. */
  readonly awaitsRatification: boolean;
  /** Open proposals that would lapse. */
  readonly lapses: readonly ProposalId[];
  /** Agreements, or pacts, that would end in this one. */
  readonly ends: readonly AgreementId[];
  /** Agreements of which notice would be given. */
  readonly notices: readonly AgreementId[];
};

/** What the signer confirms; undefined unless the signature is the last and the proposal lawful. */
export function confirmationFor(
  rules: ProposalRules,
  state: GameState,
  proposal: Proposal,
  signer: EconomyId,
): Confirmation | undefined {
  if (proposal.status !== 'open' || !isLastSignature(state, proposal, signer)) return undefined;
  if (rules.fault(state, proposal, proposal.author) !== undefined) return undefined;
  const law = rules.law(state, proposal);
  const events = concludeProposal(rules, state, proposal);
  return {
    awaitsBell: proposal.clauses.some(isAdmission),
    awaitsRatification: rules.needsRatification(state, proposal),
    lapses: events.flatMap((event) => (event.type === 'proposalLapsed' ? [event.proposal] : [])),
    ends: law.end,
    notices: rules.noticesIn?.(state, law) ?? [],
  };
}

/** Whether nobody's assent is missing once a party has signed the present version. */
export function isLastSignature(state: GameState, proposal: Proposal, signer: EconomyId): boolean {
  const signatures = { ...proposal.signatures, [signer]: proposal.revision };
  return isComplete(state, { ...proposal, signatures });
}

/** Take back a signature: possible until the last party signs. */
export function withdrawSignature(
  _context: TableContext,
  state: GameState,
  actor: EconomyId,
  { proposal: id }: SeatIntentOf<'withdrawSignature'>,
): Result<GameEvent[], Rejection> {
  const found = findOwnProposal(state, actor, id);
  if (!found.ok) return found;
  const { signatures, revision } = found.value;
  if (signatures[actor] !== revision) return err({ code: 'proposal/not-signed', proposal: id });
  return ok([{ type: 'signatureWithdrawn', proposal: id, by: actor }]);
}

/** Refuse a proposal. It goes on if the author wishes so and a second party is left; the author withdraws it instead. */
export function refuseProposal(
  _context: TableContext,
  state: GameState,
  actor: EconomyId,
  { proposal: id, reason, accepts, outbid }: SeatIntentOf<'refuseProposal'>,
): Result<GameEvent[], Rejection> {
  const found = findOwnProposal(state, actor, id);
  if (!found.ok) return found;
  const proposal = found.value;
  if (proposal.author === actor) return err({ code: 'intent/not-allowed' });
  const left = proposal.parties.length - proposal.refusedBy.length - 1;
  return ok([
    {
      type: 'proposalRefused',
      proposal: id,
      by: actor,
      ...(reason === undefined ? {} : { reason }),
      ...(accepts === undefined ? {} : { accepts }),
      // What others offer it nobody but a bot tells of: people would bluff.
      ...(outbid !== undefined && isBot(state, actor) ? { outbid } : {}),
    },
    ...(left < 2 ? [lapse(proposal, { type: 'refused', by: actor })] : []),
  ]);
}

/** Note that a party reads the present version of a proposal. */
export function openProposal(
  _context: TableContext,
  state: GameState,
  actor: EconomyId,
  { proposal: id, revision }: SeatIntentOf<'openProposal'>,
): Result<GameEvent[], Rejection> {
  const found = findOwnProposal(state, actor, id);
  if (!found.ok) return found;
  const proposal = found.value;
  if (proposal.revision !== revision) {
    return err({ code: 'proposal/stale-revision', proposal: id, revision: proposal.revision });
  }
  return ok(proposal.openedBy.includes(actor) ? [] : [{ type: 'proposalOpened', proposal: id, by: actor }]);
}

/**
 * All have signed: an unlawful proposal lapses and names the rule, an entry or merger, and what
 * legislatures must ratify, awaits the bell, any other is law at once.
 */
function completeProposal(rules: ProposalRules, state: GameState, id: ProposalId): ProposalEvent[] {
  const proposal = must(state.proposals[id], `proposal ${id}`);
  const fault = rules.fault(state, proposal, proposal.author);
  if (fault !== undefined) return [lapse(proposal, { type: 'unlawful', fault })];
  if (!waitsForBell(rules, state, proposal)) return concludeProposal(rules, state, proposal);
  const awaits = { type: 'proposalAwaitsBell', proposal: id } as const;
  return [awaits, ...unlawfulLapses(rules, evolveProposals(rules.states, state, awaits))];
}

type Lapse = GameEventOf<'proposalLapsed'>;

/** A lawful proposal becomes law; other proposals of its thread lapse, and so does what the new law makes unlawful. */
export function concludeProposal(
  rules: ProposalRules,
  state: GameState,
  proposal: Proposal,
): ProposalEvent[] {
  const concluded = {
    type: 'proposalConcluded',
    proposal: proposal.id,
    law: rules.law(state, proposal),
  } as const;
  const thread = Object.values(state.proposals)
    .filter((other) => other.id !== proposal.id && other.thread === proposal.thread && isAlive(other))
    .map((other) => lapse(other, { type: 'counterConcluded', proposal: proposal.id }));
  const after = evolveAllProposals(rules, state, [concluded, ...thread]);
  return [concluded, ...thread, ...unlawfulLapses(rules, after)];
}

/** Proposals that the law no longer allows: first those that await the bell, in order of receipt, then the open ones. */
export function unlawfulLapses(rules: ProposalRules, state: GameState): Lapse[] {
  const admissions: Lapse[] = [];
  let law = state;
  for (const proposal of proposalsAwaitingBell(state)) {
    const fault = rules.faultUnder(law, proposal, proposal.author);
    if (fault === undefined) law = rules.states.enact(law, rules.law(law, proposal));
    else admissions.push(lapse(proposal, { type: 'unlawful', fault }));
  }
  const after = evolveAllProposals(rules, state, admissions);
  const open = Object.values(after.proposals).filter(({ status }) => status === 'open');
  return [
    ...admissions,
    ...open.flatMap((proposal) => {
      const fault = rules.fault(after, proposal, proposal.author);
      return fault === undefined ? [] : [lapse(proposal, { type: 'unlawful', fault })];
    }),
  ];
}

/**
 * Open proposals beside which this one cannot stand, whatever number of agreements each may sign: once one of the two is law, the other
 * lapses. Among those that the state shows.
 */
export function rivalsOf(rules: ProposalRules, state: GameState, proposal: Proposal): ProposalId[] {
  return Object.values(state.proposals)
    .filter(
      ({ id, thread, status, parties }) =>
        status === 'open' &&
        id !== proposal.id &&
        thread !== proposal.thread &&
        parties.some((party) => proposal.parties.includes(party)),
    )
    .filter((other) => {
      if (rules.fault(state, other, other.author) !== undefined) return false;
      const endsBy = (first: Proposal, second: Proposal): boolean =>
        rules.faultUnder(rules.states.enact(state, rules.law(state, first)), second, second.author) !==
        undefined;
      return endsBy(other, proposal) && endsBy(proposal, other);
    })
    .map(({ id }) => id);
}

function evolveAllProposals(
  { states }: ProposalRules,
  state: GameState,
  events: readonly ProposalEvent[],
): GameState {
  return events.reduce<GameState>((table, event) => evolveProposals(states, table, event), state);
}

/** An entry or merger, and what legislatures vote on. */
function waitsForBell(rules: ProposalRules, state: GameState, proposal: Proposal): boolean {
  return proposal.clauses.some(isAdmission) || rules.needsRatification(state, proposal);
}

export function lapse(proposal: Proposal, why: ProposalLapse): Lapse {
  return { type: 'proposalLapsed', proposal: proposal.id, lapse: why };
}

function isAlive({ status }: Proposal): boolean {
  return status === 'open' || status === 'awaitingBell';
}

/** Whether a proposal has all the assent it needs: of each party itself, or among countries of the union that acts for it. */
function isComplete(state: GameState, proposal: Signed): boolean {
  return proposal.parties.every(
    (party) => hasSigned(proposal, party) || isBoundByUnion(state, proposal, party),
  );
}

/** Whether a party that has not signed is bound by its union's decision; only countries have unions. */
function isBoundByUnion(state: GameState, proposal: Signed, party: EconomyId): boolean {
  const union = unionOf(countryPart(state), party);
  return (
    union !== undefined &&
    union.level >= BY_WEIGHT &&
    dealsWithOutsiders(proposal, union) &&
    !proposal.clauses.some((clause) => kindOf(clause.type).needsOwnSignature?.(clause, party) === true) &&
    hasApproved(countryGame(state), proposal, union)
  );
}

function dealsWithOutsiders({ parties }: Signed, union: Agreement): boolean {
  return (
    union.parties.every((member) => parties.includes(member)) &&
    parties.some((party) => !union.parties.includes(party))
  );
}
