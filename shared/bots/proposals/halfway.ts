/** How a bot meets a person halfway where each round begins anew: between what it has last asked and what it is offered. */
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Draft, SeatIntentOf } from '#shared/protocol/intents.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import type { AcceptedPayment } from '#shared/protocol/payments.ts';
import { startsAnew } from '#shared/rules/law/register.ts';
import { paidToMn } from '#shared/rules/law/transfers.ts';
import { hasPerson, offersTo } from '../moves/attention.ts';
import { type Appraiser, isLawful } from '../valuation/appraiser.ts';
import { acceptedPayment, atPrice, roundSum, withAccepted } from './concessions.ts';
import { type Least, type LeastAmong, objectionBelow } from './objectionTo.ts';

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
