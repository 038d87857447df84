/**
 * Iterates z ← g(z), accelerated, until no element changes by more than the tolerance; a step into infinity is taken back.
 * Anderson acceleration (Anderson 1965; Walker & Ni 2011): with f = g − z, the next point is g − Σ_c x_c ΔG_c, where x minimises
 * |f − Σ_c x_c ΔF_c| over the last differences.
 */
import { must } from '#shared/kernel/records.ts';
import { type Result, err, ok } from '#shared/kernel/result.ts';
import { at } from '../../kernel/records.ts';
import type { ConvergenceFailure } from '../tradeModel.ts';
import {
  type NormalEquations,
  addScaled,
  createNormalEquations,
  innerProduct,
  largestAbsolute,
  solveNormalEquations,
} from './linearAlgebra.ts';

const MEMORY = 10;
/** A step of more than this in logs (a factor of 4.5) is not trusted: the plain step is taken and memory cleared. */
const LARGEST_STEP = 1.5;

type AndersonMemory = {
  /** f = g(z) − z of the last point remembered. */
  readonly residual: Float64Array;
  readonly image: Float64Array;
  /** Rings of the last differences of residual and image. */
  readonly residualChanges: readonly Float64Array[];
  readonly imageChanges: readonly Float64Array[];
  /** Inner products of the residual changes by place in the ring. */
  readonly products: Float64Array;
  /** Inner products of the residual changes with the last residual, by place in the ring. */
  readonly projections: Float64Array;
  readonly equations: NormalEquations;
  readonly step: Float64Array;
  /** Points remembered since the start or the last clearing. */
  points: number;
};

/** A search is over before the next begins, so searches of one size share a memory: making it takes longer than a small search. */
const memories = new Map<number, AndersonMemory>();

function emptyMemory(size: number): AndersonMemory {
  const memory = memories.get(size) ?? createAndersonMemory(size);
  memories.set(size, memory);
  forget(memory);
  return memory;
}

function createAndersonMemory(size: number): AndersonMemory {
  const createRing = (): Float64Array[] => Array.from({ length: MEMORY }, () => new Float64Array(size));
  return {
    residual: new Float64Array(size),
    image: new Float64Array(size),
    residualChanges: createRing(),
    imageChanges: createRing(),
    products: new Float64Array(MEMORY * MEMORY),
    projections: new Float64Array(MEMORY),
    equations: createNormalEquations(MEMORY),
    step: new Float64Array(size),
    points: 0,
  };
}

/** Records a point and its image; returns the largest residual. */
function rememberPoint(memory: AndersonMemory, point: Float64Array, image: Float64Array): number {
  const { residual, image: lastImage } = memory;
  const place = placeOfChange(memory, 0);
  const residualChange = must(memory.residualChanges[place], 'ring column');
  const imageChange = must(memory.imageChanges[place], 'ring column');
  for (let e = 0; e < point.length; e++) {
    const value = at(image, e);
    const difference = value - at(point, e);
    residualChange[e] = difference - at(residual, e);
    imageChange[e] = value - at(lastImage, e);
    residual[e] = difference;
    lastImage[e] = value;
  }
  memory.points++;
  return largestAbsolute(residual);
}

/** Moves the point last remembered to the accelerated next one. */
function accelerate(memory: AndersonMemory, point: Float64Array): void {
  const { step, residual, equations } = memory;
  const changes = Math.min(memory.points - 1, MEMORY);
  step.set(residual);
  if (changes > 0) {
    setEquations(memory, changes);
    solveNormalEquations(equations, changes);
    for (let age = 0; age < changes; age++) {
      const change = must(memory.imageChanges[placeOfChange(memory, age + 1)], 'ring column');
      addScaled(step, change, -at(equations.vector, age));
    }
    if (!(largestAbsolute(step) <= LARGEST_STEP)) {
      step.set(residual);
      forget(memory);
    }
  }
  addScaled(point, step, 1);
}

/** Starts anew from the next point. */
function forget(memory: AndersonMemory): void {
  memory.points = 0;
}

/** Where in the ring the change lies that led to the point of this age (0: the point to come). */
function placeOfChange(memory: AndersonMemory, age: number): number {
  return (memory.points - age + MEMORY) % MEMORY;
}

/** Newest change first: if two depend on each other, the older one is dropped. */
function setEquations(memory: AndersonMemory, changes: number): void {
  const { products, projections, equations, residualChanges, residual } = memory;
  const newest = placeOfChange(memory, 1);
  const newestChange = must(residualChanges[newest], 'ring column');
  for (let age = 0; age < changes; age++) {
    const place = placeOfChange(memory, age + 1);
    const product = innerProduct(must(residualChanges[place], 'ring column'), newestChange);
    products[newest * MEMORY + place] = product;
    products[place * MEMORY + newest] = product;
    // The residual has changed by the newest change, so older projections need no inner product of their own.
    projections[place] = age === 0 ? innerProduct(newestChange, residual) : at(projections, place) + product;
    equations.vector[age] = at(projections, place);
  }
  for (let row = 0; row < changes; row++) {
    const rowPlace = placeOfChange(memory, row + 1) * MEMORY;
    for (let column = 0; column <= row; column++) {
      const place = rowPlace + placeOfChange(memory, column + 1);
      equations.matrix[row * MEMORY + column] = at(products, place);
    }
  }
}

/** How often a step into infinity is taken back, each time with steps half as long. */
const MOST_RETREATS = 6;

type FixedPointSearch = {
  /** z; the start on entry. */
  readonly current: Float64Array;
  /** g(z); the solution in the end. */
  readonly next: Float64Array;
  /** next ← g(current) */
  readonly pass: () => void;
  /** Makes every later step half as long. */
  readonly shorten: () => void;
  /** Largest |g(z) − z| at which to stop. */
  readonly tolerance: number;
  readonly maxSweeps: number;
};

export function findFixedPoint(
  search: FixedPointSearch,
): Result<{ readonly sweeps: number; readonly residual: number }, ConvergenceFailure> {
  const { current, next, tolerance, maxSweeps } = search;
  const memory = emptyMemory(current.length);
  const best = { residual: Infinity, point: current.slice() };
  let residual = Infinity;
  let retreats = 0;
  for (let sweeps = 1; sweeps <= maxSweeps; sweeps++) {
    search.pass();
    residual = rememberPoint(memory, current, next);
    if (!Number.isFinite(residual)) {
      if (best.residual === Infinity || retreats === MOST_RETREATS) {
        return err({ code: 'equilibrium/not-finite', sweeps, residual });
      }
      retreats++;
      search.shorten();
      current.set(best.point);
      forget(memory);
      continue;
    }
    if (residual <= tolerance) return ok({ sweeps, residual });
    if (residual < best.residual) {
      best.residual = residual;
      best.point.set(current);
    }
    accelerate(memory, current);
  }
  return err({ code: 'equilibrium/not-converged', sweeps: maxSweeps, residual });
}
