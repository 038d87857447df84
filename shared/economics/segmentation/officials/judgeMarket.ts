/** Solves a state of the provinces' market and judges its officials. */
import { must } from '#shared/kernel/records.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { ConvergenceFailure, SolveOptions } from '../../tradeModel.ts';
import type { MarketState } from '../marketState.ts';
import type { SegmentedMarket } from '../segmentedMarket.ts';
import type { SegmentedEquilibrium } from '../segmentedModel.ts';
import { solveSegmented } from '../solveSegmented.ts';
import { officialScores, type Institution, type OfficialScore } from './officialScore.ts';

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
