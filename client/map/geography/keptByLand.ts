import type { LandTopology } from './mapGeography.ts';

/** What is made of land for a key: the last `most` results for each topology are kept, and what is asked for again is not made again. */
export function keptByLand<T>(most: number): (topology: LandTopology, key: string, make: () => T) => T {
  const kept = new WeakMap<LandTopology, Map<string, T>>();
  return (topology, key, make) => {
    const results = kept.get(topology) ?? new Map<string, T>();
    kept.set(topology, results);
    const result = results.get(key) ?? make();
    // Behind all others, so that the first is the one that was not asked for longest.
    results.delete(key);
    results.set(key, result);
    const [oldest = key] = results.keys();
    if (results.size > most) results.delete(oldest);
    return result;
  };
}
