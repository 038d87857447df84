import { type Result, ok } from '#shared/kernel/result.ts';
import { at } from '../../kernel/records.ts';
import type { ConvergenceFailure, SolveOptions } from '../tradeModel.ts';
import { openBetween } from './barriers.ts';
import type { HomeAffairs } from './officials/localBudget.ts';
import type { DialLevels } from './officials/officialScore.ts';
import { noSegmentedShock } from './segmentedBase.ts';
import { type Background, type SegmentedMarket, barriersOfLevels } from './segmentedMarket.ts';
import type { SegmentedShock } from './segmentedModel.ts';
import { solveSegmented } from './solveSegmented.ts';

/** A state of the provinces' market: dials, pacts and whatever else stands around them. */

export type MarketState = {
  readonly shock: SegmentedShock;
  /** What the centre sees of the dials: compliance and sanctions go by them, whatever pacts open. */
  readonly levels: DialLevels;
  readonly affairs?: HomeAffairs;
};

/** What stands around the dials. */
export type Surroundings = {
  /** Routes, productivity, prices abroad, payments; its barriers are not read. */
  readonly shock?: SegmentedShock;
  /** Provinces without walls and blocks among them, pact by pact. */
  readonly pacts?: readonly (readonly number[])[];
  /** What regions without a player do: by default their dials stand at the levels given. */
  readonly background?: Background;
};

export function stateAt(
  market: SegmentedMarket,
  levels: DialLevels,
  { shock = noSegmentedShock(market.base), pacts = [], background = 'stands' }: Surroundings = {},
): MarketState {
  const walls = barriersOfLevels(market, levels, background);
  const barrier = pacts.reduce((open, members) => openBetween(market.base, open, members), walls);
  return { levels, shock: { ...shock, barrier } };
}

/** Another state of the walls made the base: hats, scores, budgets and prices of later states are then told against it. */

const DEFAULT_TOLERANCE = 1e-11;

/** The market as it is with dials at these levels and nothing else changed; money keeps its unit. */
export function rebaseMarket(
  market: SegmentedMarket,
  levels: DialLevels,
  options: SolveOptions = {},
): Result<SegmentedMarket, ConvergenceFailure> {
  const { base, politics } = market;
  const { J, theta } = base;
  const { shock } = stateAt(market, levels);
  const solved = solveSegmented(base, shock, { tolerance: DEFAULT_TOLERANCE, ...options });
  if (!solved.ok) return solved;
  const { share, output, rent, unitCost, labourBySector } = solved.value;
  return ok({
    ...market,
    base: {
      ...base,
      share,
      output,
      rent,
      exports: base.exports.map((value, nj) => value * at(unitCost, nj) ** -at(theta, nj % J)),
      barrier: shock.barrier,
    },
    politics: {
      ...politics,
      jobWeights: politics.jobWeights.map((row, n) =>
        toShares(row.map((weight, j) => weight * at(labourBySector, n * J + j))),
      ),
    },
    start: levels,
  });
}

function toShares(values: readonly number[]): number[] {
  const sum = values.reduce((total, value) => total + value, 0);
  return values.map((value) => value / sum);
}
