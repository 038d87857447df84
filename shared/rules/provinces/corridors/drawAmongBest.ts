import { drawIndex, type RandomState } from '#shared/kernel/random.ts';

export type Chosen<T> = { readonly chosen: T | undefined; readonly random: RandomState };

/** The one of the highest value; lots decide between equals, and are drawn only then. Nothing among none. */
export function drawAmongBest<T>(
  candidates: readonly T[],
  valueOf: (candidate: T) => number,
  random: RandomState,
): Chosen<T> {
  const most = Math.max(...candidates.map(valueOf));
  const best = candidates.filter((candidate) => valueOf(candidate) === most);
  if (best.length < 2) return { chosen: best[0], random };
  const { value, next } = drawIndex(random, best.length);
  return { chosen: best[value], random: next };
}
