/** The provinces as every question about them needs them: the market, its map, and how its officials are judged. */
import { at } from '../../kernel/records.ts';
import { averageHeight, barriersAt, heightOfLevel } from './barriers.ts';
import { HIGHEST_LEVEL, type DialLevels, type Officials, type Politics } from './officials/officialScore.ts';
import { createSegmentedBase, type PlainSegmentedBase } from './segmentedBase.ts';
import type { SegmentedBase } from './segmentedModel.ts';

export type SegmentedMarket = {
  readonly base: SegmentedBase;
  readonly politics: Politics & Officials;
  /** ln(1+t) of one level of a dial in an average sector. */
  readonly logStep: number;
  /** In km, [n][i]; from a province to itself the mean way inside. */
  readonly distance: Float64Array;
  /** Levels of the base. */
  readonly start: DialLevels;
};

/** The market as JSON holds it. */
type PlainSegmentedMarket = {
  readonly regions: readonly {
    readonly playable: boolean;
    readonly startWall: number;
    readonly startBlock: number;
    readonly payroll: number;
  }[];
  readonly sectors: readonly (PlainSegmentedBase['sectors'][number] & { readonly isIndustry: boolean })[];
  readonly model: PlainSegmentedBase['model'] & { readonly distanceKm: readonly (readonly number[])[] };
  readonly politics: Politics;
};

export function createSegmentedMarket(plain: PlainSegmentedMarket): SegmentedMarket {
  const { regions, sectors, model, politics } = plain;
  return {
    base: createSegmentedBase(plain),
    politics: {
      ...politics,
      players: regions.flatMap(({ playable }, n) => (playable ? [n] : [])),
      payroll: Float64Array.from(regions, ({ payroll }) => payroll),
      industry: sectors.flatMap(({ isIndustry }, j) => (isIndustry ? [j] : [])),
    },
    logStep: model.barrierLogStep,
    distance: Float64Array.from(model.distanceKm.flat()),
    start: {
      wall: regions.map(({ startWall }) => startWall),
      block: regions.map(({ startBlock }) => startBlock),
    },
  };
}

/**
 * What regions without a player do with their dials: keep the levels given; do as the players do in the mean; or keep pace with
 * them, their walls of the start times what the players' mean has become of its own, up to the highest level that is left.
 */
const BACKGROUNDS = ['stands', 'follows', 'keepsPace'] as const;
export type Background = (typeof BACKGROUNDS)[number];

/** ln(1+t'), [n][i][j], of dials at these levels. */
export function barriersOfLevels(
  market: SegmentedMarket,
  levels: DialLevels,
  background: Background = 'stands',
  highest = HIGHEST_LEVEL,
): Float64Array {
  const heights = (dial: keyof DialLevels): Float64Array =>
    heightsOf(market, levels, dial, { background, highest });
  return barriersAt(market.base, { wall: heights('wall'), block: heights('block') });
}

function heightsOf(
  { logStep, politics: { players }, start }: SegmentedMarket,
  levels: DialLevels,
  dial: keyof DialLevels,
  { background, highest }: { readonly background: Background; readonly highest: number },
): Float64Array {
  const heights = (dials: DialLevels): Float64Array =>
    Float64Array.from(dials[dial], (level) => heightOfLevel(logStep, level));
  const meanOf = (all: Float64Array): number => averageHeight(players.map((n) => at(all, n)));
  const given = heights(levels);
  if (background === 'stands') return given;
  const mean = meanOf(given);
  const atStart = heights(start);
  const pace = Math.expm1(mean) / Math.expm1(meanOf(atStart));
  return given.map((height, n) => {
    if (players.includes(n)) return height;
    if (background === 'follows' || !Number.isFinite(pace)) return mean;
    return Math.min(heightOfLevel(logStep, highest), Math.log1p(pace * Math.expm1(at(atStart, n))));
  });
}

/** All regions at the same levels. */
export function levelsEverywhere({ base }: SegmentedMarket, wall: number, block: number): DialLevels {
  const everywhere = (level: number): number[] => Array.from({ length: base.N }, () => level);
  return { wall: everywhere(wall), block: everywhere(block) };
}

/** The levels with one dial of one region moved. */
export function withLevel(
  levels: DialLevels,
  dial: keyof DialLevels,
  region: number,
  level: number,
): DialLevels {
  return { ...levels, [dial]: levels[dial].with(region, level) };
}
