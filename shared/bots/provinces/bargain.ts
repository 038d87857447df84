/**
 * How a leader bargains with people over a pact: it asks for more points than it needs, comes down in two or three offers, says which is its
 * last, and refuses what is too little with the payment that would have to change. Leaders without a person answer each other at once.
 */
import { MILLIONS_A_YUAN100M } from '#shared/content/provinces/provinceConstants.ts';
import { WITH_PEOPLE } from '#shared/content/provinces/provinceTemperaments.ts';
import type { ProposalReason } from '#shared/content/phrases.ts';
import type { ConvergenceFailure } from '#shared/economics/tradeModel.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { fromKeys, mapValues, must } from '#shared/kernel/records.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { Clause } from '#shared/protocol/clauses.ts';
import type { Draft, SeatIntent, SeatIntentOf } from '#shared/protocol/intents.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import type { AcceptedPayment } from '#shared/protocol/payments.ts';
import type { ForecastRound } from '#shared/rules/provinces/forecast/forecastMeasures.ts';
import { paidToMn } from '#shared/rules/law/transfers.ts';
import { pactFaults } from '#shared/rules/provinces/pacts/pactFaults.ts';
import { isMarketPact } from '#shared/rules/provinces/pacts/pactLaw.ts';
import { moneyLeft } from '#shared/rules/provinces/pacts/payments.ts';
import type { ProvincesScenario } from '#shared/rules/scenario/provincesScenario.ts';
import type { ProvinceGame } from '#shared/rules/state.ts';
import { draftOf } from '#shared/rules/table/proposal.ts';
import {
  allTerms,
  asksLeft,
  concludedSince,
  hasOffered,
  hasPerson,
  isAsAccepted,
  isAsAnswered,
  isPaidAs,
  offersTo,
  owedBefore,
  pricesMet,
} from '../moves/attention.ts';
import { type Outlook, agreed, amongRivals, knownToAll, pointsIn, sightOf } from './sight.ts';
import { leaderFaults, paysTooMuch, roundsLeft } from './thinking.ts';

/** A leader at a table with people. */
export type Leader = {
  readonly scenario: ProvincesScenario;
  readonly view: ProvinceGame;
  readonly economy: EconomyId;
};

/** Its answer to a lawful proposal of a person with whom it deals: signed, countered while it still makes offers, else refused with its price. */
export function bargainOverPact(
  leader: Leader,
  proposal: Proposal,
  says: 'offers' | 'lastWord' = 'offers',
): SeatIntent[] {
  const { view, economy } = leader;
  const { parties, id, revision } = proposal;
  const draft = draftOf(proposal);
  // With its refusal it has said that it signs this: it keeps its word, whatever it has spent since.
  const isKept = isAsAccepted(view, proposal, economy);
  const isNamed = isKept || pricesMet(view, proposal, economy).length > 0;
  const share = shareAsked(leader, { ...draft, author: proposal.author });
  const found = pactObjection(leader, draft, isNamed ? 0 : share);
  if (found === undefined || standsBy(leader, proposal) || (isKept && found !== 'noGain'))
    return [{ type: 'signProposal', proposal: id, revision, confirmed: true }];
  // A price that it has named is too little now only because of what others have agreed on since.
  const reason = concludedSince(view, proposal, economy) === undefined ? found : 'lawChanged';
  const counter = says === 'lastWord' ? undefined : counterPact(leader, proposal, share);
  if (counter !== undefined)
    return [
      // Nobody should sign by mistake what is offered on better terms now.
      ...offersTo(view, parties, economy)
        .filter(({ status }) => status === 'open')
        .map((offer): SeatIntent => ({ type: 'withdrawProposal', proposal: offer.id })),
      { ...counter, reason },
    ];
  const accepts = acceptedPayment(leader, proposal, share);
  return [
    ...owedBefore(view, proposal, economy).map((earlier): SeatIntent => ({
      type: 'refuseProposal',
      proposal: earlier.id,
      reason,
    })),
    { type: 'refuseProposal', proposal: id, reason, ...(accepts === undefined ? {} : { accepts }) },
  ];
}

/**
 * The part of an equal share for which a leader signs a person's draft as the talk stands: the next that it would ask, the last once all are asked,
 * and less where that is more than the person has. Nothing in it is secret.
 */
function shareAsked(leader: Leader, { author, ...draft }: Offered): number {
  const { scenario, view, economy } = leader;
  const asks = asksAmong(view, draft.parties, economy);
  const [first = asksOf(draft.parties).at(-1) ?? 0, ...lower] = asks;
  if (isWorth(leader, first)(draft)) return first;
  const paid = (yuan100m: number): Draft => withPaid(draft, yuan100m, author, economy);
  const isLawful = (yuan100m: number): boolean =>
    pactFaults(scenario, view, paid(yuan100m), author).length === 0;
  const whole = paid(mostLawful(moneyLeft(view, author), isLawful));
  return [first, ...lower].find((share) => isWorth(leader, share)(whole)) ?? 0;
}

/** The most of a sum that the rules allow; below it they may allow all. */
function mostLawful(sum: number, isLawful: (yuan100m: number) => boolean): number {
  let [most, above] = [sum, sum + 1];
  while (most > 0 && !isLawful(most)) [most, above] = [most - 1 - Math.floor(most / 8), most];
  while (above - most > 1) {
    const middle = Math.floor((most + above) / 2);
    if (isLawful(middle)) most = middle;
    else above = middle;
  }
  return most;
}

type Offered = Draft & Pick<Proposal, 'author'>;

function asksOf(parties: readonly EconomyId[]): readonly number[] {
  return parties.length > 2 ? WITH_PEOPLE.asksOfSeveral : WITH_PEOPLE.asks;
}

/** What it may still ask of just these in this round. */
function asksAmong(view: ProvinceGame, parties: readonly EconomyId[], economy: EconomyId): readonly number[] {
  return asksLeft(view, parties, economy, { asks: asksOf(parties) });
}

/** What a leader has against a draft of a person as the talk stands, by what that person can know: nothing where it signs as it is. */
export function objectionToOffer(leader: Leader, offered: Offered): ProposalReason | undefined {
  const { parties, clauses } = offered;
  const draft = { parties, clauses };
  const found = pactObjection(leader, draft, shareAsked(leader, offered));
  if (found === undefined || standsBy(leader, offered)) return undefined;
  return found !== 'noGain' && isAsAnswered(leader.view, offered, leader.economy) ? undefined : found;
}

/** Whether it offers the same itself, and is paid no more by it: its word is given on that. */
function standsBy({ view, economy }: Leader, offered: Offered & Partial<Pick<Proposal, 'id'>>): boolean {
  return offersTo(view, offered.parties, economy).some((own) => {
    const price = { to: offered.author, terms: allTerms(own), paidMn: paidToMn(own.clauses, economy) };
    return own.id !== offered.id && own.status === 'open' && isPaidAs(price, offered, economy);
  });
}

/** The draft with what its leader asks of a person beside it, as far as that leaves the person its part; as it is among bots. */
export function askingOfPeople(leader: Leader, draft: Draft): Draft {
  const { scenario, view, economy } = leader;
  const people = draft.parties.filter((party) => party !== economy && hasPerson(view, [party]));
  const gains = people.length === 0 ? undefined : gainsOverTerm(leader, draft);
  const [payer] = people.toSorted((a, b) => (gains?.[b] ?? 0) - (gains?.[a] ?? 0));
  if (payer === undefined) return draft;
  const isLawful = (each: Draft): boolean => leaderFaults(scenario, view, each, economy).length === 0;
  const asked = asksAmong(view, draft.parties, economy).map((share) =>
    withLeastPayment(leader, { draft, partner: payer, isLawful, isEnough: isWorth(leader, share) }),
  );
  return asked.find((each) => each !== undefined && leavesTheirPart(leader, each)) ?? draft;
}

/** Where pacts grow step by step: points a round that a leader wants of a person's pact at the least, as leaders see to it that all have among themselves. */
const LEAST_STEP_BY_STEP = 1;

/** What a leader has against signing a draft for less than a part of an equal share: nothing, or the test that it fails. */
export function pactObjection(leader: Leader, draft: Draft, share: number): ProposalReason | undefined {
  const { view, economy } = leader;
  const { trust, reservationPoints, envy } = WITH_PEOPLE;
  const leastPoints = view.settings.pactLimits === undefined ? 0 : LEAST_STEP_BY_STEP;
  const gains = gainsOverTerm(leader, draft);
  if (gains === undefined) return 'noGain';
  const own = must(gains[economy], economy);
  const soon = gainCounted(leader, draft) ?? 0;
  const counted = isBinding(draft) ? own : Math.min(soon, soon * trust);
  if (counted <= 0) return 'noGain';
  const isSmall =
    counted < Math.max(reservationPoints, leastPoints) ||
    amongRivals(gains, economy, envy) < 0 ||
    own < share * equalShare(gains) - ROUNDING;
  if (isSmall) return 'smallPart';
  return paysTooMuch(leader, draft) ? 'shortOfMoney' : undefined;
}

/** What a leader counts of a draft a round before it asks whom it trusts: who is not bound may be gone after one. */
export function gainCounted(leader: Leader, draft: Draft): number | undefined {
  const own = gainsOverTerm(leader, draft)?.[leader.economy];
  const soon = isBinding(draft) ? own : gainsOverTerm(leader, draft, 1)?.[leader.economy];
  return own && Math.min(own, soon ?? 0);
}

/** Points by which whole sums of money may fall short of a share. */
const ROUNDING = 0.05;

const isBinding = ({ clauses }: Draft): boolean => clauses.find(isMarketPact)?.isBinding === true;

type Gains = Readonly<Record<EconomyId, number>>;

function equalShare(gains: Gains): number {
  const all = Object.values(gains);
  const sum = all.reduce((part, gain) => part + gain, 0);
  return Math.max(0, sum) / all.length;
}

/** Part of an equal share that an offer leaves every other party. */
const LEFT_TO_OTHERS = 0.35;

export function leavesTheirPart(leader: Leader, draft: Draft): boolean {
  const gains = gainsOverTerm(leader, draft);
  if (gains === undefined) return false;
  const least = LEFT_TO_OTHERS * equalShare(gains);
  return Object.entries(gains).every(
    ([party, gain]) => party === leader.economy || (gain > 0 && gain >= least),
  );
}

/** Its next offer, for a part of an equal share: one that the rules allow, that leaves the others their part and that it has not made before. */
function counterPact(
  leader: Leader,
  proposal: Proposal,
  share: number,
): SeatIntentOf<'tableProposal'> | undefined {
  const { scenario, view, economy } = leader;
  const { parties } = proposal;
  const left = asksAmong(view, parties, economy);
  if (left.length === 0) return undefined;
  const draft = withLeastPayment(leader, {
    draft: draftOf(proposal),
    partner: proposal.author,
    isLawful: (each) => leaderFaults(scenario, view, each, economy).length === 0,
    isEnough: isWorth(leader, share),
  });
  if (draft === undefined || !leavesTheirPart(leader, draft)) return undefined;
  if (hasOffered(offersTo(view, parties, economy), draft)) return undefined;
  const isLast = left.length === 1 || share === left.at(-1);
  return { type: 'tableProposal', draft, counterTo: proposal.id, ...(isLast && { isLastOffer: true }) };
}

export function isWorth(leader: Leader, share: number): (draft: Draft) => boolean {
  return (draft) => pactObjection(leader, draft, share) === undefined;
}

/** The payments between a leader and the author of a proposal with which it would sign the other terms; none where no payment is enough. */
function acceptedPayment(leader: Leader, proposal: Proposal, share: number): AcceptedPayment | undefined {
  const { scenario, view, economy } = leader;
  const { author } = proposal;
  const isLawful = (each: Draft): boolean => pactFaults(scenario, view, each, author).length === 0;
  const draft = withLeastPayment(leader, {
    draft: draftOf(proposal),
    partner: author,
    isLawful,
    isEnough: isWorth(leader, share),
  });
  const article = draft?.clauses.find(isMarketPact);
  if (draft === undefined || article === undefined) return undefined;
  const { rounds } = article;
  const own = draft.clauses.find((clause) => isBetween(clause, economy, author));
  if (own?.type !== 'payment') return { from: economy, to: author, leastMn: 0, mostMn: 0, rounds };
  if (own.from === economy) return { from: economy, to: author, leastMn: 0, mostMn: own.amountMn, rounds };
  const mostMn = Math.max(own.amountMn, moneyLeft(view, author) * MILLIONS_A_YUAN100M);
  return { from: author, to: economy, leastMn: own.amountMn, mostMn, rounds };
}

function isBetween(clause: Clause, one: EconomyId, other: EconomyId): boolean {
  if (clause.type !== 'payment') return false;
  return (clause.from === one && clause.to === other) || (clause.from === other && clause.to === one);
}

/** What one party pays another under a draft in each round, less what it is paid, in 100 million yuan. */
export function paidBetween({ clauses }: Pick<Draft, 'clauses'>, from: EconomyId, to: EconomyId): number {
  const between = clauses.filter((clause) => isBetween(clause, from, to));
  return paidToMn(between, to) / MILLIONS_A_YUAN100M;
}

/** The draft with one payment between two in place of those that it has: below 0 it goes the other way. */
export function withPaid(draft: Draft, yuan100m: number, from: EconomyId, to: EconomyId): Draft {
  const terms = draft.clauses.filter((clause) => !isBetween(clause, from, to));
  if (yuan100m === 0) return { ...draft, clauses: terms };
  const { rounds = 1 } = draft.clauses.find(isMarketPact) ?? {};
  const way = yuan100m > 0 ? { from, to } : { from: to, to: from };
  const amountMn = Math.abs(yuan100m) * MILLIONS_A_YUAN100M;
  return { ...draft, clauses: [...terms, { type: 'payment', ...way, amountMn, rounds }] };
}

type Payable = {
  readonly draft: Draft;
  readonly partner: EconomyId;
  readonly isLawful: (draft: Draft) => boolean;
  /** Holds for more money to the leader once it holds. */
  readonly isEnough: (draft: Draft) => boolean;
};

/**
 * The draft with the least payment from the partner with which it is enough, in whole 100 million yuan for the whole term, or with the
 * most that the leader would pay; undefined where all that the partner has is too little, or the rules stand against it.
 */
export function withLeastPayment(
  { view, economy }: Leader,
  { draft, partner, isLawful, isEnough }: Payable,
): Draft | undefined {
  if (!draft.clauses.some(isMarketPact)) return undefined;
  const paid = (yuan100m: number): Draft => withPaid(draft, yuan100m, partner, economy);
  const holds = (yuan100m: number): boolean => isLawful(paid(yuan100m)) && isEnough(paid(yuan100m));
  const most = mostLawful(moneyLeft(view, partner), (yuan100m) => isLawful(paid(yuan100m)));
  let tooLittle = -moneyLeft(view, economy) - 1;
  if (!holds(most)) return undefined;
  let enough = most;
  while (enough - tooLittle > 1) {
    const middle = Math.floor((enough + tooLittle) / 2);
    if (holds(middle)) enough = middle;
    else tooLittle = middle;
  }
  return paid(enough);
}

/**
 * Career points a round that a lawful draft brings its parties in the mean of its term, if nobody changes anything more: payments that end
 * before the pact, and older pacts that come to their end, are seen round by round. `roundsMost`: the first of them alone.
 */
export function gainsOverTerm(leader: Leader, draft: Draft, roundsMost = Infinity): Gains | undefined {
  const { view } = leader;
  const before = knownToAll(view);
  const after = agreed(before, draft);
  const term = draft.clauses.find(isMarketPact)?.rounds ?? 1;
  const rounds = Math.min(term, roundsLeft(view), roundsMost);
  const sums: Record<EconomyId, number> = fromKeys(draft.parties, () => 0);
  for (let ahead = 0; ahead < rounds; ahead++) {
    const [without, kept] = [before, after].map((table) => roundAhead(leader, table, ahead));
    if (without?.ok !== true || kept?.ok !== true) return undefined;
    for (const seat of draft.parties)
      sums[seat] = (sums[seat] ?? 0) + pointsIn(view, kept.value, seat) - pointsIn(view, without.value, seat);
  }
  return mapValues(sums, (sum) => sum / rounds);
}

type Forecast = Result<ForecastRound, ConvergenceFailure>;

/** By view, since to compare tables takes longer than to look a round up. */
const outlooks = new WeakMap<ProvinceGame, Outlook>();

function outlookOf({ scenario, view }: Leader): Outlook {
  const outlook = outlooks.get(view) ?? sightOf(scenario, view).outlook();
  outlooks.set(view, outlook);
  return outlook;
}

/** A round as the table stands, so many rounds ahead: only pacts and payments come to their ends. */
function roundAhead(leader: Leader, table: ProvinceGame, ahead: number): Forecast {
  const round = leader.view.round + ahead;
  const alive = Object.values(table.provinces.pacts)
    .filter(({ untilRound }) => untilRound >= round)
    .map((pact) => ({ ...pact, payments: pact.payments.filter(({ untilRound }) => untilRound >= round) }));
  const { look, found } = outlookOf(leader);
  const key = JSON.stringify(alive);
  const pacts = Object.fromEntries(alive.map((pact) => [pact.id, pact]));
  const forecast = found.get(key) ?? look({ ...table, provinces: { ...table.provinces, pacts } });
  found.set(key, forecast);
  return forecast;
}
