/** The provinces as every question about them needs them: the market, its map, and how its officials are judged. */
import { at } from '../at.ts';
import { averageHeight, barriersAt, heightOfLevel } from './barriers.ts';
import type { DialLevels, Officials, Politics } from './officials/officialScore.ts';
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
export type PlainSegmentedMarket = {
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

/** What regions without a player do with their dials: keep the levels given, or do as the players do in the mean. */
export const BACKGROUNDS = ['stands', 'follows'] as const;
export type Background = (typeof BACKGROUNDS)[number];

/** ln(1+t'), [n][i][j], of dials at these levels. */
export function barriersOfLevels(
  { base, logStep, politics }: SegmentedMarket,
  levels: DialLevels,
  background: Background = 'stands',
): Float64Array {
  const heights = (dial: readonly number[]): Float64Array => {
    const given = Float64Array.from(dial, (level) => heightOfLevel(logStep, level));
    if (background === 'stands') return given;
    const mean = averageHeight(politics.players.map((n) => at(given, n)));
    return given.map((height, n) => (politics.players.includes(n) ? height : mean));
  };
  return barriersAt(base, { wall: heights(levels.wall), block: heights(levels.block) });
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
