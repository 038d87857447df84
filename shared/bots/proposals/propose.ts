import { TEMPERAMENTS } from '#shared/content/temperaments.ts';
import type { AgreementId, EconomyId } from '#shared/kernel/ids.ts';
import { keysOf, mapValues } from '#shared/kernel/records.ts';
import type { Draft, SeatIntent } from '#shared/protocol/intents.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import { draftOf } from '#shared/rules/table/proposal.ts';
import { isAdmission } from '#shared/rules/law/blocs.ts';
import { keepsLastForPeople } from '#shared/rules/game/botAnswersDue.ts';
import { signaturesLeft } from '#shared/rules/law/register.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { seededDraw } from '#shared/rules/table/botDelays.ts';
import {
  areSame,
  asksLeft,
  hasPerson,
  isBusy,
  isOnTheTable,
  leastAskedMn,
  offersTo,
  pricesNamed,
  signedWith,
} from '../moves/attention.ts';
import { buildsOnLeft, isBarredByBots, leftAlone } from '../moves/grudges.ts';
import { bargainingIn, bargainingOf, temperamentOf } from '../botView.ts';
import { type Appraiser, consenting, isLawful } from '../valuation/appraiser.ts';
import { ratificationHope } from '../valuation/homePolitics.ts';
import { type Appraisal, NOISE } from '../valuation/prospect.ts';
import { isWorthSigning, noiseBn, taskWorthBn, valueProposal } from '../valuation/valueProposal.ts';
import { candidateDrafts } from './candidateDrafts.ts';
import { type Shares, atPrice, balancePayments, withAccepted } from './concessions.ts';
import { AS_OFFERED, objectionBelow } from './objectionTo.ts';

/** Own proposals that a bot keeps open at once: one less than it may, for a counter. */
const OPEN_PROPOSALS = 3;

/** Rounds in which people learn to read agreements: until then they are offered none among more than two. */
const ROUNDS_OF_TWO = 2;

/** What a bot tables when it looks round: the best that it finds, with its hands full only what is for people. */
export function propose(appraiser: Appraiser, economy: EconomyId): SeatIntent[] {
  const { law } = appraiser;
  const open = Object.values(law.proposals).filter(
    ({ author, status }) => author === economy && status === 'open',
  );
  const isForPeopleOnly = isBusy(law, economy) || keepsLastForPeople(law, economy);
  if (open.length >= OPEN_PROPOSALS || signaturesLeft(law, economy) === 0) return [];
  if (isForPeopleOnly && !hasPerson(law, Object.keys(law.seats))) return [];
  const addressed = new Set<EconomyId>(open.flatMap(({ parties }) => parties));
  addressed.delete(economy);
  const isWelcome = (parties: readonly EconomyId[]): boolean => {
    const others = parties.filter((party) => party !== economy);
    const isHard = law.round <= ROUNDS_OF_TWO && parties.length > 2;
    if (isHard && hasPerson(law, others)) return false;
    if (hasPerson(law, others) && isBarredByBots(appraiser, parties)) return false;
    if (others.some((party) => addressed.has(party) || appraiser.peopleWithOffers.has(party))) return false;
    return !isForPeopleOnly || hasPerson(law, others);
  };
  const draft = bestDraft(appraiser, economy, {
    shunned: leftAlone(appraiser.scenario, law, economy),
    isWelcome,
  });
  return draft === undefined ? [] : [{ type: 'tableProposal', draft }];
}

/** Part of the least gain of another party that counts beside the own gain: a proposal must also find signers. */
const CARE_FOR_OTHERS = 0.25;

/** How much a proposal with a person is preferred. */
const HUMAN_PREFERENCE = 1.5;

/** Moods: equal offers are not always made in the same order. */
const MOOD = 0.2;

/** A treaty that legislatures will hardly carry is not worth the fight. */
const LEAST_HOPE = 0.35;

/** Lawful candidates that are thought through, those first that look best at first sight; as many with people beside those among bots. */
const THOUGHT_THROUGH = 4;

type Search = {
  readonly shunned: ReadonlySet<EconomyId>;
  /** Whether a proposal with these parties may be tabled now. */
  readonly isWelcome: (parties: readonly EconomyId[]) => boolean;
};

type Gains = Readonly<Record<EconomyId, number>>;

type RatedDraft = { readonly draft: Draft; readonly score: number };

/**
 * What a government would like to table now: lawful, balanced by payments, good for all who must agree. At first sight
 * candidates are compared by the slopes of the model; only what is solved is tabled.
 */
function bestDraft(
  appraiser: Appraiser,
  economy: EconomyId,
  { shunned, isWelcome }: Search,
): Draft | undefined {
  const proposals = Object.values(appraiser.law.proposals);
  const promising = candidateDrafts(appraiser, economy, shunned)
    .filter(({ parties }) => isWelcome(parties))
    .filter((draft) => !isOnTheTable(proposals, appraiser.law.round, draft))
    .filter((draft) => !buildsOnLeft(appraiser.law, draft, economy))
    .flatMap((draft) => atFirstSight(appraiser, draft, economy) ?? [])
    .toSorted((a, b) => b.score - a.score);
  const thoughtThrough = { people: 0, bots: 0 };
  let best: RatedDraft | undefined;
  for (const { draft } of promising) {
    const among = hasPerson(appraiser.law, draft.parties) ? 'people' : 'bots';
    if (thoughtThrough[among] === THOUGHT_THROUGH) continue;
    if (!isLawful(appraiser, draft, economy)) continue;
    thoughtThrough[among]++;
    const rated = ratedDraft(appraiser, draft, economy);
    if (rated === undefined || !isWelcome(rated.draft.parties)) continue;
    if (!isWorthReading(appraiser, rated.draft, economy)) continue;
    if (best === undefined || rated.score > best.score) best = rated;
  }
  return best?.draft;
}

/**
 * Part of real income that an offer brings each person in it: a tenth of what most governments break a treaty for. What brings less is
 * shown as 0.01 per cent or nothing, and takes as long to read.
 */
export const LEAST_TO_A_PERSON = 2e-4;

/** Part of real income that a bot leaves people before it asks for more than its fair part. */
export const LEFT_BEFORE_ASKING = 5e-4;

function isWorthReading(appraiser: Appraiser, draft: Draft, economy: EconomyId): boolean {
  const people = draft.parties.filter((party) => party !== economy && hasPerson(appraiser.law, [party]));
  if (people.length === 0) return true;
  const appraised = appraiser.appraise(draft);
  return appraised.ok && bringsPeople(appraiser.law, appraised.value.gainBn, people, LEAST_TO_A_PERSON);
}

function bringsPeople(law: CountryGame, gainBn: Gains, parties: readonly EconomyId[], part: number): boolean {
  const people = parties.filter((party) => hasPerson(law, [party]));
  return people.every((person) => (gainBn[person] ?? 0) >= part * (law.settled.incomeBn[person] ?? 0));
}

function leastToPersonBn({ settled }: CountryGame, person: EconomyId): number {
  return LEAST_TO_A_PERSON * (settled.incomeBn[person] ?? 0);
}

/** The candidate with the score that it would have if the slopes told the truth. */
function atFirstSight(appraiser: Appraiser, draft: Draft, economy: EconomyId): RatedDraft | undefined {
  const gainBn = withTask(appraiser, draft, economy, appraiser.estimate(draft));
  const balanced = agreeable(appraiser, draft, economy, gainBn);
  if (balanced === undefined) return undefined;
  const paidBn = appraiser.paymentGains(balanced);
  const after = Object.fromEntries(
    balanced.parties.map((party) => [party, (gainBn[party] ?? 0) + (paidBn[party] ?? 0)]),
  );
  return { draft, score: scoreOf(appraiser, balanced, economy, after) };
}

/** The candidate with payments under which all gain by it, and how much it is liked; undefined where there are none. */
export function ratedDraft(
  appraiser: Appraiser,
  candidate: Draft,
  economy: EconomyId,
): RatedDraft | undefined {
  const appraised = appraiser.appraise(candidate);
  if (!appraised.ok) return undefined;
  const { gainBn } = appraised.value;
  const draft = agreeable(
    appraiser,
    candidate,
    economy,
    withTask(appraiser, candidate, economy, gainBn, appraised.value),
  );
  if (draft === undefined || !isLawful(appraiser, draft, economy)) return undefined;
  const value = valueProposal(appraiser, draft, economy);
  if (!value.ok || !isWorthSigning(value.value)) return undefined;
  const hope = ratificationHope(appraiser.scenario, appraiser.law, draft);
  if (hope < LEAST_HOPE) return undefined;
  const gains = { ...value.value.appraisal.gainBn, [economy]: value.value.gainBn };
  return { draft, score: hope * scoreOf(appraiser, draft, economy, gains) };
}

/** Gains with what the own task is worth, of which the others do not know. */
function withTask(
  appraiser: Appraiser,
  draft: Draft,
  economy: EconomyId,
  ...[gainBn, appraisal]: readonly [gainBn: Gains, appraisal?: Appraisal]
): Gains {
  const worthBn = taskWorthBn(appraiser, draft, economy, appraisal);
  return worthBn === 0 ? gainBn : { ...gainBn, [economy]: (gainBn[economy] ?? 0) + worthBn };
}

/**
 * The draft with those losers as parties who could refuse it, and with payments for all parties who gain too little. Of people it asks
 * more than it needs, as long as that leaves them enough. Of whoever seems to sign everything it asks still more: of
 * governments more than these gain, of people all but what makes an offer worth reading.
 */
function agreeable(appraiser: Appraiser, draft: Draft, economy: EconomyId, gainBn: Gains): Draft | undefined {
  const { law } = appraiser;
  const refusers = losingMembers(appraiser, draft, gainBn);
  const parties = [...new Set([...draft.parties, ...refusers])];
  const whole = { ...draft, parties };
  const { proposals } = temperamentOf(law, economy);
  const bargaining = bargainingOf(law, economy);
  const [other, third] = parties.filter((party) => party !== economy);
  const isPressed = other !== undefined && third === undefined && isYielding(law, other);
  const pressing = isPressed
    ? balancePayments(law, whole, { gainBn }, pressed(law, whole.parties, economy, gainBn))
    : undefined;
  if (pressing !== undefined) return pressing;
  const others = parties.filter((party) => party !== economy);
  const asks = hasPerson(law, others) ? asksLeft(law, parties, economy, bargaining) : [];
  for (const share of [...asks, proposals.fairShare]) {
    const balanced = balancePayments(law, whole, { gainBn }, { wanted: { [economy]: share } });
    if (balanced === undefined) continue;
    const paidBn = appraiser.paymentGains(balanced);
    const asksPeople = others.some((party) => (paidBn[party] ?? 0) < 0 && hasPerson(law, [party]));
    if (share === proposals.fairShare && !asksPeople) return balanced;
    const left = mapValues(gainBn, (bn, party) => bn + (paidBn[party] ?? 0));
    if (bringsPeople(law, left, others, LEFT_BEFORE_ASKING)) return balanced;
  }
  return undefined;
}

/** Part of an equal share that is left to bots that seem to sign everything: they pay all that they gain, and as much again. */
const LEFT_TO_YIELDING = -1;

/** Times the least that is worth a person's reading: sums of money are round. */
const LEFT_TO_PERSON = 1.5;

/** Part of an equal share that round sums of money may take. */
const ROUNDING = 0.15;

/** Two equal shares, but for what is left to the other; sums of money are round, so not quite all. */
function pressed(law: CountryGame, parties: readonly EconomyId[], economy: EconomyId, gainBn: Gains): Shares {
  const [other = ''] = parties.filter((party) => party !== economy);
  const equalShareBn = parties.reduce((sum, party) => sum + (gainBn[party] ?? 0), 0) / parties.length;
  const left = hasPerson(law, [other])
    ? (LEFT_TO_PERSON * leastToPersonBn(law, other)) / equalShareBn
    : LEFT_TO_YIELDING;
  return { wanted: { [economy]: 2 - left - ROUNDING }, enough: { [other]: left } };
}

/** Members of a bloc who need not sign an entry or merger but would refuse it. */
export function losingMembers(appraiser: Appraiser, { parties, clauses }: Draft, gainBn: Gains): EconomyId[] {
  return clauses
    .filter(isAdmission)
    .flatMap((clause) => (clause.type === 'merger' ? [clause.agreement, clause.with] : [clause.agreement]))
    .flatMap((id) => appraiser.law.agreements[id]?.parties ?? [])
    .filter((member) => !parties.includes(member) && (gainBn[member] ?? 0) < -noiseBn(appraiser, member));
}

/** Gains are those with payments. */
function scoreOf(appraiser: Appraiser, draft: Draft, economy: EconomyId, gainBn: Gains): number {
  const { law } = appraiser;
  const others = draft.parties.filter((party) => party !== economy);
  const leastBn = Math.min(...others.map((party) => gainBn[party] ?? 0));
  const isUnion = draft.clauses.some(({ type }) => type === 'customsUnion' || type === 'commonMarket');
  const taste =
    1 + temperamentOf(appraiser.law, economy).proposals.blocTaste * (others.length - 1 + (isUnion ? 1 : 0));
  const mood = 1 + MOOD * (seededDraw(law, economy, `mood:${draft.parties.join()}`) - 0.5);
  return (
    ((gainBn[economy] ?? 0) + CARE_FOR_OTHERS * leastBn) *
    taste *
    mood *
    (hasPerson(law, others) ? HUMAN_PREFERENCE : 1)
  );
}

/** Proposals of others that a government has signed before it is taken for one that signs everything; one where it may sign one a round. */
const SIGNED_AT_LEAST = { usual: 2, fewAgreements: 1 } as const;

/**
 * Whether a government seems to sign whatever reaches it: proposals of others alone became law with it, and of its own it has put
 * nothing on the table, nor refused anything, as far as that is in sight.
 */
export function isYielding(
  { proposals, settings }: Pick<CountryGame, 'proposals' | 'settings'>,
  economy: EconomyId,
): boolean {
  const least = SIGNED_AT_LEAST[settings.agreementLimits === undefined ? 'usual' : 'fewAgreements'];
  const seen = Object.values(proposals).filter(({ parties }) => parties.includes(economy));
  if (seen.some(({ author, refusedBy }) => author === economy || refusedBy.includes(economy))) return false;
  return seen.filter(({ status }) => status === 'concluded').length >= least;
}

/** The draft with the older agreements of some outsiders ended, who need not sign then. */
export function endingWith(
  { agreements }: CountryGame,
  draft: Draft,
  outsiders: readonly EconomyId[],
): Draft {
  const isTheirs = (id: AgreementId): boolean =>
    agreements[id]?.parties.some((party) => outsiders.includes(party)) === true;
  return {
    ...draft,
    parties: draft.parties.filter((party) => !outsiders.includes(party)),
    clauses: draft.clauses.map((clause) =>
      'former' in clause
        ? {
            ...clause,
            former: clause.former.map((each) =>
              isTheirs(each.agreement) ? { ...each, action: 'end' as const } : each,
            ),
          }
        : clause,
    ),
  };
}

/** The most that a bot of any temperament asks of a person at first, as a part of an equal share; of several, who ask once. */
export function mostAsked({ settings }: Pick<CountryGame, 'settings'>, parties: number): number {
  const asks = keysOf(TEMPERAMENTS).map((name) => bargainingIn(settings, TEMPERAMENTS[name]).asks);
  return Math.max(...asks.map((each) => each.at(parties > 2 ? -1 : 0) ?? 0));
}

/** What a bot asks of a person for its signature at most, whatever its temperament, in billions a round; a party that only consents, no loss. */
export function mostAskedBn(law: CountryGame, draft: Draft, gainBn: Gains, party: EconomyId): number {
  const littleBn = NOISE * (law.settled.incomeBn[party] ?? 0);
  const consent = consenting(law, draft);
  if (consent.has(party)) return 0;
  const jointBn = draft.parties.reduce((sum, each) => sum + (gainBn[each] ?? 0), 0);
  const asked = mostAsked(law, draft.parties.length);
  return Math.max(littleBn, (asked * jointBn) / (draft.parties.length - consent.size));
}

/**
 * The most that it may ask for the terms of a draft, in millions a round: what it has asked these parties before, in an offer, beside a
 * refusal or in a talk with the author, or has signed, whatever others offer since. What it would not sign itself any more, since others have agreed on something, binds it no longer.
 */
export function mostToAsk(
  appraiser: Appraiser,
  proposal: Proposal,
  economy: EconomyId,
): (draft: Draft) => number {
  const { law } = appraiser;
  const asked = [
    ...offersTo(law, proposal.parties, economy).map(draftOf),
    ...signedWith(law, proposal.parties, economy).map(draftOf),
    ...draftsAccepted(law, proposal.parties, economy),
    ...pricesNamed(law, proposal, economy).map(({ paidMn }) => atPrice(law, proposal, economy, paidMn)),
  ];
  const standing = asked.filter(
    (draft) => objectionBelow(appraiser, draft, economy, AS_OFFERED) === undefined,
  );
  return (draft) => leastAskedMn(standing, draft, economy);
}

/** What it has said in this round, beside a refusal, that it would sign with just these parties. */
function draftsAccepted(
  { proposals, round }: CountryGame,
  parties: readonly EconomyId[],
  economy: EconomyId,
): Draft[] {
  return Object.values(proposals).flatMap((proposal) => {
    const accepts = proposal.accepted?.[economy];
    const isHere = proposal.round === round && areSame(proposal.parties, parties);
    return accepts === undefined || !isHere ? [] : [withAccepted(proposal, accepts)];
  });
}
