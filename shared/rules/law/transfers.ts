/** What agreements move between treasuries: the tariff revenue that members of a union share by a key, payments and funds. */
import { MILLIONS_PER_BILLION, PAYMENT_CAP_BP } from '#shared/content/treatyConstants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { RevenuePool } from '#shared/economics/tradeModel.ts';
import { toFraction } from '#shared/kernel/basisPoints.ts';
import { at } from '#shared/kernel/records.ts';
import type { AgreementId, EconomyId, ProposalId } from '#shared/kernel/ids.ts';
import type { Clause, RevenueKey } from '#shared/protocol/clauses.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import type { AskedPayment, Payment } from '#shared/protocol/payments.ts';
import type { SettledEconomy } from '#shared/protocol/report.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import type { CountryGame } from '../state.ts';
import { unionsOf } from './blocs.ts';
import { type LawInForce, economyPlace, importsFromOutside, placesOf } from './lawInForce.ts';
import { type Register, paymentsDueStill, roundsHeld, startsAnew } from './register.ts';

type UnionPool = { readonly agreement: AgreementId; readonly pool: RevenuePool };

/** The pooled tariff revenue of every customs union, shared by its key. */
export function revenuePools(
  scenario: Scenario,
  law: Pick<LawInForce, 'agreements' | 'settled'>,
): UnionPool[] {
  return unionsOf(law).map((union) => ({
    agreement: union.id,
    pool: {
      members: union.parties.map((member) => economyPlace(scenario, member)),
      shares: keyShares(scenario, law, union),
      weight: 1,
    },
  }));
}

/** Shares of the pool in the order of the parties; they sum to one. */
export function keyShares(scenario: Scenario, law: Pick<LawInForce, 'settled'>, union: Agreement): number[] {
  const weights = union.parties.map((member) => keyWeight(scenario, law, union, member));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => (total > 0 ? weight / total : 1 / weights.length));
}

function keyWeight(
  scenario: Scenario,
  law: Pick<LawInForce, 'settled'>,
  union: Agreement,
  member: string,
): number {
  const key = union.key ?? { type: 'imports' };
  switch (key.type) {
    case 'people':
      return scenario.economies[economyPlace(scenario, member)]?.populationMn ?? 0;
    case 'imports':
      return importsFromOutside(scenario, law, union.parties, { member });
    case 'shares':
      return key.percent[member] ?? 0;
  }
}

/** How whole per cents fail to share a pool among members; undefined when they do. */
type KeyFault = { readonly type: 'notWhole' } | { readonly type: 'member'; readonly economy: EconomyId };

/** Whole per cents must name every member but may leave the last to be computed. */
export function keyFault(key: RevenueKey, members: readonly EconomyId[]): KeyFault | undefined {
  if (key.type !== 'shares') return undefined;
  const stranger = Object.keys(key.percent).find((economy) => !members.includes(economy));
  if (stranger !== undefined) return { type: 'member', economy: stranger };
  const unnamed = members.slice(0, -1).find((member) => key.percent[member] === undefined);
  if (unnamed !== undefined) return { type: 'member', economy: unnamed };
  const sum = Object.values(key.percent).reduce((total, percent) => total + percent, 0);
  const last = members.at(-1);
  const isLastNamed = last !== undefined && key.percent[last] !== undefined;
  return sum > 100 || (isLastNamed && sum < 100) ? { type: 'notWhole' } : undefined;
}

/** The key with the last member's share computed. */
export function completeKey(key: RevenueKey, members: readonly EconomyId[]): RevenueKey {
  const last = members.at(-1);
  if (key.type !== 'shares' || last === undefined || key.percent[last] !== undefined) return key;
  const sum = Object.values(key.percent).reduce((total, percent) => total + percent, 0);
  return { type: 'shares', percent: { ...key.percent, [last]: 100 - sum } };
}

/** The key among those who are left, shares scaled up pro rata. */
export function rescaleKey(key: RevenueKey, left: readonly EconomyId[]): RevenueKey {
  if (key.type !== 'shares') return key;
  const { percent } = key;
  return sharesKey(left.map((member): [EconomyId, number] => [member, percent[member] ?? 0]));
}

/** Whole per cents proportional to weights; rounding the running sum makes them add up to 100. */
export function sharesKey(weights: readonly (readonly [EconomyId, number])[]): RevenueKey {
  const total = weights.reduce((sum, [, weight]) => sum + weight, 0);
  const percent: Record<EconomyId, number> = {};
  let running = 0;
  let given = 0;
  weights.forEach(([member, weight], index) => {
    running += total > 0 ? weight / total : 1 / weights.length;
    const upTo = index === weights.length - 1 ? 100 : Math.round(running * 100);
    percent[member] = upTo - given;
    given = upTo;
  });
  return { type: 'shares', percent };
}

/** All but what two pay each other. */
export function clausesBeside(clauses: readonly Clause[], two: readonly EconomyId[]): readonly Clause[] {
  const isTheirs = (clause: Clause): boolean =>
    'amountMn' in clause && [clause.from, clause.to].every((side) => two.includes(side));
  return clauses.filter((clause) => !isTheirs(clause));
}

/** Whether the parties of a draft pay each other just this, but for what two of them do. */
export function isPaidJust(
  { clauses }: { readonly clauses: readonly Clause[] },
  payments: readonly AskedPayment[],
  two: readonly EconomyId[],
): boolean {
  const textOf = ({ from, to, amountMn }: AskedPayment): string => `${from} ${to} ${amountMn}`;
  const paid = clausesBeside(clauses, two).flatMap((clause) =>
    'amountMn' in clause ? [textOf(clause)] : [],
  );
  return paid.toSorted().join() === payments.map(textOf).toSorted().join();
}

/** What clauses agree to pay an economy a round, less what it pays itself: millions of the scenario's money. */
export function paidToMn(clauses: readonly (Clause | Payment)[], economy: EconomyId): number {
  return clauses.reduce((sum, clause) => {
    if (!('amountMn' in clause)) return sum;
    return sum + (clause.to === economy ? clause.amountMn : clause.from === economy ? -clause.amountMn : 0);
  }, 0);
}

/** A payment of this round, millions; paid falls short of asked where a cap cuts it. */
type DuePayment = {
  readonly from: EconomyId;
  readonly to: EconomyId;
  readonly askedMn: number;
  readonly paidMn: number;
};

/**
 * All payments that treaties oblige to in this round, those of adjustment funds included. A payer gives at most the cap's part of its last settled income and a
 * receiver takes at most as much of its own, all treaties together; what is over is cut pro rata, first at the payer.
 */
export function paymentsDue(
  law: Pick<LawInForce, 'agreements' | 'round' | 'settled' | 'settings'>,
): DuePayment[] {
  const agreed = Object.values(law.agreements)
    .flatMap(({ payments }) => payments)
    .filter(({ untilRound }) => untilRound >= law.round)
    .map(({ from, to, amountMn }) => ({ from, to, askedMn: amountMn, paidMn: amountMn }));
  const asked = [...agreed, ...fundPayments(law)];
  const cutAtPayer = cutToCap(asked, 'from', law);
  return cutToCap(cutAtPayer, 'to', law);
}

/**
 * What adjustment funds move: each member pays its part of its income, and receives of the pool by the income of its people who
 * had to change their work in the last round. Only the balance is paid, from those who pay more to those who receive more.
 */
function fundPayments(law: Pick<LawInForce, 'agreements' | 'settled'>): DuePayment[] {
  const moved = law.settled.workersMoved;
  if (moved === undefined) return [];
  return fundsOf(law).flatMap(({ parties, terms }) => {
    const paidMn = parties.map((member) => contributionMn(law, member, terms.adjustmentFundBp));
    const needs = parties.map((member) => (moved[member] ?? 0) * (law.settled.incomeBn[member] ?? 0));
    const poolMn = sumOf(paidMn);
    const need = sumOf(needs);
    if (need <= 0) return [];
    const balances = parties.map((member, index) => ({
      member,
      balanceMn: (poolMn * (needs[index] ?? 0)) / need - (paidMn[index] ?? 0),
    }));
    const receivers = balances.filter(({ balanceMn }) => balanceMn > 0);
    const receivedMn = sumOf(receivers.map(({ balanceMn }) => balanceMn));
    return balances
      .filter(({ balanceMn }) => balanceMn < 0)
      .flatMap((payer) =>
        receivers.map((receiver): DuePayment => {
          const amountMn = Math.floor((-payer.balanceMn * receiver.balanceMn) / receivedMn);
          return { from: payer.member, to: receiver.member, askedMn: amountMn, paidMn: amountMn };
        }),
      )
      .filter(({ askedMn }) => askedMn > 0);
  });
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function cutToCap(
  payments: readonly DuePayment[],
  side: 'from' | 'to',
  law: Pick<LawInForce, 'settled' | 'settings'>,
): DuePayment[] {
  const sums = new Map<EconomyId, number>();
  for (const payment of payments) {
    sums.set(payment[side], (sums.get(payment[side]) ?? 0) + payment.paidMn);
  }
  return payments.map((payment) => {
    const sumMn = sums.get(payment[side]) ?? 0;
    const capMn = paymentCapMn(law, payment[side]);
    if (sumMn <= capMn) return payment;
    return { ...payment, paidMn: Math.floor((payment.paidMn * capMn) / sumMn) };
  });
}

/** The most that a seat may pay, or receive, in a round: millions of the scenario's money. */
export function paymentCapMn(
  law: {
    readonly settled: Pick<SettledEconomy, 'incomeBn'>;
    readonly settings?: Pick<GameSettings, 'agreementLimits'> | undefined;
  },
  economy: EconomyId,
): number {
  return contributionMn(law, economy, law.settings?.agreementLimits?.paymentCapBp ?? PAYMENT_CAP_BP);
}

/** What the caps leave to one side after the payments that run already. */
export function roomMn(
  law: Pick<CountryGame, 'agreements' | 'round' | 'settled' | 'settings'>,
  economy: EconomyId,
  side: 'from' | 'to',
): number {
  const running = Object.values(law.agreements)
    .flatMap(({ payments }) => payments)
    .filter((payment) => payment.untilRound >= law.round && payment[side] === economy)
    .reduce((sum, { amountMn }) => sum + amountMn, 0);
  return Math.max(0, paymentCapMn(law, economy) - running);
}

/** A part of an economy's last settled income, in basis points: millions of the scenario's money. */
export function contributionMn(
  law: { readonly settled: Pick<SettledEconomy, 'incomeBn'> },
  economy: EconomyId,
  contributionBp: number,
): number {
  return Math.floor(toFraction(contributionBp) * (law.settled.incomeBn[economy] ?? 0) * MILLIONS_PER_BILLION);
}

/** Agreements under which members insure each other against the costs of adjustment. */
export function fundsOf(law: { readonly agreements: Register }): (Agreement & {
  readonly terms: { readonly adjustmentFundBp: number };
})[] {
  return Object.values(law.agreements).flatMap((agreement) => {
    const { terms } = agreement;
    const adjustmentFundBp = terms?.adjustmentFundBp;
    return adjustmentFundBp === undefined ? [] : [{ ...agreement, terms: { ...terms, adjustmentFundBp } }];
  });
}

/** What was signed in a round, in its order, and what it agrees to pay each economy: billions by place. */
export type Signature = {
  readonly decision: { readonly kind: 'signed'; readonly parties: readonly EconomyId[] };
  readonly proposals: readonly ProposalId[];
  readonly paidBn: Float64Array;
};

export function signaturesOf(
  scenario: Scenario,
  { proposals, round: now }: Pick<CountryGame, 'proposals' | 'round'>,
): readonly Signature[] {
  return Object.values(proposals)
    .filter(({ status, round }) => status === 'concluded' && round === now)
    .reduce<readonly Signature[]>((signed, { id, parties, clauses }) => {
      const sharing = signed.filter(({ decision }) => sharesPair(decision.parties, parties));
      const together = [...new Set([...sharing.flatMap(({ decision }) => decision.parties), ...parties])];
      const paidBn = Float64Array.from(placesOf(scenario).ids, (economy, place) =>
        sharing.reduce(
          (sum, earlier) => sum + at(earlier.paidBn, place),
          paidToMn(clauses, economy) / MILLIONS_PER_BILLION,
        ),
      );
      const proposals = [...sharing.flatMap((earlier) => earlier.proposals), id];
      const one: Signature = { decision: { kind: 'signed', parties: together }, proposals, paidBn };
      return [...signed.filter((each) => !sharing.includes(each)), one];
    }, []);
}

/** Whether two of the parties are in both. */
function sharesPair(some: readonly EconomyId[], others: readonly EconomyId[]): boolean {
  return some.filter((party) => others.includes(party)).length > 1;
}

/**
 * Whom the reader goes on paying by earlier agreements, and how much a round, of those whom a draft would have it pay too, since both are
 * paid, and of those paid by agreements that it would replace, since their payments pass into the new one.
 */
export function paidBesides(
  game: Pick<CountryGame, 'settings' | 'agreements' | 'round' | 'phase'>,
  { clauses }: { readonly clauses: readonly Clause[] },
  me: EconomyId | undefined,
  replaced: readonly AgreementId[] = [],
): readonly { readonly economy: EconomyId; readonly amountMn: number }[] {
  if (startsAnew(game)) return [];
  const taken = replaced.flatMap((id) => paymentsDueStill(game, game.agreements[id]?.payments ?? []));
  const payees = new Set([
    ...clauses.flatMap((clause) => ('amountMn' in clause && clause.from === me ? [clause.to] : [])),
    ...taken.flatMap(({ from, to }) => (from === me ? [to] : [])),
  ]);
  const due = Object.values(game.agreements).flatMap(({ payments }) => paymentsDueStill(game, payments));
  return [...payees].flatMap((economy) => {
    const amountMn = due
      .filter(({ from, to }) => from === me && to === economy)
      .reduce((sum, payment) => sum + payment.amountMn, 0);
    return amountMn === 0 ? [] : [{ economy, amountMn }];
  });
}

/** Why a bot leaves: millions a round that it pays the others under an agreement, less what they pay it. Undefined of people, who give no reason. */
export function paysToLeaveMn(
  state: Pick<CountryGame, 'seats' | 'round' | 'phase'>,
  { payments }: Pick<Agreement, 'payments'>,
  by: EconomyId,
): number | undefined {
  if (state.seats[by]?.member !== undefined) return undefined;
  return paymentsDueStill(state, payments).reduce(
    (sum, { from, to, amountMn }) => sum + (from === by ? amountMn : 0) - (to === by ? amountMn : 0),
    0,
  );
}

/** The most that one may still pay another in a round. */
export function roomBetween(law: Parameters<typeof roomMn>[0], from: EconomyId, to: EconomyId): number {
  return Math.min(roomMn(law, from, 'from'), roomMn(law, to, 'to'));
}

/** The most rounds that one payment may name. */
const PAYMENT_ROUNDS_MAX = 12;

/**
 * For how many rounds a payment may run that is agreed now: to the end with the years after, which are one, or as long as its agreement holds.
 * Bots ask and offer for as long, and people’s payments begin so: a sum of another duration would be another price.
 */
export function paymentRounds(moment: Parameters<typeof roundsHeld>[0]): number {
  return Math.min(PAYMENT_ROUNDS_MAX, moment.settings.rounds + 2 - moment.round, roundsHeld(moment));
}
