import type { Scenario } from '#shared/content/scenario.ts';
import { at, must } from '#shared/kernel/records.ts';
import { solveEquilibrium } from '#shared/economics/equilibrium/solveEquilibrium.ts';
import { baseAccounts } from '#shared/economics/tradeBase.ts';
import type { TradeShock } from '#shared/economics/tradeModel.ts';
import { type EconomyId, agreementId } from '#shared/kernel/ids.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import { economyPlace } from '../law/lawInForce.ts';
import { buildShock } from '../shock/buildShock.ts';
import { openingLawInForce } from '../shock/solveLaw.ts';

/** The free-trade prize: the best that a seat could have from free trade areas, searched where no scenario holds it. */

/** After so many rounds border costs have reached what the level allows. */
const ROUNDS_TO_SETTLE = 100;

/**
 * A free trade area among `members` beside the law of the opening, by the rules of play and with the scenario's flags: origin
 * cost, entry through the lowest wall, and the border cost of the level in full, not phased.
 */
function freeTradeShock(scenario: Scenario, members: readonly number[]): TradeShock {
  const law = openingLawInForce(scenario);
  const area: Agreement = {
    id: agreementId(scenario.agreements.length),
    level: 2,
    parties: members.map((member) => must(scenario.economies[member], 'economy').id),
    concessions: [],
    exceptions: [],
    payments: [],
    sinceRound: 1,
    boundUntilRound: 1,
    notices: [],
  };
  return buildShock(scenario, {
    ...law,
    agreements: { ...law.agreements, [area.id]: area },
    round: 1,
    roundsAhead: ROUNDS_TO_SETTLE,
  });
}

/** Ŵ of every economy (by index) under a free trade area of these members; remembered, since searches ask again. */
export type AreaGains = (members: readonly number[]) => readonly number[];

export function createAreaGains(scenario: Scenario): AreaGains {
  const known = new Map<string, readonly number[]>();
  return (members) => {
    const sorted = members.toSorted((a, b) => a - b);
    const key = sorted.join();
    const welfare = known.get(key) ?? solveArea(scenario, sorted);
    known.set(key, welfare);
    return welfare;
  };
}

function solveArea(scenario: Scenario, members: readonly number[]): readonly number[] {
  const solved = solveEquilibrium(scenario.base, freeTradeShock(scenario, members), { tolerance: 1e-11 });
  if (!solved.ok) throw new Error(`free trade area of ${members.join()}: ${solved.error.code}`);
  return [...solved.value.welfare];
}

/** Log gain of the member that gains least: above zero, everybody in the area would sign. */
export function leastGain(gains: AreaGains, members: readonly number[]): number {
  const welfare = gains(members);
  return Math.min(...members.map((member) => Math.log(welfare[member] ?? NaN)));
}

/** What the members gain together, in base money: above zero, payments can make everybody in the area sign. */
export function jointGain(scenario: Scenario, gains: AreaGains, members: readonly number[]): number {
  const { income } = baseAccounts(scenario.base);
  const welfare = gains(members);
  return members.reduce((sum, m) => sum + at(income, m) * Math.log(welfare[m] ?? NaN), 0);
}

/** Scenarios this small are searched in full. */
const ALL_SETS_UP_TO = 6;

/**
 * Best Ŵ of one seat over free trade areas with it. Small scenarios: every set. Larger: from its best pair, always
 * the partner that adds most (or costs least) is added; the best area on that path counts.
 */
export function bestWelfare(gains: AreaGains, seat: number, playable: readonly number[]): number {
  const others = playable.filter((other) => other !== seat);
  return playable.length <= ALL_SETS_UP_TO
    ? bestOfAllSets(gains, seat, others)
    : bestByGrowth(gains, seat, others);
}

function welfareOf(gains: AreaGains, seat: number, members: readonly number[]): number {
  return gains(members)[seat] ?? NaN;
}

function bestOfAllSets(gains: AreaGains, seat: number, others: readonly number[]): number {
  const sets = Array.from({ length: 2 ** others.length - 1 }, (_, mask) =>
    others.filter((_other, index) => ((mask + 1) >> index) & 1),
  );
  return Math.max(...sets.map((set) => welfareOf(gains, seat, [seat, ...set])));
}

/** Growth goes on past a step that costs something: a larger area may make up for it. */
function bestByGrowth(gains: AreaGains, seat: number, others: readonly number[]): number {
  let members: readonly number[] = [seat];
  let best = -Infinity;
  while (members.length <= others.length) {
    const waiting = others.filter((other) => !members.includes(other));
    const [grown] = waiting
      .map((other) => [...members, other])
      .toSorted((a, b) => welfareOf(gains, seat, b) - welfareOf(gains, seat, a));
    if (grown === undefined) break;
    members = grown;
    best = Math.max(best, welfareOf(gains, seat, grown));
  }
  return best;
}

/** The best Ŵ of seats over free trade areas. */
export type Prizes = Readonly<Record<EconomyId, number>>;

type Search = { readonly gains: AreaGains; readonly best: Map<EconomyId, number> };
const searches = new WeakMap<Scenario, Search>();

/**
 * The best Ŵ of a seat over free trade areas; passive economies have none. Shipped scenarios hold it; where the model is assumed otherwise it is searched
 * once (about 50 ms a seat of the world) and remembered.
 */
export function prizeOf(scenario: Scenario, economy: EconomyId): number | undefined {
  const shipped = scenario.bestWelfare[economy];
  if (scenario.assumed === undefined || shipped === undefined) return shipped;
  const search = searchOf(scenario);
  const known = search.best.get(economy);
  if (known !== undefined) return known;
  const playable = scenario.economies.flatMap((each, index) => (each.playable ? [index] : []));
  const found = bestWelfare(search.gains, economyPlace(scenario, economy), playable);
  search.best.set(economy, found);
  return found;
}

/** Prizes that were searched before, so that nobody searches them again. */
export function knowPrizes(scenario: Scenario, prizes: Prizes): void {
  const { best } = searchOf(scenario);
  for (const [economy, welfare] of Object.entries(prizes)) best.set(economy, welfare);
}

function searchOf(scenario: Scenario): Search {
  const search = searches.get(scenario) ?? { gains: createAreaGains(scenario), best: new Map() };
  searches.set(scenario, search);
  return search;
}

/**
 * A seat with next to nothing to win from free trade areas (the world of today) is measured against a fifth of a per cent of
 * income instead: against its own prize any small change would count as many prizes.
 */
const SMALLEST_PRIZE = 2e-3;

/** How far a seat has come: 0 at the opening, 100 at its best real income over free trade areas. It may pass both ends. */
export function shareOfPrize(scenario: Scenario, economy: EconomyId, welfare: number): number {
  return (100 * (welfare - 1)) / Math.max((prizeOf(scenario, economy) ?? 1) - 1, SMALLEST_PRIZE);
}

/**
 * The order in which seats are dealt, so that people at a small table have deals to make with each other: first the pair
 * whose less lucky member gains most from free trade, then always the seat that has the best pair or trio with those before it.
 */
export function dealOrder(gains: AreaGains, playable: readonly number[]): readonly number[] {
  const pairs = playable.flatMap((a, index) => playable.slice(index + 1).map((b) => [a, b]));
  const first = bestBy(pairs, (pair) => leastGain(gains, pair));
  const order = [...first];
  while (order.length < playable.length) {
    const waiting = playable.filter((seat) => !order.includes(seat));
    order.push(bestBy(waiting, (seat) => bestDeal(gains, seat, order)));
  }
  return order;
}

/** Least gain in the best founding proposal of `seat` with one or two of `partners`. */
function bestDeal(gains: AreaGains, seat: number, partners: readonly number[]): number {
  return Math.max(...foundingSets(seat, partners).map((members) => leastGain(gains, members)));
}

/** Parties of the proposals that `seat` could found with one or two of `partners`. */
export function foundingSets(seat: number, partners: readonly number[]): readonly (readonly number[])[] {
  const pairs = partners.map((partner) => [seat, partner]);
  const trios = partners.flatMap((a, index) => partners.slice(index + 1).map((b) => [seat, a, b]));
  return [...pairs, ...trios];
}

function bestBy<T>(items: readonly T[], valueOf: (item: T) => number): T {
  const valued = items.map((item) => ({ item, value: valueOf(item) }));
  const best = valued.toSorted((a, b) => b.value - a.value)[0];
  if (best === undefined) throw new Error('nothing to choose from');
  return best.item;
}
