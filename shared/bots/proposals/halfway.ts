/** How far what people offer a bot is from what it asks: what it says of that, and how it meets them halfway where each round begins anew. */
import { isOfPart } from '#shared/content/phrases.ts';
import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Draft, SeatIntentOf } from '#shared/protocol/intents.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import type { AcceptedPayment } from '#shared/protocol/payments.ts';
import { startsAnew } from '#shared/rules/law/register.ts';
import { paidToMn } from '#shared/rules/law/transfers.ts';
import { draftOf } from '#shared/rules/table/proposal.ts';
import { areSame, hasPerson, hasSameTerms, offersTo, signedWith } from '../moves/attention.ts';
import { type Appraiser, isLawful } from '../valuation/appraiser.ts';
import { type ProposalValue, foreseenGainBn, noiseBn, valueProposal } from '../valuation/valueProposal.ts';
import { acceptedPayment, atPrice, roundSum, withAccepted } from './concessions.ts';
import { type Least, type LeastAmong, type Objection, objectionBelow } from './objectionTo.ts';

/** So often it comes down for one and the same; the second time is its last word. */
const STEPS = 2;

type Asking = {
  /** What it may still ask, as parts of an equal share, in order. */
  readonly asks: readonly number[];
  readonly among: LeastAmong;
  /** The most that it may ask for terms: what it has asked for them before. */
  readonly mostMn: (draft: Draft) => number;
};

export type Halfway = {
  readonly counter: SeatIntentOf<'tableProposal'>;
  /** That it meets the author halfway, where nothing but its part of the gain was too small. */
  readonly isMiddle: boolean;
};

/**
 * The same terms at the middle between its last word and what is offered, or, where that is less than it can take, between its last word and the
 * least that it would sign for: it never gives all of what it has left at once. Its last word is what it has asked, else what it would sign for at
 * once. `near`: both are so close that to haggle on is not worth a step.
 */
export function halfwayTo(
  appraiser: Appraiser,
  proposal: Proposal,
  economy: EconomyId,
  { asks, among, mostMn }: Asking,
): Halfway | 'near' | undefined {
  const { law } = appraiser;
  const [share] = asks;
  if (share === undefined || !startsAnew(law) || !hasPerson(law, [proposal.author])) return undefined;
  const paid = (accepts: AcceptedPayment | undefined): number | undefined =>
    accepts && paidToMn(withAccepted(proposal, accepts).clauses, economy);
  const priceAt = (least: Least, worth?: 'anyPrice'): number | undefined =>
    paid(
      acceptedPayment(
        appraiser,
        proposal,
        economy,
        (draft) => objectionBelow(appraiser, draft, economy, least) === undefined,
        worth,
      ),
    );
  const offeredMn = paidToMn(proposal.clauses, economy);
  const leastMn = priceAt({ share: 0, among });
  const sureMn = priceAt({ share, among }, 'anyPrice') ?? Infinity;
  const saidMn = mostMn(proposal) === Infinity ? sureMn : mostMn(proposal);
  if (leastMn === undefined || saidMn === Infinity || saidMn <= leastMn) return undefined;
  const towardsMn = Math.max(offeredMn, leastMn);
  const askedMn = Math.min(inTwoDigits((saidMn + towardsMn) / 2), sureMn);
  if (askedMn <= offeredMn || askedMn >= saidMn) return towardsMn === offeredMn ? 'near' : undefined;
  const draft = atPrice(law, proposal, economy, askedMn);
  if (!isLawful(appraiser, draft, economy)) return undefined;
  const made = offersTo(law, proposal.parties, economy).filter(({ counterTo }) => counterTo !== undefined);
  const isLast = asks.length === 1 || made.length + 1 >= STEPS;
  return {
    counter: {
      type: 'tableProposal',
      draft,
      counterTo: proposal.id,
      ...(isLast ? { isLastOffer: true } : {}),
    },
    isMiddle: towardsMn === offeredMn,
  };
}

/** As people name sums, and never less for itself than the middle. */
function inTwoDigits(millions: number): number {
  return millions > 0 ? roundSum(millions, 'up') : -roundSum(-millions, 'down');
}

/** Part of an equal share of the joint gain up to which a bot tells people that little is missing. */
const LITTLE = 0.25;

/**
 * Where its part is too small: whether little or much is missing of what it would sign for. Little is said beside a counter only where that asks for
 * little. The sum it keeps to itself. Where more money alone would do, its part is too small, whatever aim it would give up for that money, and
 * whatever the terms cost at home that it has signed itself on another sheet; where that sheet is another's, it says so.
 */
export function withDistance(
  appraiser: Appraiser,
  proposal: Proposal,
  economy: EconomyId,
  { objection: found, least, counter }: Said,
): Objection {
  const isPrice = counter !== undefined && isPaidMore(proposal, counter.draft, economy);
  const onSameTerms = signedWith(appraiser.law, proposal.parties, economy).filter(
    (each) => each.status === 'open' && each.author !== proposal.author && hasSameTerms(each, proposal),
  );
  const isOfMoney =
    found.reason === 'otherAims' || (onSameTerms.length > 0 && AT_HOME.includes(found.reason));
  const objection: Objection = isOfMoney && isPrice ? { reason: 'smallPart' } : found;
  if (isOfPart(objection.reason) && onSameTerms.some(({ author }) => author !== economy))
    return { reason: 'signedOther' };
  if (objection.reason !== 'smallPart' || least === undefined) return objection;
  const { share, among } = least;
  const draft = draftOf(proposal);
  const valued = valueProposal(appraiser, draft, economy);
  const foreseen = foreseenGainBn(appraiser, draft, economy);
  if (!valued.ok || !foreseen.ok) return objection;
  const { gainBn, reservationBn, equalShareBn } = valued.value;
  const missingBn = Math.max(
    reservationBn - Math.min(gainBn, foreseen.value),
    Math.max(among.leastBn, share * equalShareBn) - gainBn - noiseBn(appraiser, economy),
  );
  if (missingBn > LITTLE * equalShareBn) return { reason: 'farApart' };
  const isLittle =
    counter === undefined || asksLittle(appraiser, { draft, gainBn, equalShareBn }, counter.draft, economy);
  return isLittle ? { reason: 'littleMore' } : objection;
}

/** Whether nothing but a larger sum for it sets terms apart from those of a proposal. */
export function isPaidMore(proposal: Draft, terms: Draft, economy: EconomyId): boolean {
  const unpaid = ({ clauses }: Draft): string =>
    canonicalJson(clauses.filter((clause) => !('amountMn' in clause)));
  return (
    areSame(proposal.parties, terms.parties) &&
    unpaid(proposal) === unpaid(terms) &&
    paidToMn(terms.clauses, economy) > paidToMn(proposal.clauses, economy)
  );
}

type Said = {
  readonly objection: Objection;
  readonly least?: Least;
  readonly counter?: Pick<SeatIntentOf<'tableProposal'>, 'draft'>;
};

type Offered = Pick<ProposalValue, 'gainBn' | 'equalShareBn'> & { readonly draft: Draft };

/** Whether a counter asks for a small part of what it would bring, and for no more than a quarter as much money again as was to change hands. */
function asksLittle(appraiser: Appraiser, offered: Offered, counter: Draft, economy: EconomyId): boolean {
  const asked = valueProposal(appraiser, counter, economy);
  if (!asked.ok) return false;
  const offeredMn = paidToMn(offered.draft.clauses, economy);
  const moreMn = paidToMn(counter.clauses, economy) - offeredMn;
  const moreBn = asked.value.gainBn - offered.gainBn;
  return (
    moreBn <= LITTLE * Math.min(offered.equalShareBn, asked.value.gainBn) &&
    (offeredMn === 0 || moreMn <= LITTLE * Math.abs(offeredMn))
  );
}

const AT_HOME: readonly unknown[] = [
  'sovereignty',
  'lobbyLoses',
  'votesAtHome',
] satisfies Objection['reason'][];
