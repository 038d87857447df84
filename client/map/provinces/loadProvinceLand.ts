import { isLandTopology } from '../geography/loadGeography.ts';
import type { LandTopology } from '../geography/landTopology.ts';

const FILE = '/maps/provinces.json';

let land: Promise<LandTopology> | undefined;

/** Boundaries of the provinces and the land around them, fetched once. Rejects where the file cannot be read; the next map tries again. */
export async function loadProvinceLand(): Promise<LandTopology> {
  land ??= fetchLand();
  try {
    return await land;
  } catch (error) {
    land = undefined;
    throw error;
  }
}

async function fetchLand(): Promise<LandTopology> {
  const response = await fetch(FILE);
  if (!response.ok) throw new Error(`${FILE}: ${response.status}`);
  const topology: unknown = await response.json();
  if (!isLandTopology(topology)) throw new Error(`${FILE}: no object named land`);
  return topology;
}
