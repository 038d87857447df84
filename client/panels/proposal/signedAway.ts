/** Offers that cannot be signed any more since something else was signed: how that is told, and what stays in sight of it. */
import type { EconomyId, ProposalId } from '#shared/kernel/ids.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { signaturesLeft, startsAnew } from '#shared/rules/law/register.ts';
import type { GameState } from '#shared/rules/state.ts';
import { type Phrase, phrase } from '../../text/t.ts';
import { lawInTheWay } from './ReasonLines.tsx';
import { medalWorth } from './proposalModel.ts';
import { SLIGHT_PERCENT, knownWorth } from './proposalsOfSeat.ts';

/** A table before and after an update. */
export type Games = { readonly before: GameState; readonly after: GameState };

/**
 * That an offer has expired, and beside which agreement it cannot stand, where that is known; nothing where this seat has used its only signature: that
 * is what it was asked before.
 */
export function unlawfulPhrase(
  offer: Proposal,
  fault: Rejection,
  me: EconomyId,
  games: Games,
): Phrase | undefined {
  const { author, parties } = offer;
  const economies = parties.filter((party) => party !== me);
  const signed = signedInItsWay(offer, fault, games);
  const by = signed?.parties.filter((party) => party !== me) ?? [];
  const isMine = by.length !== signed?.parties.length;
  const waits = signed?.status === 'awaitingBell' ? 'Waiting' : '';
  // That each may sign so many is the plain reason, where it is the reason: told alike of all offers that end with it.
  const limit = fault.code === 'pace/signatures-used' ? Number(fault.limit) : undefined;
  if (isMine && limit !== undefined)
    return author === me ? phrase('notice.lapsedOwnYouSigned', { economies, by, limit }) : undefined;
  if (limit !== undefined && signed?.parties.every((party) => signaturesLeft(games.after, party) === 0))
    return phrase('notice.lapsedSigned', { by, limit });
  if (author === me) {
    if (signed === undefined) return phrase('notice.lapsedOwn', { economies });
    return phrase(isMine ? `notice.lapsedOwnByYours${waits}` : 'notice.lapsedOwnByOthers', { economies, by });
  }
  if (signed === undefined) return phrase('notice.lapsed', { economy: author });
  return phrase(isMine ? `notice.lapsedByYours${waits}` : 'notice.lapsedByOthers', { economy: author, by });
}

/** What others have signed that ended an offer of the reader's in this round. */
export function dealOfEnd(offer: Proposal, me: EconomyId, games: Games): Proposal | undefined {
  const { parties, lapse, round } = offer;
  if (round !== games.after.round || !parties.includes(me) || lapse?.type !== 'unlawful') return undefined;
  const signed = signedInItsWay(offer, lapse.fault, games);
  return signed?.parties.includes(me) === true ? undefined : signed;
}

/** Whether a deal of others has ended offers of the reader, among those of a state, where each round begins anew. */
export function hasEnded(deal: ProposalId, me: EconomyId, after: GameState, { proposals } = after): boolean {
  const games = { before: after, after };
  return (
    startsAnew(after) && Object.values(proposals).some((each) => dealOfEnd(each, me, games)?.id === deal)
  );
}

/**
 * What was signed and made an offer unlawful: among some of its parties, just now or else as the only one of the round. What all may know and
 * what only this seat may know arrive apart.
 */
export function signedInItsWay(
  { parties }: Proposal,
  fault: Rejection,
  { before, after }: Games,
): Proposal | undefined {
  const named = lawInTheWay(fault, after);
  if (named !== undefined) return named;
  const { economy } = { economy: undefined, ...fault };
  const signers = parties.filter((party) => party === economy);
  const signed = Object.values(after.proposals).filter(
    (other) =>
      (other.status === 'concluded' || other.status === 'awaitingBell') &&
      other.round === after.round &&
      other.parties.some((party) => (signers.length > 0 ? signers : parties).includes(party)),
  );
  const fresh = signed.filter(({ id, status }) => before.proposals[id]?.status !== status);
  const found = fresh.length > 0 ? fresh : signed;
  return found.length === 1 ? found[0] : undefined;
}

/** That others have signed away offers of this round, as it was told: one line for what was signed, or for each area of which that is told, of offers to the reader rather than of its own. */
export function signedAway(game: GameState, me: EconomyId): Phrase[] {
  const games = { before: game, after: game };
  const isOwn = ({ author }: Proposal): boolean => author === me;
  const gone = Object.values(game.proposals).toSorted((a, b) => Number(isOwn(b)) - Number(isOwn(a)));
  const lines = gone.flatMap((offer): (readonly [string, Phrase])[] => {
    const signed = dealOfEnd(offer, me, games);
    const told =
      signed && offer.lapse?.type === 'unlawful' && unlawfulPhrase(offer, offer.lapse.fault, me, games);
    if (!told) return [];
    const area = told.key === 'notice.lapsedSigned' ? '' : offer.parties.toSorted().join();
    return [[`${signed.id} ${area}`, told]];
  });
  return [...new Map(lines).values()];
}

/** Whether nothing that lay open before a seat brought it more than this offer of another, as far as is known: where each round begins anew, that is what it loses. */
export function wasBest(game: GameState, offer: Proposal, me: EconomyId): boolean {
  if (!startsAnew(game) || offer.author === me) return false;
  const worthOf = (each: Proposal): number => {
    const worth = knownWorth(each, me);
    return worth === undefined ? -Infinity : medalWorth(worth);
  };
  const others = Object.values(game.proposals).filter(
    ({ status, author, parties }) => status === 'open' && author !== me && parties.includes(me),
  );
  return worthOf(offer) > SLIGHT_PERCENT && others.every((each) => worthOf(each) <= worthOf(offer));
}
