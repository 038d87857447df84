import { type Result, ok } from '#shared/kernel/result.ts';
import { at } from '../../kernel/records.ts';
import type { ConvergenceFailure, SolveOptions } from '../tradeModel.ts';
import { type JudgedMarket, judgeMarket, scoreOf } from './judgeMarket.ts';
import type { MarketState } from './marketState.ts';
import { type Institution, officialScores } from './officials/officialScore.ts';
import { segmentedIncome } from './segmentedBase.ts';
import type { SegmentedMarket } from './segmentedMarket.ts';
import type { SegmentedBase, SegmentedShock } from './segmentedModel.ts';
import { solveSegmented } from './solveSegmented.ts';

/** A corridor as a public good: what it adds to the scores of officials each round, and what paying for it costs them once. */

type CorridorProject = {
  /** Those who may pay; regions without a player are not asked. */
  readonly members: readonly number[];
  /** In the money of the base. */
  readonly cost: number;
  /** Cost of routes once it stands, [n][i]. */
  readonly route: Float64Array;
};

type CorridorStake = {
  readonly region: number;
  /** Points of score in every round from then on. */
  readonly gainPerRound: number;
  /** Points of score in the round of paying, for an equal share and for all of it. */
  readonly costOfShare: number;
  readonly costAlone: number;
};

type CorridorStakes = {
  readonly members: readonly CorridorStake[];
  /** Mean change of score of the players outside. */
  readonly outsiders: number;
};

export function corridorStakes(
  market: SegmentedMarket,
  institution: Institution,
  state: MarketState,
  project: CorridorProject & { readonly options?: SolveOptions },
): Result<CorridorStakes, ConvergenceFailure> {
  const { options = {}, members, cost } = project;
  const before = judgeMarket(market, institution, state, options);
  if (!before.ok) return before;
  const shock = { ...state.shock, route: joinRoutes(state.shock.route, project.route) };
  const { warmStart } = before.value.equilibrium;
  const after = judgeMarket(market, institution, { ...state, shock }, { ...options, warmStart });
  if (!after.ok) return after;
  const gainOf = (n: number): number =>
    scoreOf(market, after.value, n).total - scoreOf(market, before.value, n).total;
  const costOf = (n: number, paid: number): number =>
    scoreOf(market, after.value, n).total -
    scoreWhenPaying(market, institution, state, { after: after.value, n, paid });
  const outside = market.politics.players.filter((n) => !members.includes(n));
  const changeOutside = outside.reduce((sum, n) => sum + gainOf(n), 0);
  return ok({
    members: members.map((region) => ({
      region,
      gainPerRound: gainOf(region),
      costOfShare: costOf(region, cost / members.length),
      costAlone: costOf(region, cost),
    })),
    outsiders: outside.length === 0 ? 0 : changeOutside / outside.length,
  });
}

function scoreWhenPaying(
  market: SegmentedMarket,
  institution: Institution,
  { shock, levels, affairs = {} }: MarketState,
  { after, n, paid }: { readonly after: JudgedMarket; readonly n: number; readonly paid: number },
): number {
  const spending = (affairs.spending ?? new Float64Array(market.base.N)).slice();
  spending[n] = at(spending, n) + paid;
  const scores = officialScores(market.base, market.politics, institution, {
    ...levels,
    equilibrium: after.equilibrium,
    transfer: shock.transfer,
    affairs: { ...affairs, spending },
  });
  return scoreOf(market, { scores }, n).total;
}

/** A corridor makes the way between its members cheaper, and part of the way between some others. */

export type Corridor = {
  readonly members: readonly number[];
  /** Pairs whose way runs over it in part. */
  readonly through: readonly (readonly [number, number])[];
};

/** Part of the cost of a route that a corridor saves. */
export type CorridorSaving = { readonly between: number; readonly through: number };

/** Cost of the route from i to n, [n][i], once the corridor stands. */
export function corridorRoutes(N: number, corridor: Corridor, saving: CorridorSaving): Float64Array {
  const route = new Float64Array(N * N).fill(1);
  for (const [a, b] of corridor.through) {
    route[a * N + b] = 1 - saving.through;
    route[b * N + a] = 1 - saving.through;
  }
  for (const n of corridor.members) {
    for (const i of corridor.members) if (i !== n) route[n * N + i] = 1 - saving.between;
  }
  return route;
}

/** Both: savings on the same route multiply. */
export function joinRoutes(some: Float64Array, others: Float64Array): Float64Array {
  return some.map((cost, ni) => cost * at(others, ni));
}

/** What cheaper routes bring: the change of real income in a year, (Ŵ_n with − Ŵ_n without) · I_n in the money of the base. */

/** By region, in a market that is otherwise as in the shock. */
export function routeGains(
  base: SegmentedBase,
  shock: SegmentedShock,
  route: Float64Array,
  options: SolveOptions = {},
): Result<Float64Array, ConvergenceFailure> {
  const without = solveSegmented(base, shock, options);
  if (!without.ok) return without;
  const built = { ...shock, route: joinRoutes(shock.route, route) };
  const { welfare, warmStart } = without.value;
  const solved = solveSegmented(base, built, { ...options, warmStart });
  if (!solved.ok) return solved;
  const income = segmentedIncome(base);
  return ok(solved.value.welfare.map((hat, n) => (hat - at(welfare, n)) * at(income, n)));
}

/**
 * A pillar programme raises the productivity of its sector, less the nearer others push the same industry, and in the end it
 * wastes: ĝ_n = g · max(−floor, 1 − c · Σ_{m ≠ n, same pillar} e^{−km_nm/reach}).
 */

export type PillarRule = {
  /** g: productivity of a pillar without rivals. */
  readonly boost: number;
  /** −floor: the worst, as a part of the boost. */
  readonly floor: number;
  /** c: what a rival next door takes of it. */
  readonly crowding: number;
  /** Distance at which a rival's weight has fallen to 1/e. */
  readonly reachKm: number;
};

export type PillarChoice = { readonly region: number; readonly sector: number; readonly pillar: string };

/** Change of productivity by choice, in their order. `distance` is [n][i]. */
export function pillarBoosts(
  { N }: Pick<SegmentedBase, 'N'>,
  distance: Float64Array,
  choices: readonly PillarChoice[],
  rule: PillarRule,
): number[] {
  return choices.map(({ region, pillar }) => {
    const overlap = choices
      .filter((other) => other.region !== region && other.pillar === pillar)
      .reduce((sum, other) => sum + Math.exp(-at(distance, region * N + other.region) / rule.reachKm), 0);
    return rule.boost * Math.max(-rule.floor, 1 - rule.crowding * overlap);
  });
}

/** Â_nj of the programmes, [n][j]. */
export function pillarProductivity(
  base: Pick<SegmentedBase, 'N' | 'J'>,
  distance: Float64Array,
  choices: readonly PillarChoice[],
  rule: PillarRule,
): Float64Array {
  const boosts = pillarBoosts(base, distance, choices, rule);
  const tfp = new Float64Array(base.N * base.J).fill(1);
  choices.forEach(({ region, sector }, place) => {
    const nj = region * base.J + sector;
    tfp[nj] = at(tfp, nj) * (1 + (boosts[place] ?? NaN));
  });
  return tfp;
}
