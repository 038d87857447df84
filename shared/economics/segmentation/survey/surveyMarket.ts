import { type Result, ok } from '#shared/kernel/result.ts';
import { at } from '../../../kernel/records.ts';
import type { ConvergenceFailure, SolveOptions } from '../../tradeModel.ts';
import { tariffEquivalent } from '../borderEffect.ts';
import { type JudgedMarket, type MarketReport, judgeMarket, reportMarket } from '../judgeMarket.ts';
import { type MarketState, type Surroundings, stateAt } from '../marketState.ts';
import { localBudgets } from '../officials/localBudget.ts';
import {
  type DialLevels,
  type Institution,
  type OfficialScore,
  highestLevel,
} from '../officials/officialScore.ts';
import { pillarBoosts } from '../projects.ts';
import type { SegmentedMarket } from '../segmentedMarket.ts';
import type { SegmentedBase, SegmentedEquilibrium } from '../segmentedModel.ts';
import { type MarketSetting, type ProvinceEconomy, stateOfSetting } from './marketSetting.ts';

/** Judges one setting of the dials after another around a market that is otherwise given, each from where the last was solved. */

export type LevelJudge = {
  readonly scoresAt: (levels: DialLevels) => Result<readonly OfficialScore[], ConvergenceFailure>;
  readonly marketAt: (levels: DialLevels, options?: SolveOptions) => Result<JudgedMarket, ConvergenceFailure>;
};

/** Scores then err by some 1e-5 of a point. */
const SEARCH_TOLERANCE = 1e-7;

/**
 * Regions without a player do as the players do in the mean unless told to stand: the game is about all of the country.
 */
export function createLevelJudge(
  market: SegmentedMarket,
  institution: Institution,
  surroundings: Surroundings = {},
): LevelJudge {
  const around = { background: 'follows' as const, ...surroundings };
  return createJudge(market, institution, (levels) => stateAt(market, levels, around));
}

/** Around any market that follows from the dials; remembers the scores of settings already tried. */
function createJudge(
  market: SegmentedMarket,
  institution: Institution,
  stateOf: (levels: DialLevels) => MarketState,
): LevelJudge {
  const known = new Map<string, readonly OfficialScore[]>();
  let warmStart: Float64Array | undefined;
  const marketAt: LevelJudge['marketAt'] = (levels, options = {}) => {
    const judged = judgeMarket(market, institution, stateOf(levels), {
      tolerance: SEARCH_TOLERANCE,
      warmStart,
      ...options,
    });
    if (judged.ok) ({ warmStart } = judged.value.equilibrium);
    return judged;
  };
  return {
    marketAt,
    scoresAt: (levels) => {
      const key = [...levels.wall, ...levels.block].join(' ');
      const found = known.get(key);
      if (found !== undefined) return ok(found);
      const judged = marketAt(levels);
      if (!judged.ok) return judged;
      known.set(key, judged.value.scores);
      return ok(judged.value.scores);
    },
  };
}

/**
 * The whole of the provinces' economy in one call: from what a table has decided to all that it shows, from one solve. Pure, some
 * milliseconds at most; a market without a solution is a typed failure.
 */

export type MarketSurvey = MarketReport & {
  /** By region. */
  readonly accounts: readonly ProvinceAccounts[];
  /** The border effect as a tariff, in per cent. */
  readonly borderTariff: number;
  /** Purchases of goods, [n][i] over N buyers and N + 1 sellers, the outside world last; money of the base. */
  readonly flows: Float64Array;
  /** Of the players' industries. */
  readonly similarity: IndustrialSimilarity;
  /** Change of productivity by pillar programme, in the order of the setting. */
  readonly pillarBoosts: readonly number[];
};

/** `options.warmStart` is that of an earlier survey's equilibrium. */
export function surveyMarket(
  economy: ProvinceEconomy,
  institution: Institution,
  setting: MarketSetting,
  options: SolveOptions = {},
): Result<MarketSurvey, ConvergenceFailure> {
  const { market, pillarRule } = economy;
  const { base, distance, politics } = market;
  const state = stateOfSetting(economy, setting, highestLevel(institution));
  const reported = reportMarket(market, institution, state, options);
  if (!reported.ok) return reported;
  const { equilibrium, borderEffect } = reported.value;
  return ok({
    ...reported.value,
    accounts: provinceAccounts(market, institution, state, equilibrium),
    borderTariff: 100 * tariffEquivalent(borderEffect, at(base.theta, 0)),
    flows: tradeFlows(base, equilibrium),
    similarity: industrialSimilarity(base, equilibrium, politics.players, politics.industry),
    pillarBoosts: pillarBoosts(base, distance, setting.pillars ?? [], pillarRule),
  });
}

/** Judges one setting of the dials after another with all else of a table standing: best answers in the game as it is. */

/** For `replyScores`, `bestReply` and `protectionEquilibrium`; the levels of the setting are not read. */
export function createSettingJudge(
  economy: ProvinceEconomy,
  institution: Institution,
  setting: Omit<MarketSetting, 'levels'>,
): LevelJudge {
  return createJudge(economy.market, institution, (levels) =>
    stateOfSetting(economy, { ...setting, levels }, highestLevel(institution)),
  );
}

/** The books of each region in money: what it earns, what its budget is made of, and where its state jobs are. */

/** Money of the base, a year; [j] by sector. */
type ProvinceAccounts = {
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

function provinceAccounts(
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

/** Who buys how much from whom. */

type Purchases = Pick<SegmentedEquilibrium, 'share' | 'expenditure'>;

/**
 * Purchases of goods that walls or blocks can stop, at buyers' prices (rents and waste included) in the money of the base:
 * [n][i] over sellers i = 0…N, the region itself on the diagonal and the outside world last.
 */
function tradeFlows(base: SegmentedBase, { share, expenditure }: Purchases): Float64Array {
  const { N, J, barrierKind } = base;
  const flows = new Float64Array(N * (N + 1));
  for (let n = 0; n < N; n++) {
    for (let i = 0; i <= N; i++) {
      const ni = n * (N + 1) + i;
      barrierKind.forEach((kind, j) => {
        if (kind === undefined) return;
        flows[ni] = at(flows, ni) + at(share, ni * J + j) * at(expenditure, n * J + j);
      });
    }
  }
  return flows;
}

/** Sales abroad by region, in the money of the base: Y'_nj less what the provinces paid for it, without rents. */
function salesAbroad(
  base: SegmentedBase,
  { share, expenditure, output }: Purchases & Pick<SegmentedEquilibrium, 'output'>,
  barrier: Float64Array,
): Float64Array {
  const { N, J, rentShare } = base;
  const sales = Float64Array.from({ length: N }, (_, i) =>
    output.subarray(i * J, (i + 1) * J).reduce((sum, value) => sum + value, 0),
  );
  for (let n = 0; n < N; n++) {
    for (let i = 0; i < N; i++) {
      for (let j = 0; j < J; j++) {
        const spent = at(share, (n * (N + 1) + i) * J + j) * at(expenditure, n * J + j);
        sales[i] = at(sales, i) - spent / Math.exp(rentShare * at(barrier, (n * N + i) * J + j));
      }
    }
  }
  return sales;
}

/**
 * How alike the industries of provinces are: the coefficient of structural similarity (UNIDO 1979),
 *   S_mn = Σ_j x_mj x_nj / √(Σ_j x_mj² Σ_j x_nj²),  x the value added of the sectors counted;
 * 1 where two make the same in the same proportions.
 */

type IndustrialSimilarity = {
  /** [m][n] in the order of the provinces. */
  readonly pairs: Float64Array;
  /** Over all pairs of two. */
  readonly mean: number;
};

function industrialSimilarity(
  { J }: Pick<SegmentedBase, 'J'>,
  { valueAddedBySector }: Pick<SegmentedEquilibrium, 'valueAddedBySector'>,
  provinces: readonly number[],
  sectors: readonly number[],
): IndustrialSimilarity {
  const product = (m: number, n: number): number =>
    sectors.reduce(
      (sum, j) => sum + at(valueAddedBySector, m * J + j) * at(valueAddedBySector, n * J + j),
      0,
    );
  const count = provinces.length;
  const pairs = new Float64Array(count * count);
  let total = 0;
  provinces.forEach((m, row) => {
    provinces.forEach((n, column) => {
      const alike = row === column ? 1 : product(m, n) / Math.sqrt(product(m, m) * product(n, n));
      pairs[row * count + column] = alike;
      if (row < column) total += alike;
    });
  });
  return { pairs, mean: total / ((count * (count - 1)) / 2) };
}
