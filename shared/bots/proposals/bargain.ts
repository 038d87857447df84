/**
 * How a bot bargains with people: it asks for more than it needs, comes down in two or three offers, says which is its last, and
 * refuses what is too little with the payment that would have to change. Bots make each other fair offers at once (docs/bots.md).
 */
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Clause } from '#shared/protocol/clauses.ts';
import type { Draft, SeatIntent, SeatIntentOf } from '#shared/protocol/intents.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import type { AcceptedPayment } from '#shared/protocol/pledges.ts';
import { draftOf } from '#shared/rules/table/proposal.ts';
import { temperamentOf } from '../botView.ts';
import { areSame, asksLeft, hasOffered, lastShare, offersTo } from '../moves/attention.ts';
import { type Appraiser, isLawful } from '../valuation/appraiser.ts';
import { foreseenGainBn, isWorthSigning, noiseBn, valueProposal } from '../valuation/valueProposal.ts';
import { counterDrafts, paymentRounds, roomMn, roundSum } from './concessions.ts';
import { type Objection, WORTH_WAITING, bestOfferBn, closedTo, shortfall } from './objectionTo.ts';

/** A bot's answer to a proposal of a person: signed, countered while it still makes offers, else refused. */
export function bargain(appraiser: Appraiser, proposal: Proposal, economy: EconomyId): SeatIntent[] {
  const closed = closedTo(appraiser, proposal, economy);
  if (closed !== undefined) return [refusal(proposal, closed)];
  const { law } = appraiser;
  const { bargaining } = temperamentOf(law, economy);
  const offers = offersTo(law, proposal.parties, economy);
  const asks = asksLeft(law, proposal.parties, economy, bargaining);
  const outbidBn = leastAmongOffers(appraiser, proposal, economy);
  const now: Least = { share: asks[0] ?? lastShare(law, proposal.parties, economy, bargaining), outbidBn };
  const objection = objectionBelow(appraiser, draftOf(proposal), economy, now);
  if (objection === undefined) return [signature(proposal)];
  const { counter, isRepeating } = counterProposal(appraiser, proposal, economy, { asks, offers, outbidBn });
  if (counter !== undefined)
    return [
      // Nobody should sign by mistake what is offered on better terms now.
      ...offers
        .filter(({ status }) => status === 'open')
        .map(({ id }): SeatIntent => ({ type: 'withdrawProposal', proposal: id })),
      { ...counter, ...objection },
    ];
  // What is worth signing, and cannot be had on better terms within the rules, is signed; better terms that were offered stand.
  const least = asks.length === 0 || isRepeating ? now : { share: 0, outbidBn };
  const last = objectionBelow(appraiser, draftOf(proposal), economy, least);
  if (last === undefined) return [signature(proposal)];
  const accepts = acceptedPayment(
    appraiser,
    proposal,
    economy,
    (draft) => objectionBelow(appraiser, draft, economy, least) === undefined,
  );
  return [{ ...refusal(proposal, last), ...(accepts === undefined ? {} : { accepts }) }];
}

function signature({ id, revision }: Proposal): SeatIntent {
  return { type: 'signProposal', proposal: id, revision, confirmed: true };
}

function refusal({ id }: Proposal, { reason }: Objection) {
  return { type: 'refuseProposal', proposal: id, ...(reason === undefined ? {} : { reason }) } as const;
}

type Least = {
  /** Part of an equal share of the joint gain. */
  readonly share: number;
  /** What it must bring so that it comes near another offer, in billions a round. */
  readonly outbidBn: number;
};

/** Where a signature rules out others: what a proposal must bring while other parties offer something. */
function leastAmongOffers(appraiser: Appraiser, proposal: Proposal, economy: EconomyId): number {
  if (appraiser.law.settings.agreementLimits === undefined) return 0;
  const isRival = ({ parties }: Proposal): boolean => !areSame(parties, proposal.parties);
  return bestOfferBn(appraiser, proposal, economy, isRival) / WORTH_WAITING;
}

/** What a bot has against signing a draft for less than it asks. */
function objectionBelow(
  appraiser: Appraiser,
  draft: Draft,
  economy: EconomyId,
  { share, outbidBn }: Least,
): Objection | undefined {
  const valued = valueProposal(appraiser, draft, economy);
  if (!valued.ok) return {};
  const value = valued.value;
  if (!isWorthSigning(value)) return { reason: shortfall(appraiser, draft, economy, value) };
  // Sums of money are round: what was offered is enough.
  const gainBn = value.gainBn + noiseBn(appraiser, economy);
  if (gainBn < outbidBn) return { reason: 'betterOffer' };
  if (gainBn < share * value.equalShareBn) return { reason: 'smallPart' };
  const foreseen = foreseenGainBn(appraiser, draft, economy);
  if (!foreseen.ok) return {};
  if (foreseen.value >= value.reservationBn) return undefined;
  return { reason: foreseen.value > noiseBn(appraiser, economy) ? 'smallPart' : 'noGain' };
}

type Asking = {
  readonly asks: readonly number[];
  readonly offers: readonly Proposal[];
  readonly outbidBn: number;
};

type Counter = {
  readonly counter?: SeatIntentOf<'tableProposal'>;
  /** What it would still offer is what it has offered before. */
  readonly isRepeating: boolean;
};

/** The first of its remaining offers that the rules allow, that leaves the others their part and that it has not made before. */
function counterProposal(
  appraiser: Appraiser,
  proposal: Proposal,
  economy: EconomyId,
  { asks, offers, outbidBn }: Asking,
): Counter {
  let isRepeating = false;
  for (const [index, share] of asks.entries()) {
    const draft = counterDrafts(appraiser, proposal, economy, { share, leastBn: outbidBn }).find(
      (each) =>
        isLawful(appraiser, each, economy) &&
        objectionBelow(appraiser, each, economy, { share: 0, outbidBn }) === undefined,
    );
    if (draft === undefined) continue;
    if (hasOffered(offers, draft)) isRepeating = true;
    else {
      const isLast = index === asks.length - 1;
      const counterTo = proposal.id;
      const counter = { type: 'tableProposal', draft, counterTo } as const;
      return { counter: { ...counter, ...(isLast ? { isLastOffer: true } : {}) }, isRepeating };
    }
  }
  return { isRepeating };
}

/** The payments between a bot and the author of a proposal with which the bot would sign its other terms; none where no payment is enough. */
function acceptedPayment(
  appraiser: Appraiser,
  proposal: Proposal,
  economy: EconomyId,
  isAccepted: (draft: Draft) => boolean,
): AcceptedPayment | undefined {
  const { law } = appraiser;
  const { author } = proposal;
  const draft = draftOf(proposal);
  const rounds = paymentRounds(law);
  const terms = draft.clauses.filter((clause) => !isBetween(clause, author, economy));
  const paid = (amountMn: number): Draft => ({
    ...draft,
    clauses: [...terms, ...paymentsOf({ from: author, to: economy, rounds }, amountMn)],
  });
  const isEnough = (amountMn: number): boolean => {
    const offer = paid(amountMn);
    return offer.clauses.length > 0 && isLawful(appraiser, offer, author) && isAccepted(offer);
  };
  const mostMn = Math.min(roomMn(law, author, 'from'), roomMn(law, economy, 'to'));
  if (!isEnough(mostMn)) return undefined;
  let tooLittleMn = -Math.min(roomMn(law, economy, 'from'), roomMn(law, author, 'to')) - 1;
  let enoughMn = mostMn;
  while (enoughMn - tooLittleMn > 1) {
    const middleMn = Math.floor((enoughMn + tooLittleMn) / 2);
    if (isEnough(middleMn)) enoughMn = middleMn;
    else tooLittleMn = middleMn;
  }
  if (enoughMn <= 0)
    return { from: economy, to: author, leastMn: 0, mostMn: roundSum(-enoughMn, 'down'), rounds };
  const roundMn = roundSum(enoughMn, 'up');
  return { from: author, to: economy, leastMn: roundMn <= mostMn ? roundMn : enoughMn, mostMn, rounds };
}

function isBetween(clause: Clause, one: EconomyId, other: EconomyId): boolean {
  if (clause.type !== 'payment') return false;
  return (clause.from === one && clause.to === other) || (clause.from === other && clause.to === one);
}

type Payer = { readonly from: EconomyId; readonly to: EconomyId; readonly rounds: number };

/** A payment one way or, of less than nothing, the other. */
function paymentsOf({ from, to, rounds }: Payer, amountMn: number): Clause[] {
  if (amountMn === 0) return [];
  const [payer, receiver] = amountMn > 0 ? [from, to] : [to, from];
  return [{ type: 'payment', from: payer, to: receiver, amountMn: Math.abs(amountMn), rounds }];
}
