import { DEPOSIT_LEAST, MILLIONS_A_YUAN100M } from '#shared/content/provinces/provinceConstants.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { must } from '#shared/kernel/records.ts';
import type { ClauseOf } from '#shared/protocol/clauses.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { forecastPact } from '#shared/rules/provinces/forecast/forecastMeasures.ts';
import { moneyLeft } from '#shared/rules/provinces/pacts/payments.ts';
import type { ProvincesScenario } from '#shared/rules/scenario/provincesScenario.ts';
import type { ProvinceGame } from '#shared/rules/state.ts';
import { type PactOutlook, amongRivals, pactGains } from './sight.ts';
import { pointsAYuan, roundsLeft } from './thinking.ts';

/** The longest that a pact may be agreed for. */
const ROUNDS_MOST = 4;
/** Walls may rise after the signing, and with them what a breach would gain. */
const DEPOSIT_FACTOR = 2.2;
const DEPOSIT_MOST = 40;

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
  readonly roundsMost?: number;
  readonly deposit?: number;
  readonly payments?: readonly PactPaymentPlan[];
};

/** One open market among the members. */
export function pactDraft(
  view: Pick<ProvinceGame, 'settings' | 'round'>,
  { members, isBinding, goods = 'all', roundsMost, deposit = DEPOSIT_LEAST, payments = [] }: PactPlan,
): Draft {
  const rounds = Math.min(roundsMost ?? ROUNDS_MOST, roundsLeft(view));
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
/** More envy than any temperament has. */
const ENVY = 0.3;
/** The budget part bends: what was too little is paid after, what was too much is left. */
const TURNS = 3;
/** A payer keeps some of what it has for its envelope. */
const PART_OF_MONEY = 0.7;

export type BalancedPact = { readonly plan: PactPlan; readonly outlook: PactOutlook };

/**
 * The plan with payments by which those who gain bring those who lose to what all ask; undefined where they cannot. Those pay whom a yuan
 * costs the fewest points, as far as what they gain goes.
 */
export function balancePact(
  scenario: ProvincesScenario,
  view: ProvinceGame,
  plan: PactPlan,
): BalancedPact | undefined {
  let balanced: PactPlan = plan;
  for (let turn = 0; turn <= TURNS; turn++) {
    const outlook = pactGains(scenario, view, pactDraft(view, balanced));
    if (outlook === undefined) return undefined;
    const short = plan.members.filter((member) => gainOf(outlook, member) < ASK);
    if (short.length === 0) return { plan: balanced, outlook };
    if (turn === TURNS) return undefined;
    const added = moreMoney(scenario, view, { plan: balanced, outlook }, short);
    if (added === undefined) return undefined;
    balanced = { ...balanced, payments: joined([...(balanced.payments ?? []), ...added]) };
  }
  return undefined;
}

function gainOf({ gains }: PactOutlook, member: EconomyId): number {
  return amongRivals(gains, member, ENVY);
}

function moreMoney(
  scenario: ProvincesScenario,
  view: ProvinceGame,
  { plan, outlook }: BalancedPact,
  short: readonly EconomyId[],
): PactPaymentPlan[] | undefined {
  const price = (member: EconomyId): number =>
    pointsAYuan(scenario, view, must(outlook.kept.provinces[member], member));
  const receivers = short.filter((member) => !isPaying(plan, member));
  if (receivers.length < short.length) return undefined;
  const due = receivers.map((to) => ({ to, money: (ASK - gainOf(outlook, to)) / price(to) }));
  const needed = due.reduce((sum, { money }) => sum + money, 0);
  const payers = plan.members
    .filter((member) => !short.includes(member) && !isPaid(plan, member))
    .map((from) => {
      const purse = PART_OF_MONEY * moneyLeft(view, from) - paidBy(plan, from);
      return { from, money: Math.max(0, Math.min((gainOf(outlook, from) - ASK) / price(from), purse)) };
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
