import { SECTORS_APART } from '#shared/content/constants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { POINT_BP } from '#shared/kernel/basisPoints.ts';
import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import type { Policy, PolicyOf } from '#shared/protocol/policy.ts';
import { placesOf, wallFromPolicy, wallOf } from '#shared/rules/law/lawInForce.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import type { WallLimits } from './wallLimits.ts';
import type { WallModel } from './wallModel.ts';

type Wall = PolicyOf<'wall'>;

/** A wall moves only for a gain above this, in log real income: what is cut for nothing can be sold no more. */
const LEAST_GAIN = 1e-4;
/** What promises less than this part of the least gain at first sight is not solved. */
const HOPEFUL = 0.25;
/** Walls that are solved, those first that promise most. */
const WALLS_SOLVED = 4;

/** The envelope of an economy outside a union: its own best within its limits, the whole wall shifted and single sectors apart. */
export function chooseWall(choice: WallChoice): Wall {
  const { aim } = choice;
  let best: Wall = { type: 'wall', shiftBp: 0, apart: [] };
  let reached = LEAST_GAIN;
  const walls = promisingWalls(choice);
  const whole = walls.filter(({ wall }) => wall.shiftBp !== 0 && wall.apart.length === 0);
  const promising = walls
    .filter(({ promise }) => promise > HOPEFUL * LEAST_GAIN)
    .toSorted((a, b) => b.promise - a.promise)
    .slice(0, WALLS_SOLVED);
  const farthest = whole.filter(({ wall }) => Math.abs(wall.shiftBp) === choice.scenario.stepBp);
  for (const { wall } of new Set([...promising, ...farthest])) {
    const worth = aim(wall);
    if (worth > reached) [best, reached] = [wall, worth];
  }
  return best;
}

type Promising = { readonly wall: Wall; readonly promise: number };

/** For each shift the walls that promise most, with no, one and two sectors apart. */
function promisingWalls(choice: WallChoice): Promising[] {
  const { scenario, view, economy, limits, model } = choice;
  const { goods } = placesOf(scenario);
  const inForce = wallOf(view, economy);
  const isAllowed = (sector: SectorId, rateBp: number): boolean => {
    const { minBp, maxBp } = limits(sector);
    return rateBp >= minBp && rateBp <= maxBp;
  };
  const { stepBp } = scenario;
  return [0, ...ratesWithin({ minBp: -stepBp, maxBp: stepBp }, 0)].flatMap((shiftBp) => {
    const shifted = wallFromPolicy(scenario, inForce, { type: 'wall', shiftBp, apart: [] });
    const lines = goods
      .map(({ id }) => {
        const shiftedBp = shifted[id] ?? 0;
        const rateBp = bestRate(choice, id, inForce[id] ?? 0);
        // A sector that may not move with the wall must stand apart.
        const more = isAllowed(id, shiftedBp) ? model(id, rateBp) - model(id, shiftedBp) : Infinity;
        return { sector: id, rateBp, more };
      })
      .toSorted((a, b) => b.more - a.more);
    return Array.from({ length: SECTORS_APART + 1 }, (_each, count): Promising[] => {
      const apart = lines.slice(0, count).map(({ sector, rateBp }) => ({ sector, rateBp }));
      const wall: Wall = { type: 'wall', shiftBp, apart };
      const chosen = wallFromPolicy(scenario, inForce, wall);
      if (!goods.every(({ id }) => isAllowed(id, chosen[id] ?? 0))) return [];
      return [{ wall, promise: goods.reduce((sum, { id }) => sum + model(id, chosen[id] ?? 0), 0) }];
    }).flat();
  });
}

/** The rate at which a sector promises most, the wall apart. */
function bestRate({ limits, model }: WallChoice, sector: SectorId, currentBp: number): number {
  const [best] = [currentBp, ...ratesWithin(limits(sector), currentBp)].toSorted(
    (a, b) => model(sector, b) - model(sector, a),
  );
  return best ?? currentBp;
}

/** All that decides an envelope: what is allowed, what the slopes promise, and what solving says. */
export type WallChoice = {
  readonly scenario: Scenario;
  readonly view: CountryGame;
  readonly economy: EconomyId;
  readonly limits: WallLimits;
  /** At first sight. */
  readonly model: WallModel;
  /** Solved; 0 for the wall as it stands. */
  readonly aim: (policy: Policy) => number;
};

/** Rates to try between two bounds: both ends, halfway to each, and a point to each side; whole points all of them. */
export function ratesWithin(
  { minBp, maxBp }: { readonly minBp: number; readonly maxBp: number },
  currentBp: number,
): number[] {
  const wanted = [
    minBp,
    (minBp + currentBp) / 2,
    currentBp - POINT_BP,
    currentBp + POINT_BP,
    (maxBp + currentBp) / 2,
    maxBp,
  ];
  const points = wanted.map((rateBp) => {
    const isBelow = rateBp < currentBp;
    // Towards the rate in force, so that a rounded rate stays within the bounds.
    return (isBelow ? Math.ceil(rateBp / POINT_BP) : Math.floor(rateBp / POINT_BP)) * POINT_BP;
  });
  return [...new Set(points)].filter((rateBp) => rateBp !== currentBp && rateBp >= minBp && rateBp <= maxBp);
}
