import { type Result, err, ok } from '#shared/kernel/result.ts';
import { at } from '../../kernel/records.ts';
import { addScaled, innerProduct, largestAbsolute } from '../equilibrium/linearAlgebra.ts';
import { solveEquilibrium } from '../equilibrium/solveEquilibrium.ts';
import { baseAccounts } from '../tradeBase.ts';
import type { ConvergenceFailure, Equilibrium, TradeBase, TradeShock } from '../tradeModel.ts';
import { type TariffSetter, inverseElasticities, weightedLogWelfare, withRates } from './tariffSetter.ts';
import { welfareGradients } from './welfareGradient.ts';

/**
 * Climbs a smooth function of a few variables by the quasi-Newton method of Broyden, Fletcher, Goldfarb and Shanno
 * (Nocedal & Wright 2006, ch. 6): x ← x + αHg, H an estimate of −(∇²f)⁻¹ kept positive definite from step to step.
 */

/** The function at a point; the gradient is worked out only where the climb rests. */
type Evaluation<T> = {
  readonly value: number;
  readonly gradient: () => Float64Array;
  readonly state: T;
};

type Climb<T, E> = {
  readonly evaluate: (point: Float64Array) => Result<Evaluation<T>, E>;
  readonly start: Float64Array;
  /** H at the start, row-major; the summit holds what became of it. */
  readonly inverseCurvature: Float64Array;
  /** Stop where the next step would move no variable by more than this. */
  readonly tolerance: number;
  /** Error of the function's values: near the summit a rise drowns in it, and the gradient alone leads. */
  readonly noise: number;
};

type Summit<T> = Pick<Evaluation<T>, 'value' | 'state'> & {
  readonly point: Float64Array;
  readonly inverseCurvature: Float64Array;
};

type NoSummit = { readonly code: 'tariff/no-summit'; readonly steps: number };

const MOST_STEPS = 100;
/** In ln(1+τ): no step raises a price by more than half. */
const LONGEST_STEP = 0.4;
const MOST_HALVINGS = 30;
/** Part of the rise promised by the slope that a step must bring (Armijo). */
const SUFFICIENT_RISE = 1e-4;
export function ascend<T, E>(climb: Climb<T, E>): Result<Summit<T>, E | NoSummit> {
  const inverse = climb.inverseCurvature.slice();
  let point = climb.start;
  const first = climb.evaluate(point);
  if (!first.ok) return first;
  let here = first.value;
  let gradient = here.gradient();
  for (let step = 0; step < MOST_STEPS; step++) {
    const direction = product(inverse, gradient);
    const length = largestAbsolute(direction);
    if (length <= climb.tolerance) {
      return ok({ point, value: here.value, state: here.state, inverseCurvature: inverse });
    }
    if (length > LONGEST_STEP) scale(direction, LONGEST_STEP / length);
    const next = searchLine(climb, { point, direction, here, slope: innerProduct(gradient, direction) });
    if (!next.ok) return next;
    const nextGradient = next.value.there.gradient();
    learnCurvature(inverse, difference(next.value.point, point), difference(gradient, nextGradient));
    ({ point } = next.value);
    here = next.value.there;
    gradient = nextGradient;
  }
  return err({ code: 'tariff/no-summit', steps: MOST_STEPS });
}

type Line<T> = {
  readonly point: Float64Array;
  readonly direction: Float64Array;
  readonly here: Evaluation<T>;
  /** Rise per unit of the direction. */
  readonly slope: number;
};

/** Halves the step until it rises enough; a point that cannot be evaluated is too far. */
function searchLine<T, E>(
  { evaluate, noise }: Climb<T, E>,
  { point, direction, here, slope }: Line<T>,
): Result<{ point: Float64Array; there: Evaluation<T> }, E | NoSummit> {
  let factor = 1;
  let failure: E | NoSummit = { code: 'tariff/no-summit', steps: MOST_HALVINGS };
  for (let halving = 0; halving < MOST_HALVINGS; halving++) {
    const trial = point.slice();
    addScaled(trial, direction, factor);
    const there = evaluate(trial);
    if (there.ok && there.value.value >= here.value + SUFFICIENT_RISE * factor * slope - noise) {
      return ok({ point: trial, there: there.value });
    }
    if (!there.ok) failure = there.error;
    factor /= 2;
  }
  return err(failure);
}

/** H ← (1 − ρsyᵀ) H (1 − ρysᵀ) + ρssᵀ with ρ = 1/sᵀy, y the fall of the gradient; where the function is not concave, nothing is learnt. */
function learnCurvature(inverse: Float64Array, moved: Float64Array, fall: Float64Array): void {
  const curvature = innerProduct(moved, fall);
  if (!(curvature > 0)) return;
  const size = moved.length;
  const image = product(inverse, fall);
  const own = (1 + innerProduct(fall, image) / curvature) / curvature;
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const cross = at(moved, row) * at(image, column) + at(image, row) * at(moved, column);
      const change = own * at(moved, row) * at(moved, column) - cross / curvature;
      inverse[row * size + column] = at(inverse, row * size + column) + change;
    }
  }
}

function product(matrix: Float64Array, vector: Float64Array): Float64Array {
  const size = vector.length;
  return vector.map((_, row) => innerProduct(matrix.subarray(row * size, (row + 1) * size), vector));
}

function difference(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((value, e) => value - at(b, e));
}

function scale(vector: Float64Array, factor: number): void {
  for (let e = 0; e < vector.length; e++) vector[e] = at(vector, e) * factor;
}

/** The tariffs that serve their setter best while everyone else's stand: a climb of Σ weights ln Ŵ in ln(1+τ'). */

type ResponseOptions = {
  /** In ln(1+τ'): where the climb stops. */
  readonly tolerance?: number;
  /** ln(1+τ') by lever where the climb begins; 1/θ_j if absent. */
  readonly start?: Float64Array;
  /** What an earlier climb of the same setter learnt. */
  readonly inverseCurvature?: Float64Array;
  /** Of an equilibrium of the same base nearby. */
  readonly warmStart?: Float64Array;
};

export type BestResponse = {
  readonly shock: TradeShock;
  readonly equilibrium: Equilibrium;
  /** ln(1+τ') by lever. */
  readonly logRates: Float64Array;
  /** Σ weights ln Ŵ */
  readonly objective: number;
  readonly inverseCurvature: Float64Array;
};

export type TariffFailure = ConvergenceFailure | NoSummit;

const DEFAULT_TOLERANCE = 1e-8;
/** Tariffs err by some tens of the error of the solve, in which their slope is taken. */
const SOLVES_FINER = 1e-5;
const FINEST_SOLVE = 1e-12;
/** ln Ŵ errs by less than this many residuals of the solve. */
const NOISE_OF_RESIDUAL = 10;

export function bestResponse(
  base: TradeBase,
  shock: TradeShock,
  setter: TariffSetter,
  options: ResponseOptions = {},
): Result<BestResponse, TariffFailure> {
  const { tolerance = DEFAULT_TOLERANCE, start = inverseElasticities(base, setter) } = options;
  const solveTolerance = Math.max(FINEST_SOLVE, tolerance * SOLVES_FINER);
  let { warmStart } = options;
  const evaluate = (logRates: Float64Array): Result<Evaluation<Solved>, ConvergenceFailure> => {
    const moved = withRates(shock, setter, logRates);
    const known = warmStart === undefined ? {} : { warmStart };
    const solved = solveEquilibrium(base, moved, { tolerance: solveTolerance, ...known });
    if (!solved.ok) return solved;
    const state = { shock: moved, equilibrium: solved.value };
    ({ warmStart } = solved.value);
    return ok({
      state,
      value: weightedLogWelfare(setter.weights, state.equilibrium),
      gradient: () => leverGradient(base, state, setter),
    });
  };
  const { inverseCurvature = firstInverseCurvature(base, setter) } = options;
  const noise = NOISE_OF_RESIDUAL * solveTolerance;
  const summit = ascend({ evaluate, start, inverseCurvature, tolerance, noise });
  if (!summit.ok) return summit;
  const { point, value, state, inverseCurvature: learnt } = summit.value;
  return ok({ ...state, logRates: point, objective: value, inverseCurvature: learnt });
}

type Solved = Pick<BestResponse, 'shock' | 'equilibrium'>;

function leverGradient(base: TradeBase, state: Solved, setter: TariffSetter): Float64Array {
  const gradient = welfareGradients({ base, ...state }).of(setter.weights);
  return Float64Array.from(setter.levers, ({ cells }) =>
    cells.reduce((sum, cell) => sum + at(gradient, cell), 0),
  );
}

/** Triangles under the demand curve: a rate above the best one costs θ_j times the imports, as a part of income, times its excess squared. */
function firstInverseCurvature(base: TradeBase, { levers, members }: TariffSetter): Float64Array {
  const { imports, income } = baseAccounts(base);
  const joint = members.reduce((sum, n) => sum + at(income, n), 0);
  const inverse = new Float64Array(levers.length * levers.length);
  levers.forEach(({ sector, cells }, lever) => {
    const bought = cells.reduce((sum, cell) => sum + at(imports, cell), 0);
    const curvature = (at(base.theta, sector) * bought) / joint;
    // Without imports a lever has neither curvature nor slope: any finite number leaves it unchanged.
    inverse[lever * levers.length + lever] = curvature > 0 ? 1 / curvature : 1;
  });
  return inverse;
}
