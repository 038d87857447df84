import type { EconomyId } from '#shared/kernel/ids.ts';
import {
  CAREER_LUMPS,
  CAREER_PARTS,
  INCOME_CAUSES,
  type CareerLump,
  type CareerPart,
  type IncomeCause,
  type ProvinceReport,
} from '#shared/protocol/provinces/provinceReport.ts';

/** One part of a change: where its bar begins and ends on the line of all. */
export type CauseBar = {
  readonly cause: IncomeCause;
  /** In 100 × log: per cent. */
  readonly value: number;
  readonly from: number;
  readonly to: number;
};

export type CauseRow = {
  readonly economy: EconomyId;
  readonly sum: number;
  readonly bars: readonly CauseBar[];
};

/** Less than this, in per cent, has no bar; the sum holds it all the same. */
const SMALLEST = 0.02;

/** Gains to the right of nothing, losses to the left, each after the one before it: together they are the sum. */
export function causeRow(
  economy: EconomyId,
  { causes, logChange }: Pick<ProvinceReport, 'causes' | 'logChange'>,
): CauseRow {
  let right = 0;
  let left = 0;
  const bars = INCOME_CAUSES.flatMap((cause): CauseBar[] => {
    const value = causes[cause];
    const start = value > 0 ? right : left;
    if (value > 0) right += value;
    else left += value;
    if (Math.abs(value) < SMALLEST) return [];
    return [{ cause, value, from: Math.min(start, start + value), to: Math.max(start, start + value) }];
  });
  return { economy, sum: logChange, bars };
}

/** The line on which all rows stand: from the largest loss to the largest gain, with nothing inside. */
export function scaleOf(rows: readonly CauseRow[]): { readonly low: number; readonly high: number } {
  const ends = rows.flatMap(({ bars }) => bars.flatMap(({ from, to }) => [from, to]));
  return { low: Math.min(0, ...ends), high: Math.max(SMALLEST, ...ends) };
}

/** Causes that have a bar somewhere, in the order of the list. */
export function causesTold(rows: readonly CauseRow[]): readonly IncomeCause[] {
  return INCOME_CAUSES.filter((cause) => rows.some(({ bars }) => bars.some((bar) => bar.cause === cause)));
}

export type ScoreLine =
  | {
      readonly part: CareerPart;
      readonly weight: number;
      readonly value: number;
      readonly points: number;
    }
  | { readonly lump: CareerLump; readonly points: number };

type Weights = Readonly<Record<CareerPart, number>>;

/**
 * The career score of a round line by line: points sum to it. Which weights were in force follows from the score itself, as a
 * reform works from the round after.
 */
export function scoreLines(
  { parts, lumps, score }: Pick<ProvinceReport, 'parts' | 'lumps' | 'score'>,
  weights: readonly Weights[],
): readonly ScoreLine[] {
  const extra = CAREER_LUMPS.reduce((sum, lump) => sum + lumps[lump], 0);
  const missing = (each: Weights): number =>
    Math.abs(CAREER_PARTS.reduce((sum, part) => sum + each[part] * parts[part], extra) - score);
  const [own] = weights.toSorted((a, b) => missing(a) - missing(b));
  if (own === undefined) return [];
  return [
    ...CAREER_PARTS.map((part): ScoreLine => ({
      part,
      weight: own[part],
      value: parts[part],
      points: own[part] * parts[part],
    })),
    ...CAREER_LUMPS.filter((lump) => lumps[lump] !== 0).map((lump): ScoreLine => ({
      lump,
      points: lumps[lump],
    })),
  ];
}
