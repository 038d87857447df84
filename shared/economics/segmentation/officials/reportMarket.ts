/** All that a what-if shows of the provinces, from one solve. */
import { ok, type Result } from '#shared/kernel/result.ts';
import type { ConvergenceFailure, SolveOptions } from '../../tradeModel.ts';
import { borderEffect } from '../borderEffect.ts';
import type { MarketState } from '../marketState.ts';
import type { SegmentedMarket } from '../segmentedMarket.ts';
import { judgeMarket, type JudgedMarket } from './judgeMarket.ts';
import type { Institution } from './officialScore.ts';
import { provinceFigures, type ProvinceFigures } from './provinceFigures.ts';

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
