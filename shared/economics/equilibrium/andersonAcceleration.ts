/**
 * Anderson acceleration of a fixed-point iteration z ← g(z) (Anderson 1965; Walker & Ni 2011).
 * With f = g − z, the next point is g − Σ_c x_c ΔG_c, where x minimises |f − Σ_c x_c ΔF_c| over the last differences.
 */
import { must } from '#shared/kernel/records.ts';
import { at } from '../at.ts';
import { createNormalEquations, solveNormalEquations, type NormalEquations } from './solveNormalEquations.ts';
import { addScaled, innerProduct, largestAbsolute } from './vectors.ts';

const MEMORY = 10;
/** A step of more than this in logs (a factor of 4.5) is not trusted: the plain step is taken and memory cleared. */
const LARGEST_STEP = 1.5;

export type AndersonMemory = {
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

export function createAndersonMemory(size: number): AndersonMemory {
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
export function rememberPoint(memory: AndersonMemory, point: Float64Array, image: Float64Array): number {
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
export function accelerate(memory: AndersonMemory, point: Float64Array): void {
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
export function forget(memory: AndersonMemory): void {
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
