import { signal } from '@preact/signals';
import type { EconomyId, ProposalId } from '#shared/kernel/ids.ts';
import { groupsBy } from '#shared/kernel/records.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import { startsAnew } from '#shared/rules/law/register.ts';
import type { GameState } from '#shared/rules/state.ts';
import { isLastSignature } from '#shared/rules/table/signing.ts';
import type { OfferWorth } from '../../preview/preview.ts';
import { gameId } from '../../state/store.ts';
import { type Phrase, phrase } from '../../text/t.ts';
import {
  answersTo,
  asksAnswerOf,
  consentingParties,
  foldAlike,
  isRunning,
  mayRefuseAdmission,
  medalWorth,
  ownCounterTo,
  signaturesOf,
  worthTold,
} from './proposalModel.ts';

/** Proposals of this round as a seat sees them: of each negotiation the version that stands. */
export type ProposalList = {
  /** Wait for my answer: what another person has written first, then what brings most. */
  readonly answer: readonly Proposal[];
  /** The same, but they move next to nothing and ask for nothing. */
  readonly slight: readonly Proposal[];
  /** May be signed too, though I have answered them otherwise or their author has written since. */
  readonly signable: readonly Proposal[];
  /** Change an agreement of mine without my signature: I may refuse until the bell. */
  readonly object: readonly Proposal[];
  /** Mine or signed by me: wait for others, or for the bell. */
  readonly waiting: readonly Proposal[];
  /** The same, but somebody has refused: they wait for their author. */
  readonly refused: readonly Proposal[];
  /** Of others, made public by their authors. */
  readonly publicOnes: readonly Proposal[];
  /** Concluded this round. */
  readonly concluded: readonly Proposal[];
  /** Lapsed this round or at the last bell; one press tables them again. */
  readonly lapsed: readonly Proposal[];
};

type Told = { readonly law: string; readonly worth: OfferWorth | 'unknown' };

/** The last answers, of one seat of one game, each with the law under which it holds: they outlast the list, which goes when an offer is opened. */
export const told = signal<{ readonly seat: string; readonly worths: ReadonlyMap<string, Told> }>({
  seat: '',
  worths: new Map(),
});

/** Whose offers the answers are about. */
export function tellerOf(me: EconomyId | undefined): string {
  return `${gameId.value ?? ''} ${me ?? ''}`;
}

/** What is known of the offers to a seat; undefined for whoever watches. */
export function knownWorths(me: EconomyId | undefined): Worths | undefined {
  if (me === undefined) return undefined;
  const known = told.value.seat === tellerOf(me) ? [...told.value.worths] : [];
  return new Map(known.map(([name, { worth }]) => [name, worth]));
}

/** Offers of bots that move real income by less are folded. */
export const SLIGHT_PERCENT = 0.02;
/** Points that are told as none. */
export const SLIGHT_POINTS = 0.05;

/** By version of an offer; unknown where the model finds nothing. */
export type Worths = ReadonlyMap<string, OfferWorth | 'unknown'>;

/** What is worth telling of an offer that was left. */
export const LEFT_PERCENT = 0.05;

/** Entries and mergers to which the person has agreed on this device: they are asked about no more. */
const consented = signal<readonly string[]>([]);

export function agreeTo(proposal: Proposal): void {
  consented.value = [...consented.peek(), `${gameId.peek() ?? ''} ${nameOf(proposal)}`];
}

/** Whether an entry or merger binds the seat unless it refuses, and the person has not agreed to it. */
export function mayObject(game: GameState, proposal: Proposal, me: EconomyId): boolean {
  const isAgreed = consented.value.includes(`${gameId.value ?? ''} ${nameOf(proposal)}`);
  return mayRefuseAdmission(game, proposal, me) && !isAgreed;
}

export function nameOf({ id, revision }: Proposal): string {
  return `${id} ${revision}`;
}

/** What is worth most first, then what is not known yet; apart what moves next to nothing, unless a person has a hand in it. */
export function sortedByWorth(
  { seats, proposals }: Pick<GameState, 'seats' | 'proposals'>,
  offers: readonly Proposal[],
  worths: Worths | undefined,
): { readonly shown: readonly Proposal[]; readonly slight: readonly Proposal[] } {
  if (worths === undefined) return { shown: offers, slight: [] };
  const known = (offer: Proposal): OfferWorth | undefined => {
    const worth = worths.get(nameOf(offer));
    return worth === 'unknown' ? undefined : worth;
  };
  // The answer to what a person has written or signed matters to them however little it is.
  const isOfPerson = ({ thread }: Proposal): boolean =>
    Object.values(proposals).some(
      (version) =>
        version.thread === thread &&
        [version.author, ...Object.keys(version.signatures)].some(
          (hand) => seats[hand]?.member !== undefined,
        ),
    );
  const isSlight = (offer: Proposal): boolean => {
    const worth = known(offer);
    return (
      worth !== undefined &&
      Math.abs(worth.percent) < SLIGHT_PERCENT &&
      Math.abs(worth.after ?? worth.later ?? 0) < SLIGHT_PERCENT &&
      Math.abs(worth.score?.gained ?? worth.points ?? 0) < SLIGHT_POINTS &&
      !isOfPerson(offer)
    );
  };
  const rankOf = (offer: Proposal): number => {
    const worth = known(offer);
    return worth === undefined ? -Infinity : medalWorth(worth);
  };
  const slight = offers.filter(isSlight);
  return {
    shown: offers
      .filter((offer) => !slight.includes(offer))
      .toSorted((a, b) => (rankOf(a) === rankOf(b) ? 0 : rankOf(b) - rankOf(a))),
    slight,
  };
}

export function proposalList(game: GameState, me: EconomyId | undefined): ProposalList {
  const proposals = negotiations(game, me)
    .flatMap((versions) => versions.slice(0, 1))
    .toSorted((a, b) => b.revisedAtMs - a.revisedAtMs);
  const running = proposals.filter(isRunning);
  const maySign = me === undefined ? [] : running.filter((proposal) => asksAnswerOf(proposal, me));
  const [asking, signable] = [true, false].map((isOpen) =>
    maySign.filter((proposal) => isUnanswered(game, proposal, me) === isOpen),
  ) as [Proposal[], Proposal[]];
  const { shown, slight } = sortedByWorth(
    game,
    me === undefined ? [] : asking.toSorted(byUrgency(game, me)),
    knownWorths(me),
  );
  const isOfOther = ({ author }: Proposal): boolean =>
    author !== me && game.seats[author]?.member !== undefined;
  const object = me === undefined ? [] : running.filter((proposal) => mayObject(game, proposal, me));
  const mine = (proposal: Proposal): boolean => me !== undefined && proposal.parties.includes(me);
  const isRefused = ({ status, refusedBy }: Proposal): boolean => status === 'open' && refusedBy.length > 0;
  const held = running
    .filter((proposal) => mine(proposal) || proposal.status === 'awaitingBell')
    .filter((proposal) => !maySign.includes(proposal) && !object.includes(proposal));
  return {
    answer: shown.toSorted((a, b) => Number(isOfOther(b)) - Number(isOfOther(a))),
    slight,
    signable,
    object,
    waiting: held.filter((proposal) => !isRefused(proposal)),
    refused: held.filter(isRefused),
    publicOnes: running.filter((proposal) => !mine(proposal) && proposal.status === 'open'),
    concluded: proposals.filter(
      (proposal) => proposal.status === 'concluded' && proposal.round === game.round,
    ),
    lapsed: proposals.filter((proposal) => proposal.status === 'lapsed' && mine(proposal)),
  };
}

/** Versions in the order in which one stands for its negotiation: what runs, else what was signed, the newest first. */
const STANDING: readonly Proposal['status'][] = ['open', 'awaitingBell', 'concluded', 'lapsed'];

/** Whether all others have answered a version, at least one of them by another one: that is what stands now. */
function isAnsweredOtherwise(game: GameState, version: Proposal): boolean {
  const others = version.parties.filter((party) => party !== version.author);
  const countered = others.filter((party) => ownCounterTo(game, version, party) !== undefined);
  return (
    countered.length > 0 &&
    others.every((party) => countered.includes(party) || version.signatures[party] === version.revision)
  );
}

/**
 * Offers, each with its counter-offers, that which stands for them first; what waits for this seat's answer, and what it has signed or written,
 * stands for itself as long as it is open, and what it has answered otherwise only where nothing else does. What others publish of their own is
 * apart from what this seat is in.
 */
function negotiations(game: GameState, me: EconomyId | undefined): (readonly Proposal[])[] {
  const { proposals } = game;
  const isOfFew = startsAnew(game);
  const threads = groupsBy(Object.values(proposals).toReversed(), (proposal) =>
    isOfFew
      ? matterOf(game, proposal)
      : `${proposal.thread} ${me !== undefined && proposal.parties.includes(me)}`,
  );
  const isApart = (version: Proposal): boolean => {
    if (me === undefined || version.status !== 'open') return false;
    // What was written at cross purposes, and nobody has refused, may each still be signed.
    if (isOfFew && version.refusedBy.length > 0) return false;
    if (version.author === me) return !isAnsweredOtherwise(game, version);
    return isOfFew || version.signatures[me] === version.revision || isUnanswered(game, version, me);
  };
  const matters = [...threads.values()].flatMap((versions): (readonly Proposal[])[] => {
    const inOrder = versions.toSorted(
      (a, b) =>
        STANDING.indexOf(a.status) - STANDING.indexOf(b.status) ||
        (isOfFew ? Math.sign(a.refusedBy.length) - Math.sign(b.refusedBy.length) : 0) ||
        b.revisedAtMs - a.revisedAtMs,
    );
    const [first, ...others] = inOrder.filter(isApart);
    if (first === undefined) return [inOrder];
    return [
      [first, ...inOrder.filter((version) => !isApart(version))],
      ...others.map((version) => [version]),
    ];
  });
  // Where rounds start anew all that is among the same is one matter anyway.
  if (isOfFew || me === undefined) return matters;
  const isOfBot = ({ author }: Proposal): boolean => game.seats[author]?.member === undefined;
  return foldAlike(matters, (offer) => isOfBot(offer) && isUnanswered(game, offer, me), me);
}

/** What an offer is about: its negotiation and parties. Where few can sign few areas, all that was written for the same parties is one matter. */
export function matterOf(game: GameState, { thread, parties, round }: Proposal): string {
  return `${startsAnew(game) ? round : thread} ${parties.toSorted().join()}`;
}

/** Of these offers those on another matter than this one: that of several versions only one comes into force goes without saying. */
export function onOtherMatters(
  game: GameState,
  proposal: Proposal,
  ids: readonly ProposalId[],
): ProposalId[] {
  const isOther = (other: Proposal | undefined): boolean =>
    other === undefined || matterOf(game, other) !== matterOf(game, proposal);
  return ids.filter((id) => isOther(game.proposals[id]));
}

/**
 * Whether a version asks the seat for its answer, and neither has the seat signed nor its author written since what goes back to it. What
 * somebody has refused answers nothing.
 */
function isUnanswered(game: GameState, version: Proposal, me: EconomyId | undefined): boolean {
  if (me === undefined || !asksAnswerOf(version, me)) return false;
  const { proposals } = game;
  // Of a pact of provinces one version signed is enough: the others wait for nothing while it may come into force.
  const isPact = version.clauses.some(({ type }) => type === 'marketPact');
  const isSame = (other: Proposal): boolean => matterOf(game, other) === matterOf(game, version);
  const goesBack = ({ counterTo }: Proposal): boolean => {
    const answered = counterTo === undefined ? undefined : proposals[counterTo];
    return answered !== undefined && (answered.id === version.id || goesBack(answered));
  };
  return !Object.values(proposals).some(
    (later) =>
      isRunning(later) &&
      later.refusedBy.length === 0 &&
      ((isPact && later.author !== me && later.signatures[me] === later.revision && isSame(later)) ||
        ((later.signatures[me] === later.revision || later.author === version.author) &&
          later.revisedAtMs >= version.revisedAtMs &&
          goesBack(later))),
  );
}

/** The other versions of what a proposal in the list stands for. */
export function otherVersions(
  game: GameState,
  { id }: Pick<Proposal, 'id'>,
  me: EconomyId | undefined,
): readonly Proposal[] {
  return (
    negotiations(game, me)
      .find(([standing]) => standing?.id === id)
      ?.slice(1) ?? []
  );
}

/** Where worth does not decide: proposals that only this seat still holds up first, then the oldest; those it has countered itself last. */
function byUrgency(game: GameState, me: EconomyId): (a: Proposal, b: Proposal) => number {
  const rank = (proposal: Proposal): number =>
    ownCounterTo(game, proposal, me) !== undefined ? 2 : isLastSignature(game, proposal, me) ? 0 : 1;
  return (a, b) => rank(a) - rank(b) || a.revisedAtMs - b.revisedAtMs;
}

/**
 * The offers that every mark and sentence counts as waiting for a seat: where every round starts anew, once one asks for an answer, with those
 * that may be signed besides, the best first.
 */
export function offersCounted(
  game: GameState,
  me: EconomyId | undefined,
  { answer, signable }: Pick<ProposalList, 'answer' | 'signable'> = proposalList(game, me),
): readonly Proposal[] {
  if (!startsAnew(game) || answer.length === 0) return answer;
  return sortedByWorth(game, [...answer, ...signable], knownWorths(me)).shown;
}

/** What the proposals of this round ask of a seat first. */
type ProposalMove = {
  readonly urgent: boolean;
  readonly phrase: Phrase;
  readonly target: { readonly type: 'proposal'; readonly proposal: ProposalId };
};

/** The offer that the strip of a seat has named last: it names it until it is answered, unless a better one comes. */
export const lastNamed = signal<{ readonly seat: string; readonly offer: Proposal } | undefined>(undefined);

/** What is known of an offer to the seat. */
export function knownWorth(offer: Proposal, me: EconomyId): OfferWorth | undefined {
  const worth = knownWorths(me)?.get(nameOf(offer));
  return worth === 'unknown' ? undefined : worth;
}

/** The offer named last, or what took its place, while it waits; else, or where that is a person’s or known to bring more, the first that waits. */
function offerToName(game: GameState, answer: readonly Proposal[], me: EconomyId): Proposal | undefined {
  const [first] = answer;
  const { seat, offer } = lastNamed.peek() ?? {};
  const newer = answer.filter(({ thread, author }) => thread === offer?.thread && author === offer.author);
  const named = newer.find(({ id }) => id === offer?.id) ?? newer[0];
  if (first === undefined || named === undefined || seat !== tellerOf(me)) return first;
  if ([first, named].some(({ author }) => game.seats[author]?.member !== undefined)) return first;
  const [best, kept] = [first, named].map((each) => knownWorth(each, me));
  const isBetter = best && (!kept || medalWorth(best) >= medalWorth(kept) + LEFT_PERCENT);
  return isBetter === true ? first : named;
}

/** What the strip says of it: where every round starts anew, of several which is the best, once all are known. */
function answerPhrase(game: GameState, answer: readonly Proposal[], named: Proposal, me: EconomyId): Phrase {
  const [economy, count] = [named.author, answer.length];
  if (economy === me) return phrase('move.signOwn');
  const worths = answer.map((each) => knownWorth(each, me) ?? { percent: Infinity });
  const worth = worths[answer.indexOf(named)];
  const best = Math.max(...worths.map(medalWorth));
  const economies = named.parties.filter((party) => party !== me);
  return startsAnew(game) && count > 1 && worth !== undefined && best < Infinity && medalWorth(worth) === best
    ? phrase('move.answerBest', { count, economies, worth: worthTold(worth) })
    : phrase('move.answer', { economy });
}

/** The proposal that waits for the seat, else one of its own that was refused, else one that waits for others. */
export function proposalMove(
  game: GameState,
  me: EconomyId,
  isWorth: (game: GameState, me: EconomyId, offer: Proposal) => boolean = () => true,
): ProposalMove | undefined {
  const about = (urgent: boolean, { id }: Proposal, said: Phrase): ProposalMove => ({
    urgent,
    phrase: said,
    target: { type: 'proposal', proposal: id },
  });
  const list = proposalList(game, me);
  const { refused, waiting, object } = list;
  const all = offersCounted(game, me, list).filter((offer) => isWorth(game, me, offer));
  const first = offerToName(game, all, me);
  if (first !== undefined) return about(true, first, answerPhrase(game, all, first, me));
  const [entry] = object;
  if (entry !== undefined) return about(true, entry, phrase('move.object'));
  const own = refused.find(({ author }) => author === me);
  if (own !== undefined) return about(true, own, phrase('move.refused', { economies: own.refusedBy }));
  const waits = waiting.find(({ status }) => status === 'open');
  if (waits === undefined) return undefined;
  const [answered, ...more] = waits.author === me ? answersTo(game, waits) : [];
  if (answered !== undefined) {
    const economies = [...new Set([answered, ...more].map(({ author }) => author))];
    return about(true, answered, phrase('move.otherTerms', { economies, count: economies.length }));
  }
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

/** Whom a message or a result names: the parties without those that only consent, but for a reader who does so itself. */
export function namedIn(proposal: Proposal, me?: EconomyId): readonly EconomyId[] {
  const consenting = consentingParties(proposal);
  if (me !== undefined && consenting.includes(me)) return proposal.parties;
  return proposal.parties.filter((party) => !consenting.includes(party));
}

/** Of the offers that nothing is known of, the newest: rarely more than a dozen wait at once. */
export function offersToAsk(
  offers: readonly Proposal[],
  isKnown: (name: string) => boolean,
): readonly Proposal[] {
  return offers
    .filter((offer) => !isKnown(nameOf(offer)))
    .toSorted((a, b) => b.revisedAtMs - a.revisedAtMs)
    .slice(0, 12);
}
