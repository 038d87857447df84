import type { ProposalReason } from '#shared/content/phrases.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { fromKeys, must } from '#shared/kernel/records.ts';
import type { Draft, SeatIntent } from '#shared/protocol/intents.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import type { Pact } from '#shared/protocol/provinces/pacts.ts';
import type { PactForecast } from '#shared/rules/provinces/forecast/forecastMeasures.ts';
import { type PactLook, gainsByPacts } from '#shared/rules/provinces/forecast/pactLooks.ts';
import { draftOf } from '#shared/rules/table/proposal.ts';
import {
  type RememberedWord,
  type Tempted,
  whoBroke,
  wordsRemembered,
} from '#shared/rules/provinces/pacts/breaches.ts';
import { membersMost, newPactFaults, pactFaults } from '#shared/rules/provinces/pacts/pactFaults.ts';
import { moneyLeft } from '#shared/rules/provinces/pacts/payments.ts';
import { isMarketPact, leavingCost, narrowPact } from '#shared/rules/provinces/pacts/pactLaw.ts';
import type { ProvincesScenario } from '#shared/rules/scenario/provincesScenario.ts';
import type { ProvinceGame } from '#shared/rules/state.ts';
import { counteredBefore, hasPerson } from '../moves/attention.ts';
import { ownTermsSigned } from '../moves/botMoves.ts';
import {
  type Leader,
  bargainOverPact,
  gainCounted,
  objectionToOffer,
  pactObjection,
  paidBetween,
  withLeastPayment,
  withPaid,
} from './bargain.ts';
import { amongRivals, pactGains, sightOf } from './sight.ts';
import { LIKE_ANY_LEADER, againstOwnTerms, isWithinMeans, temperamentOf, worthFor } from './thinking.ts';

/**
 * A leader's answer to a proposal that reached it: with people it bargains; to leaders without a person it gives its signature, or a refusal
 * with the test that the proposal failed.
 */
export function answerPact(
  scenario: ProvincesScenario,
  view: ProvinceGame,
  economy: EconomyId,
  proposal: Proposal,
): SeatIntent[] {
  const reading: SeatIntent[] = proposal.openedBy.includes(economy)
    ? []
    : [{ type: 'openProposal', proposal: proposal.id, revision: proposal.revision }];
  const isOfPerson = hasPerson(view, [proposal.author]);
  if (isOfPerson && closedTo(scenario, view, economy, proposal) === undefined)
    return [...reading, ...bargainOverPact({ scenario, view, economy }, proposal)];
  const reason = objectionTo(scenario, view, economy, proposal);
  const answer: SeatIntent =
    reason === undefined
      ? { type: 'signProposal', proposal: proposal.id, revision: proposal.revision, confirmed: true }
      : { type: 'refuseProposal', proposal: proposal.id, reason };
  return [...reading, answer];
}

/** What keeps it from thinking about a proposal at all, whatever that would bring. */
function closedTo(
  scenario: ProvincesScenario,
  view: ProvinceGame,
  economy: EconomyId,
  proposal: Proposal,
): ProposalReason | undefined {
  const draft = draftOf(proposal);
  const article = draft.clauses.find(isMarketPact);
  if (article === undefined || pactFaults(scenario, view, draft, proposal.author).length > 0)
    return 'lawChanged';
  if (againstOwnTerms(scenario, view, proposal, economy).length > 0) return 'ownOffer';
  return distrusts(view, economy, draft) ? 'leftUs' : undefined;
}

/**
 * How a leader answers a draft of a person as the talk stands: it `signs` as it is; it `asks` for a payment a round, in 100 million yuan from the
 * author or below 0 to it, and signs with that; or it `refuses`, whatever the author can pay.
 */
export type AnswerExpected =
  | { readonly answer: 'signs' }
  | { readonly answer: 'asks'; readonly price: number; readonly reason: ProposalReason }
  | {
      readonly answer: 'refuses';
      readonly reason: ProposalReason;
      /** Of a pact that adds nothing to its career, what it brings that in the mean of its rounds, with the hope of promotion. */
      readonly points?: number;
      /** Where more money than the author has would be enough: the sum a round, and what the author has, in 100 million yuan. */
      readonly beyond?: { readonly sum: number; readonly free: number };
    };

/** Whether it signs as it is. */
export function isWilling({ answer }: AnswerExpected): boolean {
  return answer === 'signs';
}

/** What a draft of a person would bring, and how the members without a person would answer it; without answers where nobody asks for them. */
export type AnsweredForecast = PactForecast & Answered;
export type AnsweredLook = PactLook & Answered;
type Answered = { readonly answers?: Readonly<Record<EconomyId, AnswerExpected>> };

/** Of the other members those who would not sign in the end: bots by their own tests, people where they would not gain by it. */
export function unwilling(
  { economy }: Pick<Leader, 'economy'>,
  { parties }: Draft,
  { gains, answers }: AnsweredLook,
): EconomyId[] {
  return parties.filter((party) => {
    const answer = answers?.[party];
    return party !== economy && (answer === undefined ? (gains[party]?.score ?? 0) <= 0 : !isWilling(answer));
  });
}

/** A pact of several that all other members would sign. */
export type Circle = AnsweredLook & { readonly draft: Draft };

/** Who signs a lawful draft of a person as the talk stands, by the tests that leaders put to it; of those who do not, what they would sign for is not asked. */
export function answersExpected(
  leader: Leader,
  draft: Draft,
): Readonly<Record<EconomyId, Exclude<AnswerExpected, { answer: 'asks' }>>> {
  const { scenario, view, economy: author } = leader;
  const bots = draft.parties.filter((party) => party !== author && !hasPerson(view, [party]));
  return fromKeys(bots, (economy) => {
    const bot = { scenario, view, economy };
    const reason = objectionOf(bot, draft, author);
    if (reason === undefined) return { answer: 'signs' };
    const points = reason === 'noGain' ? gainCounted(bot, draft) : undefined;
    return { answer: 'refuses', reason, ...(points !== undefined && { points }) };
  });
}

function objectionOf(bot: Leader, draft: Draft, author: EconomyId): ProposalReason | undefined {
  const { scenario, view, economy } = bot;
  if (againstOwnTerms(scenario, view, draft, economy).length > 0) return 'ownOffer';
  return distrusts(view, economy, draft) ? 'leftUs' : objectionToOffer(bot, { ...draft, author });
}

/** The least that the author would have to pay a leader a round for its signature, all other terms as they are; undefined where no payment is enough. */
export function signingPrice(
  { scenario, view, economy: author }: Leader,
  draft: Draft,
  economy: EconomyId,
): number | undefined {
  const bot = { scenario, view, economy };
  const signed = withLeastPayment(bot, {
    draft,
    partner: author,
    isLawful: (each) => newPactFaults(scenario, view, each, author).length === 0,
    isEnough: (each) => objectionOf(bot, each, author) === undefined,
  });
  return signed && paidBetween(signed, author, economy);
}

/** The most a round that a leader is asked about beyond what the author has, in 100 million yuan. */
const BEYOND_MOST = 150;

/** The answer of one that does not sign, with its price, or with what would be enough where the author has too little. */
export function pricedAnswer(
  leader: Leader,
  draft: Draft,
  bot: EconomyId,
  answer: AnswerExpected,
): AnswerExpected {
  if (answer.answer !== 'refuses' || answer.reason === 'leftUs' || answer.reason === 'ownOffer')
    return answer;
  const { view, economy: author } = leader;
  const price = signingPrice(leader, draft, bot);
  if (price !== undefined) return { answer: 'asks', price, reason: answer.reason };
  const [{ provinces: all }, free] = [view.provinces, moneyLeft(view, author)];
  const own = must(all[author], author);
  const richer = { ...all, [author]: { ...own, freeMoney: own.freeMoney + BEYOND_MOST } };
  const rich = { ...view, provinces: { ...view.provinces, provinces: richer } };
  const sum = signingPrice({ ...leader, view: rich }, draft, bot);
  return sum === undefined || sum <= free ? answer : { ...answer, beyond: { sum, free } };
}

function unpaidBy(draft: Draft, payer: EconomyId): Draft {
  const paid = draft.parties.filter((other) => paidBetween(draft, payer, other) > 0);
  return paid.reduce((left, other) => withPaid(left, 0, payer, other), draft);
}

/** A renewal as it is, or with the payments at which those would sign who do not sign it so, where all sign that. */
export function* renewalOf(leader: Leader, draft: Draft): Generator<undefined, Circle | undefined> {
  const [look] = (yield* answeredLooks(leader, [draft])) ?? [];
  if (look === undefined) return undefined;
  let asked = draft;
  for (const bot of unwilling(leader, draft, look)) {
    yield undefined;
    const price = signingPrice(leader, asked, bot);
    // What it pays others is left out where nothing that the reader pays wins it.
    asked = price === undefined ? unpaidBy(asked, bot) : withPaid(asked, price, leader.economy, bot);
  }
  if (asked === draft) return { draft, ...look };
  const [priced] = (yield* answeredLooks(leader, [asked])) ?? [];
  const isSigned =
    priced !== undefined &&
    unwilling(leader, asked, priced).length === 0 &&
    isWithinMeans(leader, asked, priced.rounds?.kept);
  return isSigned ? { draft: asked, ...priced } : { draft, ...look };
}

/** What drafts would bring, and how they would be answered as the form of a pact tells it. */
export function* answeredLooks(
  leader: Leader,
  drafts: readonly Draft[],
): Generator<undefined, readonly AnsweredLook[] | undefined> {
  const { scenario, view, economy } = leader;
  const solved = yield* gainsByPacts(scenario, view, economy, drafts);
  if (!solved.ok) return undefined;
  const looks: AnsweredLook[] = [];
  for (const [place, draft] of drafts.entries()) {
    yield undefined;
    looks.push({ gains: {}, ...solved.value[place], answers: answersExpected(leader, draft) });
  }
  return looks;
}

/** So often those who would not sign are taken out of a circle; and as many it has at least, as pairs are looked at by themselves. */
const NARROWED_AT_MOST = 4;
const LEAST_OF_CIRCLE = 3;

/** Of the parties of a draft those who would all sign a pact among themselves: whoever would not is taken out, and the rest looked at again. */
export function* circleOfWilling(leader: Leader, whole: Draft): Generator<undefined, Circle | undefined> {
  let draft: Draft | undefined = whole;
  for (let step = 0; step < NARROWED_AT_MOST; step++) {
    if (draft === undefined || draft.parties.length < LEAST_OF_CIRCLE) return undefined;
    const [look] = (yield* answeredLooks(leader, [draft])) ?? [];
    if (look === undefined) return undefined;
    const out = unwilling(leader, draft, look);
    if (out.length === 0)
      return draft.parties.length > membersMost(leader.view, leader.view.round)
        ? undefined
        : { draft, ...look };
    draft = narrowPact(draft, out);
  }
  return undefined;
}

/** A binding body takes a deposit from whoever breaks it; a promise is worth what its maker's last one was. */
export function distrusts(view: ProvinceGame, economy: EconomyId, { parties, clauses }: Draft): boolean {
  const isBinding = clauses.find(isMarketPact)?.isBinding === true;
  return !isBinding && hasBrokenWord(view, economy, parties);
}

/** Why it does not sign; undefined where it would. */
function objectionTo(
  scenario: ProvincesScenario,
  view: ProvinceGame,
  economy: EconomyId,
  proposal: Proposal,
): ProposalReason | undefined {
  const closed = closedTo(scenario, view, economy, proposal);
  if (closed !== undefined) return closed;
  const draft = draftOf(proposal);
  // Among people the same terms pass the same test, whoever has written them.
  if (hasPerson(view, draft.parties)) return pactObjection({ scenario, view, economy }, draft, 0);
  const { trust, reservationPoints, envy } = temperamentOf(view, economy);
  const outlook = pactGains(scenario, view, draft);
  if (outlook === undefined) return 'noGain';
  const isBinding = draft.clauses.some((clause) => isMarketPact(clause) && clause.isBinding);
  const gain = must(outlook.gains[economy], economy) * (isBinding ? 1 : trust);
  if (gain <= 0) return 'noGain';
  const isSmall = gain < reservationPoints || amongRivals(outlook.gains, economy, envy) < 0;
  return isSmall ? 'smallPart' : undefined;
}

/** Whether one of the parties was seen to break a pact of late, or has left one with it at a cost. */
function hasBrokenWord(view: ProvinceGame, economy: EconomyId, parties: readonly EconomyId[]): boolean {
  return wordsRemembered(view, parties).some((word) => goesBy(view, economy, parties, word));
}

/**
 * Whether a leader signs nothing that does not bind because of a word. No person is refused because leaders have left pacts among themselves.
 */
export function goesBy(
  view: Pick<ProvinceGame, 'seats'>,
  economy: EconomyId,
  parties: readonly EconomyId[],
  { by, left }: Pick<RememberedWord, 'by' | 'left'>,
): boolean {
  if (by === economy) return false;
  return (
    left === undefined || (left.includes(economy) && (!hasPerson(view, parties) || hasPerson(view, [by])))
  );
}

/**
 * What becomes of one's own proposal that somebody refused: it goes on without them where that still pays its author. Whoever refuses its
 * counter has a last word on their own proposal.
 */
export function rethinkPact(
  scenario: ProvincesScenario,
  view: ProvinceGame,
  economy: EconomyId,
  proposal: Proposal,
): SeatIntent[] {
  const answered = counteredBefore(view, proposal, economy);
  const lastWord =
    answered === undefined || closedTo(scenario, view, economy, answered) !== undefined
      ? []
      : bargainOverPact({ scenario, view, economy }, answered, 'lastWord');
  if (proposal.status !== 'open' || proposal.author !== economy || proposal.refusedBy.length === 0)
    return lastWord;
  const isSigned = lastWord.some(({ type }) => type === 'signProposal');
  const narrow = isSigned ? undefined : narrowPact(draftOf(proposal), proposal.refusedBy);
  if (narrow !== undefined && pactFaults(scenario, view, narrow, economy).length === 0) {
    const outlook = pactGains(scenario, view, narrow);
    const gain = outlook === undefined ? 0 : must(outlook.gains[economy], economy);
    if (gain > temperamentOf(view, economy).reservationPoints)
      return [{ type: 'goOnWithout', proposal: proposal.id }, ...lastWord];
  }
  return [{ type: 'withdrawProposal', proposal: proposal.id, reason: 'notWithoutThem' }, ...lastWord];
}

/**
 * Once another pact of its own is law, a leader takes back its name from a proposal that is no longer worth it; or from one that would make
 * impossible what a person has signed on its own terms. What it has offered a person who has not answered yet stands as long as it would gain
 * by it, and what one has signed while it can be signed.
 */
export function reconsiderPact(
  scenario: ProvincesScenario,
  view: ProvinceGame,
  economy: EconomyId,
  proposal: Proposal,
): SeatIntent[] {
  const isSigned = proposal.status === 'open' && proposal.signatures[economy] === proposal.revision;
  const objection = isSigned ? objectionTo(scenario, view, economy, proposal) : undefined;
  const isAwaited = proposal.author === economy && hasPerson(view, unanswered(proposal));
  const isKept = ownTermsSigned(view, economy).some(({ id }) => id === proposal.id);
  if (objection === undefined) return [];
  const isLittle = objection === 'smallPart' || objection === 'noGain';
  if (isAwaited && isLittle && (pactGains(scenario, view, draftOf(proposal))?.gains[economy] ?? 0) > 0)
    return [];
  if (isKept && objection !== 'lawChanged' && objection !== 'ownOffer') return [];
  return proposal.author === economy
    ? [
        {
          type: 'withdrawProposal',
          proposal: proposal.id,
          reason: objection === 'ownOffer' ? 'ownOffer' : 'lawChanged',
        },
      ]
    : [{ type: 'withdrawSignature', proposal: proposal.id }];
}

/** Parties that have neither signed the present version nor refused it. */
function unanswered({ parties, signatures, revision, refusedBy }: Proposal): EconomyId[] {
  return parties.filter((party) => signatures[party] !== revision && !refusedBy.includes(party));
}

/** Pacts on their members' word that a leader leaves: those that do not pay him, and those that another was seen to break in the last round. */
export function leavePacts(
  scenario: ProvincesScenario,
  view: ProvinceGame,
  economy: EconomyId,
): Extract<SeatIntent, { type: 'giveNotice' }>[] {
  return Object.values(view.provinces.pacts)
    .filter(({ isBinding, members }) => !isBinding && members.includes(economy))
    .filter((pact) => wasBroken(view, economy, pact) || isLoss(scenario, view, economy, pact))
    .map(({ id }) => ({ type: 'giveNotice', agreement: id }));
}

function wasBroken(view: ProvinceGame, economy: EconomyId, { id }: Pact): boolean {
  return whoBroke(view, { pact: id, from: view.round - 1 }).some(({ by }) => by !== economy);
}

/** Partners of a seat that leave an older pact on their word as the talks open, by what everybody can see: it was broken, or they gain by that, tastes left out. */
export function leaversExpected(
  scenario: ProvincesScenario,
  view: ProvinceGame,
  me: EconomyId,
): readonly Tempted[] {
  const temperaments = fromKeys(scenario.dealOrder, () => LIKE_ANY_LEADER);
  const table = { ...view, provinces: { ...view.provinces, temperaments } };
  return scenario.dealOrder
    .filter((by) => by !== me)
    .flatMap((by) => leavePacts(scenario, table, by).map(({ agreement: pact }) => ({ by, pact })))
    .filter(({ pact: id }) => {
      const pact = view.provinces.pacts[id];
      return pact !== undefined && pact.members.includes(me) && pact.sinceRound < view.round;
    });
}

function isLoss(scenario: ProvincesScenario, view: ProvinceGame, economy: EconomyId, pact: Pact): boolean {
  const { id, untilRound } = pact;
  const sight = sightOf(scenario, view);
  const [within, without] = [sight.asIs(), sight.withoutPact(id)];
  if (!within.ok || !without.ok) return false;
  const temperament = temperamentOf(view, economy);
  const [member, outsider] = [within.value, without.value].map((round) =>
    worthFor(temperament, view, round, economy),
  );
  const rounds = Math.max(1, Math.min(untilRound, view.settings.rounds) - view.round + 1);
  const cost = leavingCost(view, economy, pact) / rounds;
  return must(outsider, 'outsider') - must(member, 'member') - cost > temperament.reservationPoints;
}
