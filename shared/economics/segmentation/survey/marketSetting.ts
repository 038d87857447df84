/** Everything that a table of provinces may have decided, and the state of the market that follows from it. */
import { at } from '../../../kernel/records.ts';
import type { MarketState } from '../marketState.ts';
import type { HomeAffairs } from '../officials/localBudget.ts';
import { HIGHEST_LEVEL, type DialLevels } from '../officials/officialScore.ts';
import { capAmong, setPair, type LevelCap, type PairLevel } from '../barriers.ts';
import { transferOf, type Payment } from '../pacts/pactStakes.ts';
import {
  type Corridor,
  type CorridorSaving,
  type PillarChoice,
  type PillarRule,
  corridorRoutes,
  joinRoutes,
  pillarProductivity,
} from '../projects.ts';
import { noSegmentedShock } from '../segmentedBase.ts';
import { barriersOfLevels, type Background, type SegmentedMarket } from '../segmentedMarket.ts';
import type { SegmentedBase } from '../segmentedModel.ts';

/** Regions and sectors are places in the base; what is left out is as in the base. Money is that of the base, a year. */
export type MarketSetting = {
  /** Of every region, 0 to 4; parts of a level are allowed. Compliance and sanctions go by these, whatever pacts open. */
  readonly levels: DialLevels;
  /** Of the dials of regions without a player; by default they stand at the levels given. */
  readonly background?: Background;
  readonly pacts?: readonly LevelCap[];
  /** Above what pacts cap: whoever breaks one raises his wall against its members here. */
  readonly pairs?: readonly PairLevel[];
  /** Corridors that stand, each as often as it was built. */
  readonly corridors?: readonly Corridor[];
  readonly pillars?: readonly PillarChoice[];
  readonly payments?: readonly Payment[];
  /** Â_nj besides the pillars', [n][j]. */
  readonly productivity?: Float64Array;
  /** Cost of every route between two regions, as a factor. */
  readonly routeCost?: number;
  /** Prices at which the outside world sells, and costs of reaching it, by sector: factors. */
  readonly importCost?: readonly number[];
  readonly exportCost?: readonly number[];
  readonly affairs?: HomeAffairs;
};

/** The market, and what its projects are worth. */
export type ProvinceEconomy = {
  readonly market: SegmentedMarket;
  readonly saving: CorridorSaving;
  readonly pillarRule: PillarRule;
};

/** `highest` is the level that the rules leave to regions that keep pace with the players. */
export function stateOfSetting(
  { market, saving, pillarRule }: ProvinceEconomy,
  setting: MarketSetting,
  highest = HIGHEST_LEVEL,
): MarketState {
  const { base, distance } = market;
  const { levels, background, pacts = [], pairs = [], corridors = [], pillars = [], affairs } = setting;
  const { payments = [], productivity, routeCost = 1 } = setting;
  const walls = barriersOfLevels(market, levels, background, highest);
  const agreed = pacts.reduce((barrier, pact) => capAmong(market, barrier, pact), walls);
  const barrier = pairs.reduce((all, pair) => setPair(market, all, pair), agreed);
  const route = corridors.reduce(
    (all, corridor) => joinRoutes(all, corridorRoutes(base.N, corridor, saving)),
    everyRoute(base, routeCost),
  );
  const boosts = pillarProductivity(base, distance, pillars, pillarRule);
  const atRest = noSegmentedShock(base);
  return {
    levels,
    affairs,
    shock: {
      barrier,
      route,
      tfp: productivity === undefined ? boosts : boosts.map((boost, nj) => boost * at(productivity, nj)),
      importCost: everywhere(base, setting.importCost) ?? atRest.importCost,
      exportCost: everywhere(base, setting.exportCost) ?? atRest.exportCost,
      transfer: transferOf(base.N, payments),
    },
  };
}

function everyRoute({ N }: Pick<SegmentedBase, 'N'>, cost: number): Float64Array {
  return Float64Array.from({ length: N * N }, (_, ni) => (Math.floor(ni / N) === ni % N ? 1 : cost));
}

function everywhere(
  { N, J }: Pick<SegmentedBase, 'N' | 'J'>,
  bySector: readonly number[] | undefined,
): Float64Array | undefined {
  if (bySector === undefined) return undefined;
  return Float64Array.from({ length: N * J }, (_, nj) => bySector[nj % J] ?? NaN);
}
