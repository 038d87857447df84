import type { EconomyId, ProposalId } from '#shared/kernel/ids.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import { isLastSignature } from '#shared/rules/table/signing.ts';
import type { GameState } from '#shared/rules/state.ts';
import { type Phrase, phrase } from '../../text/t.ts';
import { awaitsAnswerOf, mayRefuseAdmission, signaturesOf } from './proposalModel.ts';

/** Proposals of this round as a seat sees them, most urgent first. */
export type ProposalList = {
  /** Wait for my answer. */
  readonly answer: readonly Proposal[];
  /** Change an agreement of mine without my signature: I may refuse until the bell. */
  readonly object: readonly Proposal[];
  /** Mine or signed by me: wait for others, or for the bell. */
  readonly waiting: readonly Proposal[];
  /** Of others, made public by their authors. */
  readonly publicOnes: readonly Proposal[];
  /** Concluded this round. */
  readonly concluded: readonly Proposal[];
  /** Lapsed this round or at the last bell; one press tables them again. */
  readonly lapsed: readonly Proposal[];
};

export function proposalList(game: GameState, me: EconomyId | undefined): ProposalList {
  const proposals = Object.values(game.proposals).toSorted((a, b) => b.revisedAtMs - a.revisedAtMs);
  const running = proposals.filter(
    (proposal) => proposal.status === 'open' || proposal.status === 'awaitingBell',
  );
  const answer =
    me === undefined
      ? []
      : running.filter((proposal) => awaitsAnswerOf(proposal, me)).toSorted(byUrgency(game, me));
  const object = me === undefined ? [] : running.filter((proposal) => mayRefuseAdmission(game, proposal, me));
  const mine = (proposal: Proposal): boolean => me !== undefined && proposal.parties.includes(me);
  return {
    answer,
    object,
    waiting: running.filter(
      (proposal) =>
        (mine(proposal) || proposal.status === 'awaitingBell') &&
        !answer.includes(proposal) &&
        !object.includes(proposal),
    ),
    publicOnes: running.filter((proposal) => !mine(proposal) && proposal.status === 'open'),
    concluded: proposals.filter(
      (proposal) => proposal.status === 'concluded' && proposal.round === game.round,
    ),
    lapsed: proposals.filter((proposal) => proposal.status === 'lapsed' && mine(proposal)),
  };
}

/** The seat's own open counter to a proposal: whoever signs the older proposal signs what it has answered otherwise. */
export function ownCounterTo(
  game: GameState,
  proposal: Proposal,
  me: EconomyId | undefined,
): Proposal | undefined {
  return Object.values(game.proposals).findLast(
    ({ author, counterTo, status }) =>
      author === me && counterTo === proposal.id && (status === 'open' || status === 'awaitingBell'),
  );
}

/** Proposals that only this seat still holds up come first, then the oldest; those it has countered itself come last. */
function byUrgency(game: GameState, me: EconomyId): (a: Proposal, b: Proposal) => number {
  const rank = (proposal: Proposal): number =>
    ownCounterTo(game, proposal, me) !== undefined ? 2 : isLastSignature(game, proposal, me) ? 0 : 1;
  return (a, b) => rank(a) - rank(b) || a.revisedAtMs - b.revisedAtMs;
}

/** What the proposals of this round ask of a seat first. */
type ProposalMove = {
  readonly urgent: boolean;
  readonly phrase: Phrase;
  readonly target: { readonly type: 'proposal'; readonly proposal: ProposalId };
};

/** The proposal that waits for the seat, else one of its own that was refused, else one that waits for others. */
export function proposalMove(game: GameState, me: EconomyId): ProposalMove | undefined {
  const about = (urgent: boolean, { id }: Proposal, said: Phrase): ProposalMove => ({
    urgent,
    phrase: said,
    target: { type: 'proposal', proposal: id },
  });
  const { answer, waiting } = proposalList(game, me);
  const [first] = answer;
  if (first !== undefined)
    return about(
      true,
      first,
      phrase(first.author === me ? 'move.signOwn' : 'move.answer', { economy: first.author }),
    );
  const open = waiting.filter(({ status }) => status === 'open');
  const refused = open.find(({ author, refusedBy }) => author === me && refusedBy.length > 0);
  if (refused !== undefined)
    return about(true, refused, phrase('move.refused', { economies: refused.refusedBy }));
  const [waits] = open;
  if (waits === undefined) return undefined;
  const slow = signaturesOf(waits).filter(({ economy, state }) => economy !== me && state !== 'signed');
  const isRead = slow.some(({ state }) => state === 'reading');
  return about(
    false,
    waits,
    phrase(isRead ? 'move.waitReading' : 'move.waitOpening', {
      economies: slow.map(({ economy }) => economy),
    }),
  );
}
