import { SUPPORT_PARTS, type SupportPart } from '#shared/content/vocabulary.ts';
import type { ProposalReason } from '#shared/content/phrases.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { fromKeys } from '#shared/kernel/records.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import type { Outbid } from '#shared/protocol/payments.ts';
import { applyLaw } from '#shared/rules/law/register.ts';
import { projectSupport } from '#shared/rules/forecast/forecastOverRounds.ts';
import { forecastSupport } from '#shared/rules/forecast/policyForecasts.ts';
import { paidToMn } from '#shared/rules/law/transfers.ts';
import { lawOf } from '#shared/rules/clauses/proposalLaw.ts';
import { wallRaisers } from '#shared/rules/countries/proposals.ts';
import { draftOf } from '#shared/rules/table/proposal.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { areSame, hasPerson, hasSameTerms, standsByTerms } from '../moves/attention.ts';
import { buildsOnLeft, isBarredByBots, leavers } from '../moves/grudges.ts';
import { type Appraiser, isLawful } from '../valuation/appraiser.ts';
import { roundsToCome } from '../valuation/homePolitics.ts';
import { withoutPayingBy } from './concessions.ts';
import {
  type ProposalValue,
  foreseenGainBn,
  isWorthSigning,
  noiseBn,
  valueProposal,
} from '../valuation/valueProposal.ts';

/** Why a bot does not sign: the test that failed, which it says; unsaid where the model itself found no answer. */
export type Objection = {
  readonly reason?: ProposalReason;
  /** The offer that brings it more, where it tells that to people. */
  readonly outbid?: Outbid;
};

/** What a bot has against a proposal under the law as it stands; undefined where it would sign. */
export function objectionTo(
  appraiser: Appraiser,
  proposal: Proposal,
  economy: EconomyId,
): Objection | undefined {
  const closed = closedTo(appraiser, proposal, economy);
  if (closed !== undefined) return closed;
  const draft = draftOf(proposal);
  const { law } = appraiser;
  const value = valueProposal(appraiser, draft, economy);
  if (!value.ok) return {};
  if (!isWorthSigning(value.value)) return { reason: shortfall(appraiser, draft, economy, value.value) };
  const rivals =
    law.settings.agreementLimits === undefined ? shutOut(appraiser, proposal, economy) : undefined;
  if (rivals !== undefined) return { reason: outbidBy(rivals, value.value) };
  if (law.settings.agreementLimits === undefined || standsByTerms(law, proposal, economy)) return undefined;
  const others = rivalsTo(appraiser, proposal, economy);
  return others.gainBn > WORTH_WAITING * value.value.gainBn
    ? { reason: outbidBy(others, value.value) }
    : undefined;
}

/** What keeps it from thinking about a proposal at all, whatever that would bring. */
export function closedTo(
  appraiser: Appraiser,
  proposal: Proposal,
  economy: EconomyId,
): Objection | undefined {
  const isWithPeople = hasPerson(appraiser.law, proposal.parties);
  const shunned = leavers(appraiser.law, economy, { isWithPeople });
  if (proposal.parties.some((party) => shunned.includes(party))) return { reason: 'leftUs' };
  const raisers = wallRaisers(appraiser.scenario, appraiser.law, economy);
  if (proposal.parties.some((party) => raisers.includes(party))) return { reason: 'wallRaised' };
  if (buildsOnLeft(appraiser.law, proposal, economy)) return { reason: 'noGain' };
  return isLawful(appraiser, draftOf(proposal), proposal.author) ? undefined : { reason: 'lawChanged' };
}

/** How much more another offer must bring before a government waits for it rather than sign what lies before it. */
const WORTH_WAITING = 1.25;

/** The most that other open offers would bring a government: with what they are to its own task, and in real income alone. */
type Rivals = { readonly gainBn: number; readonly incomeBn: number; readonly best?: Proposal };

/** Of the offers on which it may count where a signature rules out others this round. */
function rivalsTo(
  appraiser: Appraiser,
  proposal: Pick<Proposal, 'id'>,
  economy: EconomyId,
  isRival: (other: Proposal) => boolean = () => true,
): Rivals {
  return mostOf(
    appraiser,
    Object.values(appraiser.law.proposals).filter(
      (other) =>
        other.id !== proposal.id &&
        other.status === 'open' &&
        other.parties.includes(economy) &&
        other.refusedBy.length === 0 &&
        isToCountOn(other, economy) &&
        isRival(other),
    ),
    economy,
  );
}

function mostOf(appraiser: Appraiser, offers: readonly Proposal[], economy: EconomyId): Rivals {
  const values = offers.flatMap((offer) => {
    const draft = draftOf(offer);
    if (!isLawful(appraiser, draft, offer.author)) return [];
    const value = valueProposal(appraiser, draft, economy);
    return value.ok && isWorthSigning(value.value) ? [{ ...value.value, offer }] : [];
  });
  const gainBn = Math.max(0, ...values.map((value) => value.gainBn));
  const best = values.find((value) => value.gainBn === gainBn)?.offer;
  return {
    gainBn,
    incomeBn: Math.max(0, ...values.map(incomeOf)),
    ...(best !== undefined && { best }),
  };
}

/** What an offer brings in real income, without what it is to the own task. */
function incomeOf({ gainBn, taskWorthBn }: Pick<ProposalValue, 'gainBn' | 'taskWorthBn'>): number {
  return gainBn - taskWorthBn;
}

/** Why it would rather wait for another offer: that brings it a higher income, or only its own task speaks for it, of which nobody knows. */
function outbidBy(
  { incomeBn }: Pick<Rivals, 'incomeBn'>,
  value: Pick<ProposalValue, 'gainBn' | 'taskWorthBn'>,
): 'betterOffer' | 'otherAims' {
  return incomeBn > incomeOf(value) ? 'betterOffer' : 'otherAims';
}

/** Whether it would rather wait for another offer. */
export function isWaiting(reason: ProposalReason | undefined): boolean {
  return reason === 'betterOffer' || reason === 'otherAims';
}

/**
 * Whether another has made an offer to it, or its own may still be signed: somebody has not opened it yet, or all others have signed. What
 * others have read and not signed is nothing to wait for.
 */
function isToCountOn(
  { author, parties, openedBy, signatures, revision }: Proposal,
  economy: EconomyId,
): boolean {
  const others = parties.filter((party) => party !== economy);
  return (
    author !== economy ||
    others.some((party) => !openedBy.includes(party)) ||
    others.every((party) => signatures[party] === revision)
  );
}

/** Which of the tests of worth a proposal fails, the part of the gain before taste. */
export function shortfall(
  appraiser: Appraiser,
  draft: Draft,
  economy: EconomyId,
  {
    gainBn,
    reservationBn,
    distaste,
    appraisal,
  }: Pick<ProposalValue, 'gainBn' | 'reservationBn' | 'distaste' | 'appraisal'>,
): ProposalReason {
  if (gainBn >= reservationBn && distaste !== undefined)
    return mindsPaying(appraiser, draft, economy, distaste) ? 'paysTooMuch' : distaste;
  const bare = appraiser.table.appraise(draft);
  const paidBn = appraiser.paymentGains(draft)[economy] ?? 0;
  const incomeBn = bare.ok ? (bare.value.gainBn[economy] ?? 0) + paidBn : gainBn;
  // What would do as income falls short by what it costs at home.
  if (incomeBn >= reservationBn) return costAtHome(appraiser, economy, appraisal.laws);
  return gainBn < noiseBn(appraiser, economy) ? 'noGain' : 'smallPart';
}

/** Whether it would sell enough if it had nothing to pay: to people it does not say then that it sells too little. */
function mindsPaying(
  appraiser: Appraiser,
  draft: Draft,
  economy: EconomyId,
  distaste: ProposalReason,
): boolean {
  if (distaste !== 'exportsTooSmall' || !hasPerson(appraiser.law, draft.parties)) return false;
  const unpaid = valueProposal(appraiser, withoutPayingBy(draft, economy), economy);
  return unpaid.ok && unpaid.value.distaste === undefined;
}

/** What a bot asks of people for its signature. */
export type Least = {
  /** Part of an equal share of the joint gain. */
  readonly share: number;
  readonly among: LeastAmong;
};

/** What it must bring so that it comes near another offer, and what real income others bring, in billions a round. */
export type LeastAmong = {
  readonly leastBn: number;
  readonly incomeBn: number;
  readonly outbid?: Outbid;
};

/** Beyond what is worth signing. */
export const NOTHING_MORE: Least = { share: 0, among: { leastBn: 0, incomeBn: 0 } };

/** Of terms that it has offered itself: in those it counted its own task too, which nobody else can make it pay for. */
export const AS_OFFERED = { ...NOTHING_MORE, countsTask: true } as const satisfies AskedFor;

type AskedFor = Least & { readonly countsTask?: true };

/** What a bot has against signing a draft for less than it asks. */
export function objectionBelow(
  appraiser: Appraiser,
  draft: Draft,
  economy: EconomyId,
  { share, among, countsTask }: AskedFor,
): Objection | undefined {
  const valued = valueProposal(appraiser, draft, economy);
  if (!valued.ok) return {};
  const value = valued.value;
  if (!isWorthSigning(value)) return { reason: shortfall(appraiser, draft, economy, value) };
  // Sums of money are round: what was offered is enough.
  const gainBn = value.gainBn + noiseBn(appraiser, economy);
  if (gainBn < among.leastBn) {
    const reason = outbidBy(among, value);
    // Its task is its secret.
    const isTold = reason === 'betterOffer' && among.outbid !== undefined;
    return { reason, ...(isTold && { outbid: among.outbid }) };
  }
  if (gainBn < share * value.equalShareBn) return { reason: 'smallPart' };
  const foreseen = foreseenGainBn(appraiser, draft, economy);
  if (!foreseen.ok) return {};
  const foreseenBn = foreseen.value + (countsTask === true ? value.taskWorthBn : 0);
  if (foreseenBn >= value.reservationBn) return undefined;
  return { reason: foreseenBn > noiseBn(appraiser, economy) ? 'smallPart' : 'noGain' };
}

/** Where a signature rules out others: what a proposal must bring while other parties offer something. */
export function leastAmongOffers(appraiser: Appraiser, proposal: Proposal, economy: EconomyId): LeastAmong {
  const { law } = appraiser;
  if (law.settings.agreementLimits === undefined || standsByTerms(law, proposal, economy))
    return NOTHING_MORE.among;
  const isRival = ({ parties }: Proposal): boolean =>
    !areSame(parties, proposal.parties) && !isBarredByBots(appraiser, parties);
  const { gainBn, incomeBn, best } = rivalsTo(appraiser, proposal, economy, isRival);
  return {
    leastBn: gainBn / WORTH_WAITING,
    incomeBn,
    ...(best !== undefined && { outbid: outbidOf(best, economy) }),
  };
}

/** What a bot tells people of an offer to it; of one that it has written itself no sum, since nobody has offered it that. */
export function outbidOf({ author, parties, clauses }: Proposal, economy: EconomyId): Outbid {
  return {
    economies: parties.filter((party) => party !== economy),
    paidMn: author === economy ? 0 : paidToMn(clauses, economy),
  };
}

/**
 * Whether an offer of its own still stands that brings the author more, on the same terms or unread: nobody should pay more for what they can
 * have for less, nor get less because they had not read it yet. Who has read it and wants other terms has chosen. Among more than two it is its
 * concern where it is itself paid more: what the others pay each other they settle.
 */
export function offersMore(
  appraiser: Appraiser,
  proposal: Proposal,
  offers: readonly Proposal[],
  by: EconomyId,
): boolean {
  const { author, parties } = proposal;
  const gainOf = (draft: Draft): number => {
    const appraised = appraiser.appraise(draft);
    return appraised.ok ? (appraised.value.gainBn[author] ?? 0) : -Infinity;
  };
  const paidMn = paidToMn(proposal.clauses, by);
  const isConcern = (own: Proposal): boolean =>
    (parties.length === 2 || paidMn > paidToMn(own.clauses, by)) &&
    (!own.openedBy.includes(author) || hasSameTerms(own, proposal));
  const standing = offers.filter(({ status, refusedBy }) => status === 'open' && !refusedBy.includes(author));
  if (!standing.some(isConcern)) return false;
  const enoughBn = gainOf(draftOf(proposal)) + noiseBn(appraiser, author);
  return standing.some((offer) => isConcern(offer) && gainOf(draftOf(offer)) > enoughBn);
}

const REASON_OF_PART: Partial<Record<SupportPart, ProposalReason>> = {
  sovereignty: 'sovereignty',
  lobbies: 'lobbyLoses',
};

/** The part of support that the proposal costs most of over the rounds to come. */
function costAtHome(
  { scenario, law }: Appraiser,
  economy: EconomyId,
  laws: ProposalValue['appraisal']['laws'],
): ProposalReason {
  const forecast = forecastSupport(scenario, law, laws, economy);
  if (forecast === undefined) return 'votesAtHome';
  const costOf = (part: SupportPart): number => {
    const alone = { ...NO_PARTS, [part]: forecast.parts[part] };
    return projectSupport({ parts: alone }, roundsToCome(law)).reduce((sum, points) => sum + points, 0);
  };
  const [worst] = SUPPORT_PARTS.toSorted((a, b) => costOf(a) - costOf(b));
  return (worst === undefined ? undefined : REASON_OF_PART[worst]) ?? 'votesAtHome';
}

const NO_PARTS = fromKeys(SUPPORT_PARTS, () => 0);

/**
 * People's open proposals that are worth signing and that the bot's proposal would make impossible: people come first. What the two bargain
 * over in one thread is no rival of itself. Undefined where there is none.
 */
function shutOut(appraiser: Appraiser, proposal: Proposal, economy: EconomyId): Rivals | undefined {
  const { scenario, law } = appraiser;
  if (isByPerson(law, proposal)) return undefined;
  const rivals = Object.values(law.proposals).filter(
    (other) =>
      other.status === 'open' &&
      other.thread !== proposal.thread &&
      other.parties.includes(economy) &&
      isByPerson(law, other),
  );
  if (rivals.length === 0) return undefined;
  const concluded = applyLaw(law, lawOf(scenario, law, proposal));
  const after = { scenario, law: concluded, inForce: concluded };
  const most = mostOf(
    appraiser,
    rivals.filter((rival) => !isLawful(after, draftOf(rival), rival.author)),
    economy,
  );
  return most.gainBn > 0 ? most : undefined;
}

function isByPerson(law: CountryGame, { author }: Proposal): boolean {
  return hasPerson(law, [author]);
}
