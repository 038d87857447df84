import {
  DEPOSIT_LEAST,
  DEPOSIT_MOST,
  MILLIONS_A_YUAN100M,
  PART_OF_MONEY_PAID,
  tableHelp,
} from '#shared/content/provinces/provinceConstants.ts';
import { WITH_PEOPLE } from '#shared/content/provinces/provinceTemperaments.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { fromKeys, must } from '#shared/kernel/records.ts';
import type { ClauseOf } from '#shared/protocol/clauses.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { createRoundForecaster, forecastPact } from '#shared/rules/provinces/forecast/forecastMeasures.ts';
import { longestTerm, newPactFaults } from '#shared/rules/provinces/pacts/pactFaults.ts';
import { moneyLeft } from '#shared/rules/provinces/pacts/payments.ts';
import type { PactGains } from '#shared/rules/provinces/forecast/pactLooks.ts';
import type { ProvincesScenario } from '#shared/rules/scenario/provincesScenario.ts';
import type { ProvinceGame } from '#shared/rules/state.ts';
import { hasPerson } from '../moves/attention.ts';
import { answersExpected, isWilling } from './answerPact.ts';
import { type Leader, paidBetween, withPaid } from './bargain.ts';
import { type PactOutlook, agreed, amongRivals, knownToAll, pactGains, pointsIn } from './sight.ts';
import { isWithinMeans, pointsAYuan } from './thinking.ts';

/** Walls may rise after the signing, and with them what a breach would gain. */
const DEPOSIT_FACTOR = 2.2;

/** In whole 100 million yuan a round. */
type PactPaymentPlan = {
  readonly from: EconomyId;
  readonly to: EconomyId;
  readonly yuan100m: number;
};

export type PactPlan = {
  readonly members: readonly EconomyId[];
  readonly isBinding: boolean;
  /** All, unless said otherwise. */
  readonly goods?: ClauseOf<'marketPact'>['goods'];
  /** As many as may be, unless said otherwise. */
  readonly termMost?: number;
  readonly deposit?: number;
  readonly payments?: readonly PactPaymentPlan[];
};

/** One open market among the members. */
export function pactDraft(
  view: Pick<ProvinceGame, 'settings' | 'round'>,
  { members, isBinding, goods = 'all', termMost, deposit = DEPOSIT_LEAST, payments = [] }: PactPlan,
): Draft {
  const rounds = Math.min(termMost ?? Infinity, longestTerm(view, isBinding));
  return {
    parties: members,
    clauses: [
      {
        type: 'marketPact',
        among: members,
        goods,
        atMost: 0,
        isBinding,
        deposit: isBinding ? deposit : 0,
        rounds,
        hasOffice: false,
        rules: [],
      },
      ...payments.map(({ from, to, yuan100m }) => ({
        type: 'payment' as const,
        from,
        to,
        amountMn: yuan100m * MILLIONS_A_YUAN100M,
        rounds,
      })),
    ],
  };
}

/** The draft with the deposit that deters every member, and some more; a promise without one. Undefined where the model finds nothing. */
export function withDeterringDeposit(
  scenario: ProvincesScenario,
  view: ProvinceGame,
  plan: PactPlan,
): Draft | undefined {
  const draft = pactDraft(view, plan);
  if (!plan.isBinding) return draft;
  const forecast = forecastPact(scenario, view, draft);
  if (!forecast.ok) return undefined;
  const deposit = Math.ceil(DEPOSIT_FACTOR * forecast.value.deterringDeposit);
  return pactDraft(view, { ...plan, deposit: Math.max(DEPOSIT_LEAST, Math.min(DEPOSIT_MOST, deposit)) });
}

/** Points a round that every member shall gain: more than any temperament asks. */
const ASK = 1;

/** Points a round that a member shall gain by a pact, envy taken off. */
type Asks = (outlook: PactOutlook, member: EconomyId) => number;
const SAME_FOR_ALL: Asks = () => ASK;

/** More envy than any temperament has. */
const ENVY = 0.3;
/** The budget part bends: what was too little is paid after, what was too much is left. */
const TURNS = 3;
/** A payer keeps some of what it has for its envelope. */
const PART_OF_MONEY = 0.7;

type Balancing = Partial<Pick<Table, 'asks' | 'part'>> & { readonly turns?: number };

export type BalancedPact = { readonly plan: PactPlan; readonly outlook: PactOutlook };

/**
 * The plan with payments by which those who gain bring those who lose to what all ask; undefined where they cannot. Those pay whom a yuan
 * costs the fewest points, as far as what they gain goes.
 */
export function balancePact(
  scenario: ProvincesScenario,
  view: ProvinceGame,
  plan: PactPlan,
  { asks = SAME_FOR_ALL, turns = TURNS, part = () => PART_OF_MONEY }: Balancing = {},
): BalancedPact | undefined {
  let balanced: PactPlan = plan;
  for (let turn = 0; turn <= turns; turn++) {
    const outlook = pactGains(scenario, view, pactDraft(view, balanced));
    if (outlook === undefined) return undefined;
    const short = plan.members.filter((member) => gainOf(outlook, member) < asks(outlook, member));
    if (short.length === 0) return { plan: balanced, outlook };
    if (turn === turns) return undefined;
    const added = moreMoney({ scenario, view, asks, part }, { plan: balanced, outlook }, short);
    if (added === undefined) return undefined;
    balanced = { ...balanced, payments: joined([...(balanced.payments ?? []), ...added]) };
  }
  return undefined;
}

function gainOf({ gains }: PactOutlook, member: EconomyId): number {
  return amongRivals(gains, member, ENVY);
}

type Table = {
  readonly scenario: ProvincesScenario;
  readonly view: ProvinceGame;
  readonly asks: Asks;
  /** Of its free money, what a member pays at the most. */
  readonly part: (member: EconomyId) => number;
};

function moreMoney(
  { scenario, view, asks, part }: Table,
  { plan, outlook }: BalancedPact,
  short: readonly EconomyId[],
): PactPaymentPlan[] | undefined {
  const price = (member: EconomyId): number =>
    pointsAYuan(scenario, view, must(outlook.kept.provinces[member], member));
  const receivers = short.filter((member) => !isPaying(plan, member));
  if (receivers.length < short.length) return undefined;
  const due = receivers.map((to) => ({ to, money: (asks(outlook, to) - gainOf(outlook, to)) / price(to) }));
  const needed = due.reduce((sum, { money }) => sum + money, 0);
  const payers = plan.members
    .filter((member) => !short.includes(member) && !isPaid(plan, member))
    .map((from) => {
      const purse = part(from) * moneyLeft(view, from) - paidBy(plan, from);
      return {
        from,
        money: Math.max(0, Math.min((gainOf(outlook, from) - asks(outlook, from)) / price(from), purse)),
      };
    });
  const offered = payers.reduce((sum, { money }) => sum + money, 0);
  if (offered < needed) return undefined;
  return due.flatMap(({ to, money: owed }) =>
    payers
      .map(({ from, money }) => ({ from, to, yuan100m: Math.ceil((owed * money) / offered) }))
      .filter(({ yuan100m }) => yuan100m > 0),
  );
}

function isPaying({ payments = [] }: PactPlan, member: EconomyId): boolean {
  return payments.some(({ from }) => from === member);
}

function isPaid({ payments = [] }: PactPlan, member: EconomyId): boolean {
  return payments.some(({ to }) => to === member);
}

function paidBy({ payments = [] }: PactPlan, member: EconomyId): number {
  return payments.filter(({ from }) => from === member).reduce((sum, { yuan100m }) => sum + yuan100m, 0);
}

/** One payment for each two. */
function joined(payments: readonly PactPaymentPlan[]): PactPaymentPlan[] {
  const sums = new Map<string, PactPaymentPlan>();
  for (const { from, to, yuan100m } of payments) {
    const key = `${from} ${to}`;
    sums.set(key, { from, to, yuan100m: yuan100m + (sums.get(key)?.yuan100m ?? 0) });
  }
  return [...sums.values()];
}

/** What a gain of a round is worth to whoever asks for advice: points of the career and per cent of income, in one unit. */
export type GainWorth = { readonly point: number; readonly percent: number };

/** About how many points a pact adds to the round of whoever asks. */
export function riseBy({ economy }: Pick<Leader, 'economy'>, worth: GainWorth, gains: PactGains): number {
  const { score = 0, incomePercent = 0 } = gains[economy] ?? {};
  return worth.point * score + worth.percent * incomePercent;
}

/** Sets of members from which larger ones are made, and that are thought through to the payments. */
const GONE_ON = 4;
const THOUGHT_THROUGH = 30;
/** Parts of an equal share of the career gain that all others are left: the first that can be paid, at the least what they ask. */
const SHARES = [1, ...WITH_PEOPLE.asks.slice(0, 1), ...WITH_PEOPLE.asksOfSeveral, 0] as const;
/** Career points of a round that a person gives for the income of a pact. */
const GIVEN_UP = 3;
const TURNS_OF_ADVICE = 6;
const OFFERS_TOLD = 5;
/** And of those that help the table most. */
const FOR_TABLE = 2;

/** Rounds for which a pact on its members' word is advised. */
const ROUNDS_ON_WORD = 3;
/** Points of the round below which pacts that bind do not do, and such on their members' word are looked for too. */
const WORTH_BINDING = 1;

/**
 * The pacts, as bots found them, that all other members sign as they are, worth most to a person first:
 * with payments by which each has a fair part of the career gain, binding, for as many rounds as may be, and with a deposit that deters; on their
 * word only where none that binds is worth much, since partners leave those. None that are worth nothing. Those that help the table most stand
 * last. Stops before each solve, so that something else may go first.
 */
export function* advisedOffers(leader: Leader, worth: GainWorth): Generator<undefined, readonly Draft[]> {
  const { scenario, view, economy } = leader;
  const table = knownToAll(view);
  const look = createRoundForecaster(scenario, table, economy);
  const was = look(table);
  if (!was.ok) return [];
  const asksFor =
    (share: number): Asks =>
    ({ gains }, member) =>
      member === economy ? -GIVEN_UP : Math.max(ASK, (share * sumOf(gains)) / Object.keys(gains).length);
  const worthOf = (outlook: PactOutlook, isPaidOver = false): number => {
    const { gains, kept } = outlook;
    const [before, after] = [was.value, kept].map(({ provinces }) => must(provinces[economy], economy).index);
    const others = Object.keys(gains).filter((member) => member !== economy);
    const asked = others.map((member) => asksFor(0)(outlook, member));
    const taken = isPaidOver
      ? asked
      : others.map((member, at) => Math.max(must(gains[member], member), asked[at] ?? 0));
    const left = taken.reduce((sum, points) => sum - points, sumOf(gains));
    return worth.percent * 100 * Math.log((after ?? NaN) / (before ?? NaN)) + worth.point * left;
  };
  const weighed = (outlook: PactOutlook): Weighed => ({
    worth: worthOf(outlook),
    help: tableHelp(scenario, { was: was.value, next: outlook.kept }),
  });
  const outlookOf = (plan: PactPlan): PactOutlook | undefined => {
    const kept = look(agreed(table, pactDraft(view, plan)));
    if (!kept.ok) return undefined;
    const pointsOf = (round: typeof kept.value, seat: EconomyId): number => pointsIn(view, round, seat);
    const gains = fromKeys(plan.members, (seat) => pointsOf(kept.value, seat) - pointsOf(was.value, seat));
    return { gains, without: was.value, kept: kept.value };
  };
  // Where pacts grow step by step bots sign nothing in which they pay more.
  const part = (member: EconomyId): number =>
    view.settings.pactLimits === undefined || hasPerson(view, [member]) ? PART_OF_MONEY : PART_OF_MONEY_PAID;
  const offersOf = function* (kind: Kind, first: readonly EconomyId[]): Generator<undefined, Offered[]> {
    const thought: Thought[] = [];
    for (let level = [first]; level.length > 0;) {
      const looked: Thought[] = [];
      for (const members of setsBeyond(scenario, level)) {
        const plan = { members, ...kind };
        if (newPactFaults(scenario, view, pactDraft(view, plan), economy).length > 0) continue;
        yield undefined;
        const outlook = outlookOf(plan);
        if (outlook !== undefined)
          looked.push({ plan, worthPaidOver: worthOf(outlook, true), ...weighed(outlook) });
      }
      thought.push(...looked);
      level = bestEitherWay(looked, GONE_ON).map(({ plan }) => plan.members);
    }
    const offers: Offered[] = [];
    for (const { plan } of bestEitherWay(thought, THOUGHT_THROUGH)) {
      for (const share of SHARES) {
        yield undefined;
        const balanced = balancePact(scenario, view, plan, {
          asks: asksFor(share),
          turns: TURNS_OF_ADVICE,
          part,
        });
        if (balanced === undefined) continue;
        const draft = pactDraft(view, balanced.plan);
        if (!isWithinMeans(leader, draft, balanced.outlook.kept) || !wouldSign(leader, draft)) continue;
        offers.push({ plan: balanced.plan, ...weighed(balanced.outlook) });
        break;
      }
    }
    return offers;
  };
  const offers = yield* offersOf({ isBinding: true }, bodyOf(leader));
  if (offers.every((each) => each.worth < WORTH_BINDING))
    offers.push(...(yield* offersOf({ isBinding: false, termMost: ROUNDS_ON_WORD }, [economy])));
  const drafts: Draft[] = [];
  const worthwhile = offers.filter((each) => each.worth > 0);
  const told = [...bestOf(worthwhile, OFFERS_TOLD), ...mostHelpful(worthwhile, FOR_TABLE)];
  for (const { plan } of new Set(told)) {
    yield undefined;
    const draft = withDeterringDeposit(scenario, view, plan);
    if (draft !== undefined) drafts.push(yield* asLittleAsSigned(leader, draft));
  }
  return drafts;
}

/** Parts of a payment of the reader's in which it is looked for how little of it is enough. */
const PARTS_OF_PAYMENT = 16;

/**
 * A draft that all sign, with as little of its payments from the reader as they still sign: first others take over of a payment what they sign for, then
 * what is left falls to what its receiver still signs for.
 */
export function* asLittleAsSigned(leader: Leader, draft: Draft): Generator<undefined, Draft> {
  const { economy } = leader;
  const others = draft.parties.filter((party) => party !== economy);
  const paidTo = (of: Draft, to: EconomyId): number => paidBetween(of, economy, to);
  let found = draft;
  for (const to of others.toSorted((a, b) => paidTo(draft, b) - paidTo(draft, a))) {
    const payers = others.filter((by) => others.every((other) => paidBetween(draft, other, by) <= 0));
    for (const by of [...payers.filter((payer) => payer !== to && paidTo(draft, payer) <= 0), undefined]) {
      const [before, due] = [found, paidTo(found, to)];
      const without = (sum: number): Draft => {
        const less = withPaid(before, due - sum, economy, to);
        return by === undefined ? less : withPaid(less, paidBetween(before, by, to) + sum, by, to);
      };
      let [most, tooMuch] = [0, due + 1];
      for (let next = due; tooMuch - most > Math.max(1, due / PARTS_OF_PAYMENT);) {
        yield undefined;
        if (wouldSign(leader, without(next))) most = next;
        else tooMuch = next;
        next = Math.floor((most + tooMuch) / 2);
      }
      if (most > 0) found = without(most);
    }
  }
  return found;
}

type Kind = Pick<PactPlan, 'isBinding' | 'termMost'>;
/** What a pact is worth to whoever asks, and what it does for the medal of the table. */
type Weighed = { readonly worth: number; readonly help: number };
type Offered = Weighed & { readonly plan: PactPlan };

/** Members of the pact that binds a province already, which a new one would have to take in; of none itself alone. */
function bodyOf({ view, economy }: Leader): readonly EconomyId[] {
  const bound = Object.values(view.provinces.pacts).find(
    ({ isBinding, members }) => isBinding && members.includes(economy),
  );
  return bound?.members ?? [economy];
}

/** The same sets with one more member, each once. */
function setsBeyond(
  { dealOrder }: Pick<ProvincesScenario, 'dealOrder'>,
  sets: readonly (readonly EconomyId[])[],
): Iterable<readonly EconomyId[]> {
  const larger = sets.flatMap((members) =>
    dealOrder
      .filter((seat) => !members.includes(seat))
      .map((seat) => dealOrder.filter((each) => each === seat || members.includes(each))),
  );
  return new Map(larger.map((members) => [members.join(), members])).values();
}

/** A set of members before payments, with its worth as it stands and with all that others gain paid over, but what they ask. */
type Thought = Offered & { readonly worthPaidOver: number };

/** The best by each, each once: whether others can pay over what they gain is seen only once payments are tried. */
function bestEitherWay(all: readonly Thought[], count: number): readonly Thought[] {
  const paidOver = all.toSorted((a, b) => b.worthPaidOver - a.worthPaidOver).slice(0, count);
  return [...new Set([...bestOf(all, count), ...paidOver, ...mostHelpful(all, Math.ceil(count / 2))])];
}

function mostHelpful<Each extends Weighed>(all: readonly Each[], count: number): Each[] {
  return all.toSorted((a, b) => b.help - a.help).slice(0, count);
}

function bestOf<Each extends { readonly worth: number }>(all: readonly Each[], count: number): Each[] {
  return all.toSorted((a, b) => b.worth - a.worth).slice(0, count);
}

/** Whether all members without a person sign it as it is. */
function wouldSign(leader: Leader, draft: Draft): boolean {
  const { scenario, view, economy } = leader;
  if (newPactFaults(scenario, view, draft, economy).length > 0) return false;
  return Object.values(answersExpected(leader, draft)).every(isWilling);
}

function sumOf(gains: PactOutlook['gains']): number {
  return Object.values(gains).reduce((sum, gain) => sum + gain, 0);
}
