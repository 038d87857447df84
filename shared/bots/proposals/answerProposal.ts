import { isOfPart } from '#shared/content/phrases.ts';
import { OPEN_PROPOSALS_PER_SEAT } from '#shared/content/treatyConstants.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Draft, SeatIntent, SeatIntentOf } from '#shared/protocol/intents.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import { narrowDraft } from '#shared/rules/clauses/proposalLaw.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { paidToMn } from '#shared/rules/law/transfers.ts';
import { draftOf } from '#shared/rules/table/proposal.ts';
import { isLastSignature } from '#shared/rules/table/signing.ts';
import { bargainingOf, temperamentOf } from '../botView.ts';
import {
  asksAmong,
  concludedSince,
  counteredBefore,
  hasOffered,
  hasPerson,
  hasSameTerms,
  isBusy,
  isOfferToPeople,
  isOwed,
  lastShare,
  offersTo,
  owedBefore,
  pricesMet,
  pricesNamed,
  waitsForPeople,
} from '../moves/attention.ts';
import { type Appraiser, isLawful } from '../valuation/appraiser.ts';
import { isWorthSigning, noiseBn, valueProposal } from '../valuation/valueProposal.ts';
import { mostToAsk } from './propose.ts';
import { acceptedPayment, atPrice, counterDrafts, withAccepted } from './concessions.ts';
import { halfwayTo, withDistance } from './halfway.ts';
import {
  AS_OFFERED,
  type Least,
  type LeastAmong,
  NOTHING_MORE,
  type Objection,
  closedTo,
  isWaiting,
  leastAmongOffers,
  objectionBelow,
  objectionTo,
  offersMore,
} from './objectionTo.ts';

/**
 * A bot's answer to a proposal that reached it: with people it bargains; of bots it signs what is worth it, counters where all could
 * gain, else refuses. With its hands full it leaves proposals among bots unanswered.
 */
export function answerProposal(appraiser: Appraiser, proposal: Proposal, economy: EconomyId): SeatIntent[] {
  const reading: SeatIntent[] = proposal.openedBy.includes(economy)
    ? []
    : [{ type: 'openProposal', proposal: proposal.id, revision: proposal.revision }];
  if (hasPerson(appraiser.law, [proposal.author]))
    return [...reading, ...bargain(appraiser, proposal, economy)];
  if (isBusy(appraiser.law, economy) && !hasPerson(appraiser.law, proposal.parties)) return reading;
  return [...reading, ...answer(appraiser, proposal, economy)];
}

function answer(appraiser: Appraiser, proposal: Proposal, economy: EconomyId): SeatIntent[] {
  const objection = objectionTo(appraiser, proposal, economy);
  if (objection === undefined) return signingOf(appraiser.law, proposal, economy);
  const counter = isOpenToTalk(appraiser.law, objection)
    ? counterProposal(appraiser, proposal, economy)
    : undefined;
  return [{ ...(counter ?? { type: 'refuseProposal', proposal: proposal.id }), ...objection }];
}

/** Whoever broke with it, or asks for what cannot be, gets no other proposal; nor does whoever is outbid where there is one signature. */
function isOpenToTalk({ settings }: CountryGame, { reason }: Objection): boolean {
  if (settings.agreementLimits !== undefined && isWaiting(reason)) return false;
  return reason !== 'leftUs' && reason !== 'wallRaised' && reason !== 'lawChanged' && reason !== undefined;
}

/** How much more than its reservation a bot asks in a counter, so that it does not sign at the very edge. */
const MARGIN = 0.05;

/** Proposals of one thread: offer, counter, and one answer to it; then somebody must say yes or no. */
const THREAD_LENGTH = 3;

/** Another proposal in the thread with which this bot could live: other payments, or else fewer cuts. Undefined: it sees none. */
function counterProposal(
  appraiser: Appraiser,
  proposal: Proposal,
  economy: EconomyId,
): SeatIntentOf<'tableProposal'> | undefined {
  if (!mayCounter(appraiser, proposal, economy)) return undefined;
  const share = temperamentOf(appraiser.law, economy).proposals.fairShare + MARGIN;
  const draft = counterDrafts(appraiser, proposal, economy, { share }).find((each) =>
    isBetter(appraiser, each, economy),
  );
  return draft === undefined ? undefined : { type: 'tableProposal', draft, counterTo: proposal.id };
}

function mayCounter({ law, peopleWithOffers }: Appraiser, proposal: Proposal, economy: EconomyId): boolean {
  if (proposal.parties.some((party) => peopleWithOffers.has(party))) return false;
  const proposals = Object.values(law.proposals);
  const thread = proposals.filter((other) => other.thread === proposal.thread);
  const own = proposals.filter(({ author, status }) => author === economy && status === 'open');
  return thread.length < THREAD_LENGTH && own.length < OPEN_PROPOSALS_PER_SEAT;
}

function isBetter(appraiser: Appraiser, draft: Draft, economy: EconomyId): boolean {
  if (!isLawful(appraiser, draft, economy)) return false;
  const value = valueProposal(appraiser, draft, economy);
  return value.ok && isWorthSigning(value.value);
}

/**
 * What becomes of one's own proposal that somebody refused: it goes on without them where that is worth it. Whoever refuses its counter has
 * a last word on their own proposal.
 */
export function rethinkProposal(appraiser: Appraiser, proposal: Proposal, economy: EconomyId): SeatIntent[] {
  const answered = counteredBefore(appraiser.law, proposal, economy);
  if (answered !== undefined) return bargain(appraiser, answered, economy, 'lastWord');
  if (proposal.status !== 'open' || proposal.refusedBy.length === 0) return [];
  const narrow = narrowDraft(appraiser.law, draftOf(proposal), proposal.refusedBy);
  if (narrow !== undefined && isLawful(appraiser, narrow, economy)) {
    const value = valueProposal(appraiser, narrow, economy);
    if (value.ok && isWorthSigning(value.value)) return [{ type: 'goOnWithout', proposal: proposal.id }];
  }
  return [{ type: 'withdrawProposal', proposal: proposal.id, reason: 'notWithoutThem' }];
}

/**
 * What becomes of a proposal that a bot has signed once another treaty of its own is law: it takes its word back where that is too little.
 * What bots have offered a person who has not answered yet stands as long as this bot gains by it: whoever reads an offer may count on it.
 */
export function reconsiderProposal(
  appraiser: Appraiser,
  proposal: Proposal,
  economy: EconomyId,
): SeatIntent[] {
  const { law } = appraiser;
  if (proposal.status !== 'open' || proposal.signatures[economy] !== proposal.revision) return [];
  const objection = objectionTo(appraiser, proposal, economy);
  if (objection === undefined) return [];
  if (isOfferToPeople(law, proposal) && gainsBy(appraiser, proposal, economy)) return [];
  const type = proposal.author === economy ? 'withdrawProposal' : 'refuseProposal';
  const isOutbid = isWaiting(objection.reason) && hasPerson(law, proposal.parties);
  const reason = isOutbid ? objection.reason : 'lawChanged';
  const answered = law.proposals[proposal.counterTo ?? proposal.id];
  return [
    { type, proposal: proposal.id, ...(reason === undefined ? {} : { reason }) },
    // Its counter was its answer.
    ...(proposal.author === economy && answered !== undefined && isOwed(law, answered, economy)
      ? [refusal(answered, reason === undefined ? {} : { reason })]
      : []),
  ];
}

function gainsBy(appraiser: Appraiser, proposal: Proposal, economy: EconomyId): boolean {
  if (closedTo(appraiser, proposal, economy) !== undefined) return false;
  const value = valueProposal(appraiser, draftOf(proposal), economy);
  return value.ok && value.value.gainBn > noiseBn(appraiser, economy);
}

/**
 * How a bot bargains with people: it asks for more than it needs, comes down in two or three offers, says which is its last, and
 * refuses what is too little with the payment that would have to change. Bots make each other fair offers at once (docs/bots.md).
 */

/** What a bot comes to about a proposal of a person, before it says so. */
type Verdict =
  | { readonly type: 'signs' }
  | {
      readonly type: 'counters';
      readonly counter: SeatIntentOf<'tableProposal'>;
      readonly objection: Objection;
      /** What it asks for next: by that it tells how much is missing. */
      readonly least: Least;
    }
  | {
      readonly type: 'refuses';
      readonly objection: Objection;
      /** Whether it would sign other terms in their place, and what it asks; absent where it thinks about none. */
      readonly takes?: (draft: Draft) => boolean;
      readonly least?: Least;
    };

/** A bot's answer to a proposal of a person: signed, countered while it still makes offers, else refused. */
function bargain(
  appraiser: Appraiser,
  proposal: Proposal,
  economy: EconomyId,
  says: 'offers' | 'lastWord' = 'offers',
): SeatIntent[] {
  const { law } = appraiser;
  const verdict = bargainingVerdict(appraiser, proposal, economy, says);
  if (verdict.type === 'signs') return signingOf(law, proposal, economy);
  if (verdict.type === 'counters') {
    const objection = withDistance(appraiser, proposal, economy, verdict);
    return [...takenBack(law, proposal, economy), { ...verdict.counter, ...objection }];
  }
  // What it has come down to may make an earlier offer enough.
  const earlier = owedBefore(law, proposal, economy).map((each) => ({
    each,
    verdict: bargainingVerdict(appraiser, each, economy, 'lastWord'),
  }));
  const taken = earlier.find(({ verdict: { type } }) => type === 'signs')?.each;
  return [
    ...earlier.flatMap(({ each, verdict: last }) =>
      last.type === 'refuses' ? [refusing(appraiser, each, economy, last)] : [],
    ),
    refusing(appraiser, proposal, economy, verdict),
    ...(taken === undefined ? [] : signingOf(law, taken, economy)),
  ];
}

/**
 * The refusal with its reason, and the payment with which it would sign the same terms, where there is one that leaves the payer a gain. That
 * its part is too small it says only where there is. Whoever asks it for too much is told what it would want; among several others may pay that.
 */
function refusing(
  appraiser: Appraiser,
  proposal: Proposal,
  economy: EconomyId,
  verdict: Verdict & { readonly type: 'refuses' },
): SeatIntentOf<'refuseProposal'> {
  if (verdict.takes === undefined) return refusal(proposal, verdict.objection);
  const accepts = acceptedPayment(appraiser, proposal, economy, verdict.takes);
  if (accepts === undefined) {
    if (!isOfPart(verdict.objection.reason)) return refusal(proposal, verdict.objection);
    if (paidToMn(proposal.clauses, economy) >= 0) return refusal(proposal, { reason: 'outOfReach' });
    const wanted =
      proposal.parties.length > 2
        ? acceptedPayment(appraiser, proposal, economy, verdict.takes, 'anyPrice')
        : undefined;
    return {
      ...refusal(proposal, { reason: 'asksTooMuch' }),
      ...(wanted !== undefined && { accepts: wanted }),
    };
  }
  const counter = { draft: withAccepted(proposal, accepts) };
  return {
    ...refusal(proposal, withDistance(appraiser, proposal, economy, { ...verdict, counter })),
    accepts,
  };
}

/** What it comes to, and nothing of the price that it names beside a refusal; or what it would if it asked for just a part of an equal share. */
export function bargainingVerdict(
  appraiser: Appraiser,
  proposal: Proposal,
  economy: EconomyId,
  says: 'offers' | 'lastWord' | number = 'offers',
): Verdict {
  const closed = closedTo(appraiser, proposal, economy);
  if (closed !== undefined) return { type: 'refuses', objection: closed };
  const { law } = appraiser;
  const bargaining = bargainingOf(law, economy);
  const offers = offersTo(law, proposal.parties, economy);
  const asks = asksAmong(law, proposal.parties, economy, bargaining);
  const among = leastAmongOffers(appraiser, proposal, economy);
  const asked = typeof says === 'number' ? says : undefined;
  const now: Least =
    pricesMet(law, proposal, economy).length > 0
      ? NOTHING_MORE
      : { share: asked ?? asks[0] ?? lastShare(law, proposal.parties, economy, bargaining), among };
  // A price that it has named is too little now only because of what others have agreed on since.
  const hasMoved = concludedSince(law, proposal, economy) !== undefined;
  const mostMn = mostToAsk(appraiser, proposal, economy);
  const objectionBeside = (draft: Draft, least: Least): Objection | undefined => {
    const isEnough = paidToMn(draft.clauses, economy) >= mostMn(draft);
    return objectionBelow(appraiser, draft, economy, isEnough ? AS_OFFERED : least);
  };
  const objectionAt = (least: Least): Objection | undefined => {
    const found = objectionBeside(draftOf(proposal), least);
    return found !== undefined && hasMoved ? { reason: 'lawChanged' } : found;
  };
  const objection = objectionAt(now);
  const signs = (): Verdict =>
    offersMore(appraiser, proposal, offers, economy)
      ? { type: 'refuses', objection: { reason: 'ownOffer' } }
      : { type: 'signs' };
  if (objection === undefined) return signs();
  const halfway =
    says === 'offers' ? halfwayTo(appraiser, proposal, economy, { asks, among, mostMn }) : undefined;
  if (halfway === 'near') return signs();
  if (halfway !== undefined) {
    const isOfPart = halfway.isMiddle && objection.reason === 'smallPart';
    return {
      type: 'counters',
      counter: halfway.counter,
      objection: isOfPart ? { reason: 'halfway' } : objection,
      least: { share: asks[0] ?? 0, among },
    };
  }
  const { counter, isRepeating }: Counter =
    says === 'offers'
      ? bargainedCounter(appraiser, proposal, economy, { asks, offers, among, mostMn })
      : { isRepeating: true };
  if (counter !== undefined) {
    const share = asks[1] ?? lastShare(law, proposal.parties, economy, bargaining);
    return { type: 'counters', counter, objection, least: { share, among } };
  }
  // What is worth signing, and cannot be had on better terms within the rules, is signed; better terms that were offered stand.
  const least = asks.length === 0 || isRepeating ? now : { share: 0, among };
  const last = objectionAt(least);
  if (last === undefined) return signs();
  return {
    type: 'refuses',
    objection: last,
    takes: (draft) => objectionBeside(draft, least) === undefined,
    least,
  };
}

/**
 * A signature; where others have still to sign, what it has offered the same parties itself on other terms goes off the table first. Without a
 * clock that for which only people's signatures are missing stays: they may take all the time to choose.
 */
function signingOf(law: CountryGame, proposal: Proposal, economy: EconomyId): SeatIntent[] {
  const signs: SeatIntent = {
    type: 'signProposal',
    proposal: proposal.id,
    revision: proposal.revision,
    confirmed: true,
  };
  const isRival = hasPerson(law, proposal.parties) && !isLastSignature(law, proposal, economy);
  if (!isRival) return [signs];
  const back = takenBack(law, proposal, economy).filter((each) => !waitsForPeople(law, each));
  return [...back, signs];
}

/** Its own open offers to the same parties: nobody should sign by mistake what it offers on other terms now. */
function takenBack(law: CountryGame, { id: kept, parties }: Proposal, economy: EconomyId): SeatIntent[] {
  return offersTo(law, parties, economy)
    .filter(({ id, status }) => status === 'open' && id !== kept)
    .map(({ id }) => ({ type: 'withdrawProposal', proposal: id }));
}

function refusal({ id }: Proposal, objection: Objection) {
  return { type: 'refuseProposal', proposal: id, ...objection } as const;
}

type Asking = {
  readonly asks: readonly number[];
  readonly offers: readonly Proposal[];
  readonly among: LeastAmong;
  readonly mostMn: (draft: Draft) => number;
};

type Counter = {
  readonly counter?: SeatIntentOf<'tableProposal'>;
  /** What it would still offer is what it has offered before, or dearer. */
  readonly isRepeating: boolean;
};

/** The first of its remaining offers that the rules allow, that leaves the others their part and that it has not made before. */
function bargainedCounter(
  appraiser: Appraiser,
  proposal: Proposal,
  economy: EconomyId,
  { asks, offers, among, mostMn }: Asking,
): Counter {
  const gainBnOf = (draft: Draft): number => {
    const value = valueProposal(appraiser, draft, economy);
    return value.ok ? value.value.gainBn : -Infinity;
  };
  const offeredBn = gainBnOf(draftOf(proposal));
  const namedMn = Math.min(...pricesNamed(appraiser.law, proposal, economy).map(({ paidMn }) => paidMn));
  let isRepeating = false;
  // The same terms first, whatever part of them it comes down to: other terms are no price for these.
  const offerings = [true, false].flatMap((isSame) =>
    [...asks.entries()].map(([index, share]) => ({ isSame, index, share })),
  );
  for (const { isSame, index, share } of offerings) {
    if (isRepeating && !isSame) break;
    // Nobody complains of a small part and then asks for a smaller one.
    const found = counterDrafts(appraiser, proposal, economy, { share, leastBn: among.leastBn }).find(
      (each) =>
        hasSameTerms(each, proposal) === isSame &&
        isLawful(appraiser, each, economy) &&
        gainBnOf(each) > offeredBn &&
        objectionBelow(appraiser, each, economy, { share: 0, among }) === undefined,
    );
    if (found === undefined) continue;
    // Whoever was told a better price gets that.
    const isWorse = namedMn < paidToMn(found.clauses, economy) && namedMn === mostMn(found);
    const draft = isWorse ? atPrice(appraiser.law, proposal, economy, namedMn) : found;
    const isDearer = paidToMn(draft.clauses, economy) > mostMn(draft);
    if (isDearer || hasOffered(offers, draft)) isRepeating = true;
    else {
      const isLast = index === asks.length - 1;
      const counterTo = proposal.id;
      const counter = { type: 'tableProposal', draft, counterTo } as const;
      return { counter: { ...counter, ...(isLast ? { isLastOffer: true } : {}) }, isRepeating };
    }
  }
  return { isRepeating };
}
