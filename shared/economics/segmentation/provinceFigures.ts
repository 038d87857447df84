/** What a state of the market means for each region, in the figures that a leader reads. */
import { at } from '../at.ts';
import { segmentedIncome } from './segmentedBase.ts';
import type { SegmentedMarket } from './segmentedMarket.ts';
import type { SegmentedBase, SegmentedEquilibrium } from './segmentedModel.ts';
import { localBudgets } from './officials/localBudget.ts';
import { stateJobChange, type Conduct, type Institution } from './officials/officialScore.ts';

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
