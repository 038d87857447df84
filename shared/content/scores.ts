import { fromKeys } from '#shared/kernel/records.ts';
import type { Medal, ScorePart } from './vocabulary.ts';

/** Numbers of scores, medals and par (docs/rules.md). */

/** Weights of the parts of the final score; a part whose module is off drops out and the rest is scaled. */
export const SCORE_WEIGHTS = { prosperity: 50, support: 30, mandate: 20 } as const satisfies Record<
  ScorePart,
  number
>;

/**
 * Of income and a task alone, in whole per cent: a task that is done then adds whole points, so that those of income are written alike to all,
 * whether or not they know of the task.
 */
const INCOME_AND_TASK = { ...SCORE_WEIGHTS, prosperity: 71, mandate: 29 } as const;

/** Whether a seat is judged by its income and tasks alone. */
export function isIncomeAndTask(parts: readonly ScorePart[]): boolean {
  return parts.length === 2 && parts.includes('prosperity') && parts.includes('mandate');
}

/** What each part of a score counts beside the others that a seat is judged by. */
export function weightsAmong(parts: readonly ScorePart[]): Readonly<Record<ScorePart, number>> {
  return isIncomeAndTask(parts) ? INCOME_AND_TASK : SCORE_WEIGHTS;
}

/** How much each part of a score counts, as a fraction of the parts that a seat is judged by. */
export function partWeights<Part extends ScorePart>(parts: readonly Part[]): Readonly<Record<Part, number>> {
  const weights: Readonly<Record<ScorePart, number>> = weightsAmong(parts);
  const sum = parts.reduce((all, part) => all + weights[part], 0);
  return fromKeys(parts, (part) => weights[part] / sum);
}

/** Points between which a part counts that is compared with bots by the share of them that did worse. */
export const COUNTED = { least: -50, most: 120 } as const;
/** The least that a part counts in lines: 50 at their median, 100 at their best, and on without an end. */
export const LEAST_IN_LINES = -50;
/** Points for each distance beyond: below the bots' worst as between their worst and their median, above their best a fifth of that. */
export const COUNTED_BEYOND = { below: 50, above: 10 } as const;

/** The epilogue counts for this many rounds. */
export const EPILOGUE_WEIGHT = 3;

/** Points from which each medal is won. */
export type MedalScale = Readonly<Record<Exclude<Medal, 'none'>, number>>;
export const MEDAL_THRESHOLDS = { gold: 75, silver: 55, bronze: 40 } as const satisfies MedalScale;
/** Where agreements have few members (decision 103): gold for whoever is as good as the best bots, bronze for as good as their median. */
export const MEDALS_AS_BOTS = { gold: 100, silver: 75, bronze: 50 } as const satisfies MedalScale;
/** Where provinces bargain for their main pact three times (decision 111): gold for nearly as good as the best bots, bronze for as good as their middle. */
export const MEDALS_OF_PROVINCES = { gold: 90, silver: 65, bronze: 45 } as const satisfies MedalScale;

/** Games of bots behind a par that counts as one; with fewer it is marked approximate. */
export const PAR_GAMES = 200;
/** Below this number of games a table says nothing. */
export const PAR_GAMES_LEAST = 20;
/** Results of bots that a table keeps for each seat and part: every fiftieth, so that a step is two of 100. */
export const PAR_QUANTILES = 50;

/** The result that half of the bots passed, or none, of results in ascending order. */
export function middleOf(results: readonly number[]): readonly number[] {
  const lower = results[Math.ceil(results.length / 2) - 1];
  const upper = results[Math.floor(results.length / 2)];
  return lower === undefined || upper === undefined ? [] : [(lower + upper) / 2];
}

/**
 * At least so far the end of a line lies from the bots' median, per cent of income and marks: where bots hardly differ on the average of a game, one
 * round of somebody else would count for three games (decision 111).
 */
const APART_LEAST = { prosperity: 4, support: 12 } as const;

/**
 * The line along which a part counts in each round: at `best` it counts 100, that is where the best bot stands on the average of a game, or
 * farther out where bots lie close together. Income counts 0 where nothing is gained since the opening, or half as far below the bots' median
 * as the end lies above it where they gain next to nothing; support and career as far below the median as the end lies above it, so that the
 * median is 50. Undefined where nothing lies between, so that there the share counts.
 */
export function lineOfRounds(
  part: Exclude<ScorePart, 'mandate'>,
  results: readonly number[],
): { readonly none: number; readonly best: number } | undefined {
  const [median] = middleOf(results);
  const highest = results.at(-1);
  if (median === undefined || highest === undefined) return undefined;
  // Of other seats the middle is known alone.
  const apart = results.length < 2 ? 0 : Math.max(highest - median, APART_LEAST[part]);
  const best = median + apart;
  const none = part === 'prosperity' ? Math.min(0, median - apart / 2) : median - apart;
  return best > none ? { none, best } : undefined;
}

/** The medal that a score earns, in whole points. */
export function medalFor(score: number, scale: MedalScale = MEDAL_THRESHOLDS): Medal {
  const points = Math.round(score);
  if (points >= scale.gold) return 'gold';
  if (points >= scale.silver) return 'silver';
  return points >= scale.bronze ? 'bronze' : 'none';
}

/** What medals of seats take in a game: as its table was opened. */
export function medalScaleOf({
  settings: { membersByRound, pactLimits },
}: {
  readonly settings: {
    readonly membersByRound?: readonly number[] | undefined;
    readonly pactLimits?: { readonly lowestAlone?: number | undefined } | undefined;
  };
}): MedalScale {
  if (pactLimits?.lowestAlone !== undefined) return MEDALS_OF_PROVINCES;
  return membersByRound === undefined ? MEDAL_THRESHOLDS : MEDALS_AS_BOTS;
}
