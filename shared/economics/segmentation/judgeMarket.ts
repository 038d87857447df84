import { must } from '#shared/kernel/records.ts';
import { type Result, ok } from '#shared/kernel/result.ts';
import type { ConvergenceFailure, SolveOptions } from '../tradeModel.ts';
import { at } from '../../kernel/records.ts';
import { borderEffect } from './borderEffect.ts';
import type { MarketState } from './marketState.ts';
import {
  type Institution,
  type OfficialScore,
  officialScores,
  stateJobChange,
  type Conduct,
} from './officials/officialScore.ts';
import { segmentedIncome } from './segmentedBase.ts';
import type { SegmentedMarket } from './segmentedMarket.ts';
import type { SegmentedBase, SegmentedEquilibrium } from './segmentedModel.ts';
import { localBudgets } from './officials/localBudget.ts';
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

/** What a state of the market means for each region, in the figures that a leader reads. */

export type ProvinceFigures = {
  /** Changes against the base in per cent: 100(Ŵ−1), state jobs, and the budget under the same institution. */
  readonly realIncome: number;
  readonly stateJobs: number;
  readonly budget: number;
  /** Growth of GDP, 100 ln ŵ, less the mean of the players: the league table. */
  readonly relativeGrowth: number;
  /** Real income of the players but this one, in per cent, weighed by income. */
  readonly othersIncome: number;
  /** What the region buys from itself of the goods that walls and blocks can stop. */
  readonly ownShare: number;
  /** Rents of walls and blocks over GDP. */
  readonly rentShare: number;
  /** The budget in payrolls. */
  readonly payrolls: number;
  /** What the budget leaves after the payrolls that it must cover; negative where it does not, in the money of the base. */
  readonly freeMoney: number;
};

type Outcome = Pick<Conduct, 'equilibrium' | 'transfer' | 'affairs'>;

/** By region, the background's too. */
export function provinceFigures(
  { base, politics }: SegmentedMarket,
  institution: Institution,
  { equilibrium, transfer, affairs }: Outcome,
): ProvinceFigures[] {
  const { players, payrollNeed } = politics;
  const payroll = affairs?.payroll ?? politics.payroll;
  const income = segmentedIncome(base);
  const budgets = localBudgets(base, politics, institution, { ...equilibrium, transfer, affairs });
  const growth = equilibrium.wage.map((wage) => 100 * Math.log(wage));
  const meanGrowth = players.reduce((sum, n) => sum + at(growth, n), 0) / players.length;
  return Array.from({ length: base.N }, (_, n) => ({
    realIncome: 100 * (at(equilibrium.welfare, n) - 1),
    stateJobs: stateJobChange(base, politics, { equilibrium, affairs }, n),
    budget: 100 * (at(budgets.after, n) / at(budgets.before, n) - 1),
    relativeGrowth: at(growth, n) - meanGrowth,
    othersIncome: incomeOf(
      equilibrium,
      income,
      players.filter((i) => i !== n),
    ),
    ownShare: ownShare(base, equilibrium, n),
    rentShare: at(equilibrium.rent, n) / valueAdded(base, equilibrium, n),
    payrolls: at(budgets.after, n) / at(payroll, n),
    freeMoney: at(budgets.after, n) - payrollNeed * at(payroll, n),
  }));
}

/** Change of real income of a group in per cent: Σ Ŵ_n I_n / Σ I_n, income of the base. */
export function incomeOf(
  { welfare }: Pick<SegmentedEquilibrium, 'welfare'>,
  income: Float64Array,
  group: readonly number[],
): number {
  const total = group.reduce((sum, n) => sum + at(income, n), 0);
  return group.reduce((sum, n) => sum + 100 * (at(welfare, n) - 1) * (at(income, n) / total), 0);
}

function ownShare(base: SegmentedBase, { share, expenditure }: SegmentedEquilibrium, n: number): number {
  const { N, J, barrierKind } = base;
  let own = 0;
  let all = 0;
  for (let j = 0; j < J; j++) {
    if (barrierKind[j] === undefined) continue;
    const spent = at(expenditure, n * J + j);
    own += at(share, (n * (N + 1) + n) * J + j) * spent;
    all += spent;
  }
  return own / all;
}

function valueAdded({ J }: SegmentedBase, { valueAddedBySector }: SegmentedEquilibrium, n: number): number {
  return valueAddedBySector.subarray(n * J, (n + 1) * J).reduce((sum, value) => sum + value, 0);
}
