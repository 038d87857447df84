import { SECTORS_APART } from '#shared/content/treatyConstants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { at, fromKeys } from '#shared/kernel/records.ts';
import { POINT_BP, toFraction } from '#shared/kernel/basisPoints.ts';
import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import type { Policy, PolicyOf, Schedule } from '#shared/protocol/policy.ts';
import { unitOf } from '#shared/rules/law/blocs.ts';
import { economyPlace, placesOf, wallFromPolicy, wallOf } from '#shared/rules/law/lawInForce.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import type { GainSlopes } from '../valuation/firstSight.ts';
import type { WallLimits } from './wallLimits.ts';

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

/**
 * What a government may hope for from other rates: for each good and each way a parabola from where the wall stands, with the
 * slope of the model there, to the end of the step, which is solved. Goods are taken as independent. It tells which walls are
 * worth solving; what is solved decides.
 */

/** Promised change of the aim when one rate moves, the others standing; in log real income. */
type WallModel = (sector: SectorId, rateBp: number) => number;

export type WallSetter = {
  readonly economy: EconomyId;
  /** Log real income that it gives for goods imports lower by its whole income. */
  readonly importAversion: number;
};

type WallQuestion = {
  readonly scenario: Scenario;
  readonly view: CountryGame;
  /** Undefined where the law as it stands cannot be solved: then nothing is promised. */
  readonly slopes: GainSlopes | undefined;
  readonly setter: WallSetter;
  readonly limits: WallLimits;
  /** Solved. */
  readonly aim: (policy: Policy) => number;
};

export function wallModel(question: WallQuestion): WallModel {
  const { scenario, view, setter } = question;
  const wall = wallOf(view, setter.economy);
  const curves = fromKeys(
    placesOf(scenario).goods.map(({ id }) => id),
    (sector) => curveOf(question, wall, sector),
  );
  return (sector, rateBp) => {
    const curve = curves[sector];
    if (curve === undefined) return 0;
    const step = logStep(wall[sector] ?? 0, rateBp);
    return curve.slope * step + (step < 0 ? curve.bendDown : curve.bendUp) * step * step;
  };
}

type Curve = { readonly slope: number; readonly bendDown: number; readonly bendUp: number };

function curveOf(question: WallQuestion, wall: Schedule, sector: SectorId): Curve {
  const { limits, aim } = question;
  const currentBp = wall[sector] ?? 0;
  const slope = slopeOf(question, sector, currentBp);
  const bendTo = (endBp: number): number => {
    if (endBp === currentBp) return 0;
    const step = logStep(currentBp, endBp);
    const worth = aim({ type: 'wallVote', rates: { ...wall, [sector]: endBp } });
    return Number.isFinite(worth) ? (worth - slope * step) / (step * step) : 0;
  };
  const { minBp, maxBp } = limits(sector);
  return { slope, bendDown: bendTo(minBp), bendUp: bendTo(maxBp) };
}

function logStep(fromBp: number, toBp: number): number {
  return Math.log((1 + toFraction(toBp)) / (1 + toFraction(fromBp)));
}

/**
 * Slope of the aim in the log of a rate, over the borders at which the wall is what is levied: of the economy, or of all
 * members of its union. Imports fall by about θ per cent for one per cent.
 */
function slopeOf({ scenario, view, slopes, setter }: WallQuestion, sector: SectorId, wallBp: number): number {
  const good = placesOf(scenario).goods.find(({ id }) => id === sector);
  if (slopes === undefined || good === undefined) return 0;
  const { N, J, theta } = scenario.base;
  const { solved, costs } = slopes;
  const own = economyPlace(scenario, setter.economy);
  const gradient = costs[own]?.tariff ?? new Float64Array(N * N * J);
  const income = at(solved.equilibrium.income, own);
  let slope = 0;
  for (const member of unitOf(view, setter.economy)) {
    const n = economyPlace(scenario, member);
    for (let i = 0; i < N; i++) {
      const cell = (n * N + i) * J + good.place;
      if (i === n || at(solved.shock.tariff, cell) < toFraction(wallBp)) continue;
      const bought = n === own ? at(solved.equilibrium.imports, cell) / income : 0;
      slope += at(gradient, cell) + setter.importAversion * at(theta, good.place) * bought;
    }
  }
  return slope;
}
