/** The tariffs that serve their setter best while everyone else's stand: a climb of Σ weights ln Ŵ in ln(1+τ'). */
import { ok, type Result } from '#shared/kernel/result.ts';
import { at } from '../at.ts';
import { solveEquilibrium } from '../equilibrium/solveEquilibrium.ts';
import { baseAccounts } from '../tradeBase.ts';
import type { ConvergenceFailure, Equilibrium, TradeBase, TradeShock } from '../tradeModel.ts';
import { ascend, type Evaluation, type NoSummit } from './ascend.ts';
import { inverseElasticities, weightedLogWelfare, withRates, type TariffSetter } from './tariffSetter.ts';
import { welfareGradients } from './welfareGradient.ts';

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
