/** The books of each region in money: what it earns, what its budget is made of, and where its state jobs are. */
import { at } from '../../at.ts';
import type { MarketState } from '../marketState.ts';
import { localBudgets } from '../officials/localBudget.ts';
import type { Institution } from '../officials/officialScore.ts';
import type { SegmentedMarket } from '../segmentedMarket.ts';
import type { SegmentedEquilibrium } from '../segmentedModel.ts';
import { salesAbroad } from './tradeFlows.ts';

/** Money of the base, a year; [j] by sector. */
export type ProvinceAccounts = {
  /** Wages, which are all of GDP: labour is the one factor. */
  readonly gdp: number;
  readonly valueAdded: readonly number[];
  /** GDP, rents of its walls and blocks, and payments received. */
  readonly income: number;
  readonly rent: number;
  /** Consumer prices against the base: a factor. */
  readonly priceIndex: number;
  readonly salesAbroad: number;
  readonly budget: BudgetAccount;
  /** Change by sector in per cent, and the sector's part of all state jobs of the base. */
  readonly stateJobs: readonly { readonly change: number; readonly part: number }[];
};

type BudgetAccount = {
  /** Of the base under the same institution. */
  readonly before: number;
  /** Taxes kept + rents + transfers + payments − spending. */
  readonly total: number;
  readonly taxes: readonly number[];
  readonly rents: number;
  readonly transfers: number;
  readonly payments: number;
  readonly spending: number;
  readonly payroll: number;
};

export function provinceAccounts(
  { base, politics }: SegmentedMarket,
  institution: Institution,
  { shock, affairs }: MarketState,
  equilibrium: SegmentedEquilibrium,
): ProvinceAccounts[] {
  const { N, J } = base;
  const { before, after, parts } = localBudgets(base, politics, institution, {
    ...equilibrium,
    transfer: shock.transfer,
    affairs,
  });
  const payroll = affairs?.payroll ?? politics.payroll;
  const abroad = salesAbroad(base, equilibrium, shock.barrier);
  return Array.from({ length: N }, (_, n) => {
    const bySector = (values: Float64Array): number[] => [...values.subarray(n * J, (n + 1) * J)];
    const valueAdded = bySector(equilibrium.valueAddedBySector);
    return {
      gdp: valueAdded.reduce((sum, value) => sum + value, 0),
      valueAdded,
      income: at(equilibrium.income, n),
      rent: at(equilibrium.rent, n),
      priceIndex: at(equilibrium.priceIndex, n),
      salesAbroad: at(abroad, n),
      budget: {
        before: at(before, n),
        total: at(after, n),
        taxes: bySector(parts.taxes),
        rents: at(parts.rents, n),
        transfers: at(parts.transfers, n),
        payments: at(parts.payments, n),
        spending: at(parts.spending, n),
        payroll: at(payroll, n),
      },
      stateJobs: bySector(equilibrium.labourBySector).map((hat, j) => ({
        change: 100 * (hat - 1),
        part: politics.jobWeights[n]?.[j] ?? NaN,
      })),
    };
  });
}
