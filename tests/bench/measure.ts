/** Median and 95th percentile of repeated runs, in milliseconds, after as many runs as it takes to warm up. */
export function measure(task: () => void, repeats: number): { medianMs: number; p95Ms: number } {
  for (let warmUp = 0; warmUp < Math.ceil(repeats / 4); warmUp++) task();
  const times = Array.from({ length: repeats }, () => {
    const start = performance.now();
    task();
    return performance.now() - start;
  }).toSorted((a, b) => a - b);
  const quantile = (share: number): number =>
    times[Math.min(repeats - 1, Math.floor(share * repeats))] ?? NaN;
  return { medianMs: quantile(0.5), p95Ms: quantile(0.95) };
}
