import { SCORE_WEIGHTS } from '#shared/content/constants.ts';
import type { ParOfSeat } from '#shared/content/par/parSchema.ts';
import { FALL_PENALTY } from '#shared/content/politicsConstants.ts';
import type { ScorePart } from '#shared/content/vocabulary.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { PartScore } from '#shared/protocol/standings.ts';
import type { Judge } from './parOf.ts';
import { type SeatValues, partsOf } from './seatValues.ts';

type SeatScore = {
  readonly parts: Readonly<Partial<Record<ScorePart, PartScore>>>;
  /** 0–100; absent where a part has nothing to be compared with. */
  readonly score?: number;
};

/**
 * Each part as the share of bot governments in the same chair that did worse, weighted 50/30/20; parts whose module is off drop out
 * and the rest is scaled. Each fall of a government takes six points.
 */
export function seatScore(economy: EconomyId, values: SeatValues, judge: Judge | undefined): SeatScore {
  const par: Partial<ParOfSeat> = judge?.par.seats[economy] ?? {};
  const judged = partsOf(values).map(({ part, value }) => ({
    part,
    value,
    share: betterThan(par[part] ?? [], value),
  }));
  const parts = Object.fromEntries(
    judged.map(({ part, value, share }) => [
      part,
      share === undefined ? { value } : { value, betterThan: share },
    ]),
  );
  let points = 0;
  let weights = 0;
  for (const { part, share } of judged) {
    if (share === undefined) return { parts };
    points += SCORE_WEIGHTS[part] * share;
    weights += SCORE_WEIGHTS[part];
  }
  const score = points / weights - FALL_PENALTY * values.falls;
  return { parts, score: Math.min(100, Math.max(0, score)) };
}

/**
 * Share of results that did worse than a value, 0–100. `results` are in ascending order and evenly spaced over the games, the k-th
 * of K standing for the share (k − ½)/K; between two of them the share rises in a line, and equal results count half.
 */
export function betterThan(results: readonly number[], value: number): number | undefined {
  const K = results.length;
  if (K === 0) return undefined;
  const below = results.filter((result) => result < value).length;
  const equal = results.filter((result) => result === value).length;
  if (equal > 0) return (100 * (below + equal / 2)) / K;
  const [lower, upper] = [results[below - 1], results[below]];
  if (lower === undefined) return 0;
  if (upper === undefined) return 100;
  return (100 * (below - 0.5 + (value - lower) / (upper - lower))) / K;
}
