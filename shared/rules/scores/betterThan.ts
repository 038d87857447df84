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
