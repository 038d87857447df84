import { must } from '#shared/kernel/records.ts';
import { type Result, ok } from '#shared/kernel/result.ts';
import type { ConvergenceFailure, SolveOptions } from '../tradeModel.ts';
import { borderEffect } from './borderEffect.ts';
import type { MarketState } from './marketState.ts';
import { type Institution, type OfficialScore, officialScores } from './officials/officialScore.ts';
import { type ProvinceFigures, provinceFigures } from './provinceFigures.ts';
import type { SegmentedMarket } from './segmentedMarket.ts';
import type { SegmentedEquilibrium } from './segmentedModel.ts';
import { solveSegmented } from './solveSegmented.ts';

/** Solves a state of the provinces' market and judges its officials. */

export type JudgedMarket = {
  readonly equilibrium: SegmentedEquilibrium;
  /** In the order of the players. */
  readonly scores: readonly OfficialScore[];
};

export function judgeMarket(
  { base, politics }: SegmentedMarket,
  institution: Institution,
  { shock, levels, affairs }: MarketState,
  options: SolveOptions = {},
): Result<JudgedMarket, ConvergenceFailure> {
  const solved = solveSegmented(base, shock, options);
  if (!solved.ok) return solved;
  const equilibrium = solved.value;
  const conduct = { ...levels, equilibrium, transfer: shock.transfer, affairs };
  return ok({ equilibrium, scores: officialScores(base, politics, institution, conduct) });
}

/** Of a player. */
export function scoreOf(
  { politics }: SegmentedMarket,
  { scores }: Pick<JudgedMarket, 'scores'>,
  region: number,
): OfficialScore {
  return must(scores[politics.players.indexOf(region)], 'score');
}

/** All that a what-if shows of the provinces, from one solve. */

export type MarketReport = JudgedMarket & {
  /** By region. */
  readonly figures: readonly ProvinceFigures[];
  /** Over the players' provinces. */
  readonly borderEffect: number;
  /** Change of real income of all regions, in per cent. */
  readonly nationalIncome: number;
};

export function reportMarket(
  market: SegmentedMarket,
  institution: Institution,
  state: MarketState,
  options: SolveOptions = {},
): Result<MarketReport, ConvergenceFailure> {
  const judged = judgeMarket(market, institution, state, options);
  if (!judged.ok) return judged;
  const { equilibrium } = judged.value;
  const { affairs, shock } = state;
  return ok({
    ...judged.value,
    figures: provinceFigures(market, institution, { equilibrium, transfer: shock.transfer, affairs }),
    borderEffect: borderEffect(market.base, equilibrium, market.distance, market.politics.players),
    nationalIncome: 100 * (equilibrium.nationalIncome - 1),
  });
}
