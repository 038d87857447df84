/**
 * The external tariff of a customs union that leaves outsiders jointly as well off as before (Kemp & Wan 1976): the one
 * rate t at which Σ_outsiders I ln Ŵ = 0. What the union gains then is nobody's loss.
 */
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { solveEquilibrium } from '../../../shared/economics/equilibrium/solveEquilibrium.ts';
import type {
  ConvergenceFailure,
  Equilibrium,
  TradeBase,
  TradeShock,
} from '../../../shared/economics/tradeModel.ts';
import {
  createMfnSetter,
  incomeWeights,
  openWithin,
  weightedLogWelfare,
  withRates,
  type TariffScope,
} from '../../../shared/economics/nash/tariffSetter.ts';

type KempWanTariff = {
  /** τ, a fraction, in every sector of the scope. */
  readonly tariff: number;
  readonly shock: TradeShock;
  readonly equilibrium: Equilibrium;
};

type NoNeutralTariff = {
  readonly code: 'tariff/no-neutral';
  /** Σ weights ln Ŵ of the outsiders with no external tariff, and at the last rate tried. */
  readonly atZero: number;
  readonly atLast: number;
};

/**
 * How far from zero the rate is looked for, in ln(1+τ): up if outsiders gain from the union without a tariff, and otherwise
 * down, where a subsidy on imports makes up for what the union diverts.
 */
const REACH = [0.05, 0.1, 0.2, 0.4, 0.8, 1.4];
/** In ln(1+τ). */
const TOLERANCE = 1e-10;
const SOLVE_TOLERANCE = 1e-12;
const MOST_STEPS = 200;

/** Where outsiders gain, and where they lose. */
type Bracket = { readonly above: Trial; readonly below: Trial };
type Trial = { readonly logRate: number; readonly value: number } & Omit<KempWanTariff, 'tariff'>;

export function kempWanTariff(
  base: TradeBase,
  shock: TradeShock,
  union: TariffScope,
): Result<KempWanTariff, ConvergenceFailure | NoNeutralTariff> {
  const tryRate = createTrial(base, shock, union);
  const bracket = findBracket(tryRate);
  if (!bracket.ok) return bracket;
  const found = findRoot(tryRate, bracket.value);
  if (!found.ok) return found;
  const { logRate, shock: neutral, equilibrium } = found.value;
  return ok({ tariff: Math.expm1(logRate), shock: neutral, equilibrium });
}

function createTrial(
  base: TradeBase,
  shock: TradeShock,
  union: TariffScope,
): (logRate: number) => Result<Trial, ConvergenceFailure> {
  const setter = createMfnSetter(base, union);
  const open = openWithin(base, shock, union);
  const outsiders = Array.from({ length: base.N }, (_, n) => n).filter((n) => !union.members.includes(n));
  const weights = incomeWeights(base, outsiders);
  return (logRate) => {
    const walls = withRates(open, setter, new Float64Array(setter.levers.length).fill(logRate));
    const solved = solveEquilibrium(base, walls, { tolerance: SOLVE_TOLERANCE });
    if (!solved.ok) return solved;
    return ok({
      logRate,
      value: weightedLogWelfare(weights, solved.value),
      shock: walls,
      equilibrium: solved.value,
    });
  };
}

/** Two rates between which the outsiders' welfare passes zero; it falls as the tariff rises. */
function findBracket(
  tryRate: (logRate: number) => Result<Trial, ConvergenceFailure>,
): Result<Bracket, ConvergenceFailure | NoNeutralTariff> {
  const zero = tryRate(0);
  if (!zero.ok) return zero;
  const direction = zero.value.value > 0 ? 1 : -1;
  let near = zero.value;
  for (const distance of REACH) {
    const far = tryRate(direction * distance);
    if (!far.ok) return far;
    if (direction === 1 && far.value.value <= 0) return ok({ above: near, below: far.value });
    if (direction === -1 && far.value.value > 0) return ok({ above: far.value, below: near });
    near = far.value;
  }
  return err({ code: 'tariff/no-neutral', atZero: zero.value.value, atLast: near.value });
}

/** Regula falsi as in Illinois (Dowell & Jarratt 1971): an end that stays twice counts half, so both ends close in. */
function findRoot(
  tryRate: (logRate: number) => Result<Trial, ConvergenceFailure>,
  { above, below }: Bracket,
): Result<Trial, ConvergenceFailure> {
  let [positive, negative] = [above, below];
  let [positiveValue, negativeValue] = [above.value, below.value];
  let nearest = Math.abs(above.value) < Math.abs(below.value) ? above : below;
  for (let step = 0; step < MOST_STEPS; step++) {
    const width = negative.logRate - positive.logRate;
    const logRate = positive.logRate + (width * positiveValue) / (positiveValue - negativeValue);
    const isDone = Math.abs(logRate - nearest.logRate) <= TOLERANCE || nearest.value === 0;
    if (isDone) return ok(nearest);
    const trial = tryRate(logRate);
    if (!trial.ok) return trial;
    const wasPositive = nearest === positive;
    nearest = trial.value;
    if (nearest.value >= 0) {
      if (wasPositive) negativeValue /= 2;
      [positive, positiveValue] = [nearest, nearest.value];
    } else {
      if (!wasPositive) positiveValue /= 2;
      [negative, negativeValue] = [nearest, nearest.value];
    }
  }
  throw new Error(`no root in ${MOST_STEPS} steps between ${above.logRate} and ${below.logRate}`);
}
