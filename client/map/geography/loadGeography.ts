import type { ScenarioId } from '#shared/content/vocabulary.ts';
import type { MapEconomy } from '../model/mapParts.ts';
import type { LandTopology, MapGeography } from './mapGeography.ts';

const WORLD_FILE = '/maps/world.json';

let world: Promise<LandTopology> | undefined;

/** The map of a scenario: the world's from its file, in two rows for an upright window; an invented one drawn here, and drawn out for such a window. Rejects where the file cannot be read. */
export async function loadGeography(
  scenarioId: ScenarioId,
  economies: readonly MapEconomy[],
  isUpright = false,
): Promise<MapGeography> {
  // Projections come with the first map that is drawn.
  const geography = import('./mapGeography.ts');
  if (scenarioId !== 'world')
    return (await geography).createIslandGeography(scenarioId, economies, isUpright);
  world ??= fetchTopology();
  try {
    const [{ createWorldGeography }, topology] = await Promise.all([geography, world]);
    return createWorldGeography(topology, economies, isUpright);
  } catch (error) {
    // The next map tries again.
    world = undefined;
    throw error;
  }
}

async function fetchTopology(): Promise<LandTopology> {
  const response = await fetch(WORLD_FILE);
  if (!response.ok) throw new Error(`${WORLD_FILE}: ${response.status}`);
  const topology: unknown = await response.json();
  if (!isLandTopology(topology)) throw new Error(`${WORLD_FILE}: no object named land`);
  return topology;
}

export function isLandTopology(value: unknown): value is LandTopology {
  if (typeof value !== 'object' || value === null || !('type' in value) || !('objects' in value))
    return false;
  const { type, objects } = value;
  if (type !== 'Topology' || typeof objects !== 'object' || objects === null || !('land' in objects))
    return false;
  const { land } = objects;
  return typeof land === 'object' && land !== null && 'type' in land && land.type === 'GeometryCollection';
}

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
