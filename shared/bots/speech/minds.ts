/** What bots think of dealings with others, in each of the games, by the same values as their moves. */
import { FREE_TRADE_LEVEL } from '#shared/content/treatyConstants.ts';
import { isOfPart } from '#shared/content/phrases.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { must } from '#shared/kernel/records.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import { CENTRE_SEAT } from '#shared/protocol/provinces/centre.ts';
import type { Pact } from '#shared/protocol/provinces/pacts.ts';
import type { AreaPrice, AskedArea, AskedPayment } from '#shared/protocol/payments.ts';
import type { BotLine } from '#shared/protocol/session.ts';
import { kindOf } from '#shared/rules/clauses/clauseKinds.ts';
import { wallRaisers } from '#shared/rules/countries/proposals.ts';
import { unitOf } from '#shared/rules/law/blocs.ts';
import { lastRoundOf, pairLevel, signaturesLeft, startsAnew } from '#shared/rules/law/register.ts';
import type { ProvincesScenario } from '#shared/rules/scenario/provincesScenario.ts';
import type { CountryGame, ProvinceGame } from '#shared/rules/state.ts';
import { bargainingOf, temperamentOf } from '../botView.ts';
import { paidToMn, paymentRounds } from '#shared/rules/law/transfers.ts';
import { areSame, offersTo } from '../moves/attention.ts';
import { leavers } from '../moves/grudges.ts';
import { answerProposal, bargainingVerdict } from '../proposals/answerProposal.ts';
import { candidateDrafts, freeTradeDraft } from '../proposals/candidateDrafts.ts';
import { acceptedPayment, balancePayments, withAccepted } from '../proposals/concessions.ts';
import { type Objection, closedTo, outbidOf, shortfall } from '../proposals/objectionTo.ts';
import { ratedDraft } from '../proposals/propose.ts';
import { answerPact, distrusts } from '../provinces/answerPact.ts';
import { pactDraft } from '../provinces/pactDraft.ts';
import { pactWith } from '../provinces/proposePact.ts';
import { pactGains } from '../provinces/sight.ts';
import { type Appraiser, asAsked, createAppraiser, isLawful } from '../valuation/appraiser.ts';
import { knownToAll } from '../valuation/lawTable.ts';
import { isWorthSigning, noiseBn, valueProposal } from '../valuation/valueProposal.ts';
import { type Mind, type Offer, type Refusal, answered } from './answerTalk.ts';
import { lastLeft } from './remarks.ts';

/** What a government thinks of dealings with another, by the same values as its moves. */
export function countryMind(scenario: Scenario, view: CountryGame, economy: EconomyId): Mind {
  const appraiser = createAppraiser(scenario, knownToAll(view));
  return {
    offerTo: (partner) => offerTo(appraiser, economy, partner),
    answerTo: (proposal) => answerProposal(appraiser, proposal, economy),
    wishOf: (draft) => wishOf(draft, economy),
    ...(startsAnew(view) && {
      payingMost: (draft, partner) => payingMost(appraiser, draft, economy, partner),
      areaFor: (asked) => areaFor(appraiser, economy, asked),
      areaPrice: (asked) => areaPrice(scenario, view, economy, asked),
    }),
  };
}

/**
 * A draft for two as it stands, or with the most that the bot would pay the other at once, by the same test as its signature. What it asks for
 * itself it does not lower unasked.
 */
function payingMost(appraiser: Appraiser, draft: Draft, economy: EconomyId, partner: EconomyId): Draft {
  if (paidToMn(draft.clauses, economy) > 0 || draft.parties.length > 2) return draft;
  const asked = asAsked(appraiser.law, draft, partner);
  const accepts = priceFor(appraiser, asked, economy);
  const isMore = accepts?.from === economy && accepts.mostMn > -paidToMn(draft.clauses, economy);
  return isMore ? withAccepted(asked, accepts) : draft;
}

type Aim = { readonly aim?: 'otherAims' | 'fitsAims' };
type AreaOffer = Offer & Aim;

/**
 * Free trade of several, with the payment between the bot and whoever asks for which it would sign at once beside what others pay; else the test
 * that it fails. A payment may be more than the asker gains by it: others may pay the asker for it.
 */
function areaFor(appraiser: Appraiser, economy: EconomyId, { asker, among, payments }: AskedArea): AreaOffer {
  const asked = areaAsked(appraiser, { asker, among, payments }, economy);
  const economies = among.filter((party) => party !== economy);
  const refusing = ({ reason }: Objection): Refusal => ({
    because: answered('areaNot', { economies, reason: reason ?? '' }),
  });
  if (signaturesLeft(appraiser.law, economy) === 0) return { because: answered('signedThisRound') };
  const closed = closedTo(appraiser, asked, economy);
  if (closed !== undefined)
    return closed.reason === 'lawChanged' ? { because: answered('ruledOut') } : refusing(closed);
  const accepts = priceFor(appraiser, asked, economy);
  const priced = (draft: Draft): AreaOffer => ({ draft, ...aimOf(appraiser, draft, economy) });
  if (accepts !== undefined) return priced(withAccepted(asked, accepts));
  const verdict = bargainingVerdict(appraiser, asked, economy, shareAsked(appraiser.law, among, economy));
  const objection = verdict.type === 'signs' ? {} : verdict.objection;
  const price = priceFor(appraiser, asked, economy, { worth: 'anyPrice' });
  if (!isOfPart(objection.reason) && objection.reason !== 'noGain')
    return { ...refusing(objection), ...(price !== undefined && { isDear: true }) };
  return price === undefined ? refusing({ reason: 'outOfReach' }) : priced(withAccepted(asked, price));
}

/** Of free trade with whoever asks, with what others pay. */
function areaAsked({ law }: Appraiser, { asker, among, payments }: AskedArea, economy: EconomyId): Proposal {
  const { parties, clauses } = freeTradeDraft(
    [asker],
    among.filter((party) => party !== asker),
  );
  const rounds = paymentRounds(law);
  const isTheirs = ({ from, to }: AskedPayment): boolean =>
    [from, to].every((side) => side === asker || side === economy);
  const paid = payments
    .filter((each) => !isTheirs(each))
    .map((each) => ({ ...each, type: 'payment' as const, rounds }));
  return asAsked(law, { parties, clauses: [...clauses, ...paid] }, asker);
}

/** The payment for which it would sign with whoever asks, how far it may come down, and by whose offer that is moved. */
function areaPrice(scenario: Scenario, view: CountryGame, economy: EconomyId, asked: AskedArea): AreaPrice {
  const beside = (isKept: (rival: Proposal) => boolean): Appraiser => {
    const proposals = Object.fromEntries(
      Object.entries(view.proposals).filter(([, each]) => !isRival(each) || isKept(each)),
    );
    return createAppraiser(scenario, knownToAll({ ...view, proposals }));
  };
  const wantedBy = (appraiser: Appraiser): AreaPrice['wants'] => {
    const { draft, isDear } = areaFor(appraiser, economy, asked);
    if (draft !== undefined) return paidToMn(draft.clauses, economy);
    return isDear === true ? 'dear' : 'never';
  };
  const isRival = ({ status, parties }: Proposal): boolean =>
    status === 'open' && parties.includes(economy) && !areSame(parties, asked.among);
  const priceIn = (appraiser: Appraiser): AreaPrice => {
    const wants = wantedBy(appraiser);
    const downTo = typeof wants === 'number' ? leastFor(appraiser, economy, asked) : undefined;
    return { wants, ...(downTo !== undefined && downTo < Number(wants) && { downTo }) };
  };
  const price = priceIn(beside(() => true));
  const isSame = (other: AreaPrice): boolean => other.wants === price.wants && other.downTo === price.downTo;
  const rivals = Object.values(view.proposals).filter(isRival);
  // The one that alone moves the price as all of them do.
  const moving =
    rivals.length === 0 || isSame(priceIn(beside(() => false)))
      ? undefined
      : rivals.find((rival) => isSame(priceIn(beside((each) => each === rival))));
  return {
    ...price,
    ...(moving !== undefined && { outbid: outbidOf(moving, economy) }),
  };
}

/** What it would come down to at most in its offers; once it has said beside a refusal for what it would sign, that. */
function leastFor(appraiser: Appraiser, economy: EconomyId, area: AskedArea): number | undefined {
  const { law } = appraiser;
  const hasSaid = Object.values(law.proposals).some(
    ({ round, parties, accepted }) =>
      round === law.round && areSame(parties, area.among) && accepted?.[economy] !== undefined,
  );
  if (hasSaid) return undefined;
  const asked = areaAsked(appraiser, area, economy);
  const least = priceFor(appraiser, asked, economy, { share: 0, worth: 'anyPrice' });
  return least && paidToMn(withAccepted(asked, least).clauses, economy);
}

/** Whether its secret task speaks for what it would sign at this price, or against it. The task is not named. */
function aimOf(appraiser: Appraiser, draft: Draft, economy: EconomyId): Aim {
  const value = valueProposal(appraiser, draft, economy);
  if (!value.ok) return {};
  const { gainBn, taskWorthBn } = value.value;
  const noise = noiseBn(appraiser, economy);
  if (taskWorthBn > noise) return { aim: 'fitsAims' };
  return taskWorthBn < -noise && gainBn - taskWorthBn > noise ? { aim: 'otherAims' } : {};
}

/**
 * The part of an equal share that it has last asked of just these in an offer of this round, before its first what that would ask. When it next answers it
 * would already take less: that it keeps to itself, so that what it names moves with what it offers.
 */
function shareAsked(law: CountryGame, parties: readonly EconomyId[], economy: EconomyId): number {
  const { asks } = bargainingOf(law, economy);
  const made = offersTo(law, parties, economy).length;
  return asks[Math.min(Math.max(made, 1), asks.length) - 1] ?? 0;
}

type Pricing = {
  /** The part of an equal share that it asks; absent: what it has last asked. */
  readonly share?: number;
  readonly worth?: 'anyPrice';
};

/** The payment between the bot and the author for which it would sign. */
function priceFor(appraiser: Appraiser, asked: Proposal, economy: EconomyId, { share, worth }: Pricing = {}) {
  const least = share ?? shareAsked(appraiser.law, asked.parties, economy);
  const isAccepted = ({ clauses }: Draft): boolean => {
    const verdict = bargainingVerdict(appraiser, { ...asked, clauses }, economy, least);
    // It would rather give what it has offered before.
    return (
      verdict.type === 'signs' || (verdict.type === 'refuses' && verdict.objection.reason === 'ownOffer')
    );
  };
  return acceptedPayment(appraiser, asked, economy, isAccepted, worth);
}

/** The best that it can think of for the two units alone. */
function offerTo(appraiser: Appraiser, economy: EconomyId, partner: EconomyId): Offer {
  const { law } = appraiser;
  const raisers = wallRaisers(appraiser.scenario, law, economy);
  const shunned = [...leavers(law, economy), ...raisers];
  if (raisers.includes(partner)) return { because: answered('raisedWall') };
  if (shunned.includes(partner)) {
    const round = lastLeft(law, partner, economy);
    return { because: answered('leftUs', { round: round ?? law.round }) };
  }
  const concerned = [...unitOf(law, economy), ...unitOf(law, partner)];
  const others = new Set(Object.keys(law.seats).filter((seat) => !concerned.includes(seat)));
  const [best] = candidateDrafts(appraiser, economy, others)
    .filter(({ parties }) => parties.includes(partner) && !parties.some((party) => shunned.includes(party)))
    .flatMap((draft) => ratedDraft(appraiser, draft, economy) ?? [])
    .toSorted((a, b) => b.score - a.score)
    .flatMap(({ draft }) => goodFor(appraiser, draft, economy, partner) ?? []);
  return best === undefined ? { because: whyNothing(appraiser, economy, partner) } : { draft: best };
}

/** Whoever asks for an offer is not pressed by one that costs it something: the draft, or the same with fair payments. */
function goodFor(
  appraiser: Appraiser,
  draft: Draft,
  economy: EconomyId,
  partner: EconomyId,
): Draft | undefined {
  if (gainOf(appraiser, draft, partner) > 0) return draft;
  const clauses = draft.clauses.filter(({ type }) => type !== 'payment');
  const bare = appraiser.appraise({ ...draft, clauses });
  if (!bare.ok) return undefined;
  const { fairShare } = temperamentOf(appraiser.law, economy).proposals;
  const shares = { wanted: { [economy]: fairShare } };
  const fair = balancePayments(appraiser.law, { ...draft, clauses }, bare.value, shares);
  if (fair === undefined || !isLawful(appraiser, fair, economy)) return undefined;
  const value = valueProposal(appraiser, fair, economy);
  const isGood = value.ok && isWorthSigning(value.value) && gainOf(appraiser, fair, partner) > 0;
  return isGood ? fair : undefined;
}

function gainOf(appraiser: Appraiser, draft: Draft, economy: EconomyId): number {
  const appraised = appraiser.appraise(draft);
  return appraised.ok ? (appraised.value.gainBn[economy] ?? 0) : -Infinity;
}

/** Why the two have nothing to agree, seen at free trade between them. */
function whyNothing(appraiser: Appraiser, economy: EconomyId, partner: EconomyId): BotLine {
  const { law } = appraiser;
  const draft = freeTradeDraft(unitOf(law, economy), unitOf(law, partner));
  if (!isLawful(appraiser, draft, economy)) return whyUnlawful(law, economy, partner);
  const value = valueProposal(appraiser, draft, economy);
  if (!value.ok) return answered('ruledOut');
  const { gainBn, jointGainBn, appraisal } = value.value;
  if (jointGainBn <= noiseBn(appraiser, economy)) return answered('nothingForBoth');
  if (gainBn <= -noiseBn(appraiser, economy)) return answered('costsUs', { amountBn: -gainBn });
  if (isWorthSigning(value.value) && (appraisal.gainBn[partner] ?? 0) <= 0) return answered('nothingForYou');
  if (isWorthSigning(value.value)) return answered('nothingForUs');
  return answered('standsBetween', { reason: shortfall(appraiser, draft, economy, value.value) });
}

function whyUnlawful(law: CountryGame, economy: EconomyId, partner: EconomyId): BotLine {
  if (pairLevel(law.agreements, economy, partner) >= FREE_TRADE_LEVEL)
    return whyAgreed(law, economy, partner);
  return answered(signaturesLeft(law, economy) === 0 ? 'signedThisRound' : 'ruledOut');
}

/** Of two with free trade: until when that holds, where it runs out, and what they could sign then. */
function whyAgreed(law: CountryGame, economy: EconomyId, partner: EconomyId): BotLine {
  const common = Object.values(law.agreements).filter(
    ({ level, parties }) =>
      level >= FREE_TRADE_LEVEL && parties.includes(economy) && parties.includes(partner),
  );
  const ends = common.map((agreement) => lastRoundOf(law, agreement) ?? Infinity);
  const { rounds } = law.settings;
  const round = Math.max(...ends);
  if (round < rounds) return answered('nothingLeftYet', { round: round + 1 });
  const mayWiden = common.every(
    ({ level, parties }) => level === FREE_TRADE_LEVEL && parties.length < Object.keys(law.seats).length,
  );
  return round === rounds && mayWiden ? answered('nothingLeftAlone', { round }) : answered('nothingLeft');
}

function wishOf(draft: Draft, economy: EconomyId): BotLine {
  const level = Math.max(1, ...draft.clauses.map(({ type }) => kindOf(type).level ?? 0));
  const paidMn = paidToMn(draft.clauses, economy);
  if (draft.clauses.some(({ type }) => kindOf(type).beyond !== undefined)) return rulesWishOf(paidMn);
  if (paidMn > 0) return answered('wantsPaid', { level, amountMn: paidMn });
  return paidMn < 0 ? answered('wantsPaying', { level, amountMn: -paidMn }) : answered('wants', { level });
}

function rulesWishOf(paidMn: number): BotLine {
  if (paidMn > 0) return answered('wantsRulesPaid', { amountMn: paidMn });
  return paidMn < 0 ? answered('wantsRulesPaying', { amountMn: -paidMn }) : answered('wantsRules');
}

/** What a leader thinks of dealings with another, by the same values as its moves; the centre makes no deals. */
export function provinceMind(scenario: ProvincesScenario, view: ProvinceGame, economy: EconomyId): Mind {
  return {
    offerTo: (partner) => pactOfferTo(scenario, view, economy, partner),
    answerTo: (proposal) => answerPact(scenario, view, economy, proposal),
    wishOf: (draft) => pactWishOf(draft, economy),
  };
}

function pactOfferTo(
  scenario: ProvincesScenario,
  view: ProvinceGame,
  economy: EconomyId,
  partner: EconomyId,
): Offer {
  if (economy === CENTRE_SEAT || partner === CENTRE_SEAT) return { because: answered('ruledOut') };
  const draft = pactWith(scenario, view, economy, partner);
  if (draft === undefined) return { because: whyNoPact(scenario, view, economy, partner) };
  return distrusts(view, economy, draft)
    ? { because: answered('standsBetween', { reason: 'leftUs' }) }
    : { draft };
}

/** Why the two have nothing to agree, seen at one market for both. */
function whyNoPact(
  scenario: ProvincesScenario,
  view: ProvinceGame,
  economy: EconomyId,
  partner: EconomyId,
): BotLine {
  const members = [economy, partner];
  const holds = whatHolds(scenario, view, economy, partner);
  if (holds !== undefined) return holds;
  const gains = pactGains(scenario, view, pactDraft(view, { members, isBinding: true }))?.gains;
  if (gains === undefined) return answered('ruledOut');
  const [own, theirs] = [must(gains[economy], economy), must(gains[partner], partner)];
  if (own + theirs <= 0) return answered('nothingForBoth');
  if (own <= 0) return answered('nothingForUs');
  return theirs <= 0 ? answered('nothingForYou') : answered('standsBetween', { reason: 'smallPart' });
}

/** Of two in one pact: until when it holds, and what the bot would want of the other if it had ended. */
function whatHolds(
  scenario: ProvincesScenario,
  view: ProvinceGame,
  economy: EconomyId,
  partner: EconomyId,
): BotLine | undefined {
  const isShared = ({ members, untilRound }: Pact): boolean =>
    untilRound >= view.round && members.includes(economy) && members.includes(partner);
  const pacts = Object.entries(view.provinces.pacts);
  const shared = pacts.flatMap(([, pact]) => (isShared(pact) ? [pact.untilRound] : []));
  if (shared.length === 0) return undefined;
  const round = Math.max(...shared);
  if (round >= view.settings.rounds) return answered('pactHoldsToEnd');
  const left = Object.fromEntries(pacts.filter(([, pact]) => !isShared(pact)));
  const ended = { ...view, provinces: { ...view.provinces, pacts: left } };
  const next = pactWith(scenario, ended, economy, partner);
  if (next === undefined) return answered('pactHoldsYet', { round });
  const paidMn = paidToMn(next.clauses, economy);
  if (paidMn === 0) return answered('pactHolds', { round });
  const key = paidMn > 0 ? 'pactHoldsPaid' : 'pactHoldsPaying';
  return answered(key, { round, amountMn: Math.abs(paidMn) });
}

function pactWishOf(draft: Draft, economy: EconomyId): BotLine {
  const paidMn = paidToMn(draft.clauses, economy);
  if (paidMn > 0) return answered('wantsPactPaid', { amountMn: paidMn });
  return paidMn < 0 ? answered('wantsPactPaying', { amountMn: -paidMn }) : answered('wantsPact');
}
