/** A corridor as a public good: what it adds to the scores of officials each round, and what paying for it costs them once. */
import { ok, type Result } from '#shared/kernel/result.ts';
import { at } from '../../at.ts';
import type { ConvergenceFailure, SolveOptions } from '../../tradeModel.ts';
import { judgeMarket, scoreOf, type JudgedMarket } from '../officials/judgeMarket.ts';
import { officialScores, type Institution } from '../officials/officialScore.ts';
import type { MarketState } from '../marketState.ts';
import type { SegmentedMarket } from '../segmentedMarket.ts';
import { joinRoutes } from './corridorRoutes.ts';

export type CorridorProject = {
  /** Those who may pay; regions without a player are not asked. */
  readonly members: readonly number[];
  /** In the money of the base. */
  readonly cost: number;
  /** Cost of routes once it stands, [n][i]. */
  readonly route: Float64Array;
};

export type CorridorStake = {
  readonly region: number;
  /** Points of score in every round from then on. */
  readonly gainPerRound: number;
  /** Points of score in the round of paying, for an equal share and for all of it. */
  readonly costOfShare: number;
  readonly costAlone: number;
};

export type CorridorStakes = {
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
