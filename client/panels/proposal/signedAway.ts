/** Offers that cannot be signed any more since something else was signed: how that is told, and what stays in sight of it. */
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { startsAnew } from '#shared/rules/law/register.ts';
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
  // That each may sign so many is the plain reason, where it is the reason.
  const limit = fault.code === 'pace/signatures-used' ? Number(fault.limit) : undefined;
  if (author === me) {
    if (signed === undefined) return phrase('notice.lapsedOwn', { economies });
    return limit === undefined
      ? phrase(isMine ? `notice.lapsedOwnByYours${waits}` : 'notice.lapsedOwnByOthers', { economies, by })
      : phrase(isMine ? 'notice.lapsedOwnYouSigned' : 'notice.lapsedOwnSigned', { economies, by, limit });
  }
  if (signed === undefined) return phrase('notice.lapsed', { economy: author });
  if (limit === undefined)
    return phrase(isMine ? `notice.lapsedByYours${waits}` : 'notice.lapsedByOthers', { economy: author, by });
  return isMine ? undefined : phrase('notice.lapsedSigned', { economy: author, by, limit });
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

/** Offers of this round that others have signed away, as it was told: one line for each area and what was signed, of offers to the reader rather than of its own. */
export function signedAway(game: GameState, me: EconomyId): Phrase[] {
  const isOwn = ({ author }: Proposal): boolean => author === me;
  const gone = Object.values(game.proposals).toSorted((a, b) => Number(isOwn(b)) - Number(isOwn(a)));
  const lines = gone.flatMap((offer): (readonly [string, Phrase])[] => {
    const { round, parties, lapse } = offer;
    if (round !== game.round || !parties.includes(me) || lapse?.type !== 'unlawful') return [];
    const games = { before: game, after: game };
    const signed = signedInItsWay(offer, lapse.fault, games);
    if (signed === undefined || signed.parties.includes(me)) return [];
    const told = unlawfulPhrase(offer, lapse.fault, me, games);
    return told === undefined ? [] : [[`${signed.id} ${parties.toSorted().join()}`, told]];
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
