/** A state of the provinces' market: dials, pacts and whatever else stands around them. */
import { openBetween } from './barriers.ts';
import type { HomeAffairs } from './officials/localBudget.ts';
import type { DialLevels } from './officials/officialScore.ts';
import { noSegmentedShock } from './segmentedBase.ts';
import { barriersOfLevels, type Background, type SegmentedMarket } from './segmentedMarket.ts';
import type { SegmentedShock } from './segmentedModel.ts';

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
