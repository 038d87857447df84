import { at } from '../../kernel/records.ts';
import { type BaseAccounts, baseAccounts } from '../tradeBase.ts';
import type { TradeBase, TradeShock } from '../tradeModel.ts';

/**
 * How far wages and sectoral labour move in a sweep towards what their markets imply: the further, the less demand for a
 * region's goods answers to its costs. A diagonal Newton step would be 1/(1 − own elasticity); the elasticity is taken
 * at the base, ε_nj = θ_j Σ_m (M_mnj/Y_nj)(1 − π_mnj).
 */

/**
 * Wages move by this times the Newton step: the elasticity leaves out that dearer wages also raise own demand and inputs,
 * and the acceleration corrects what is too long. Of 1 to 4, tried on 1,000 random worlds, 2.5 needed fewest sweeps in
 * ordinary ones and hardly more than the fewest in violent ones.
 */
const WAGE_BOLDNESS = 2.5;
/** Economies of scale would ask for steps without bound as θψ nears 1. */
const LONGEST_STEP = 1;

type StepLengths = {
  /** By region. */
  readonly wage: Float64Array;
  /** By region and sector. */
  readonly labour: Float64Array;
};

function stepLengths(base: TradeBase, market: LabourMarket): StepLengths {
  return newtonSteps(
    { ...market, J: base.J, gva: base.gva, output: baseAccounts(base).output },
    demandElasticity(base),
  );
}

type LabourMarket = { readonly labourExponent: Float64Array; readonly wageShare: Float64Array };
type Production = LabourMarket & Pick<TradeBase, 'J' | 'gva'> & { readonly output: Float64Array };

/** Steps where demand for n's good j falls by elasticity_nj per cent when its cost rises by one. */
export function newtonSteps(production: Production, elasticity: Float64Array): StepLengths {
  const { J, gva, output, labourExponent, wageShare } = production;
  const labour = elasticity.map((value, nj) => {
    const newtonDenominator = 1 - value * at(labourExponent, nj);
    return newtonDenominator < 1 / LONGEST_STEP ? LONGEST_STEP : 1 / newtonDenominator;
  });
  const wage = new Float64Array(output.length / J);
  for (let n = 0; n < wage.length; n++) {
    let bill = 0;
    let answer = 0;
    for (let nj = n * J; nj < (n + 1) * J; nj++) {
      const wages = at(wageShare, nj) * at(output, nj);
      bill += wages;
      answer += wages * at(gva, nj) * at(elasticity, nj);
    }
    wage[n] = Math.min(LONGEST_STEP, WAGE_BOLDNESS / (1 + answer / bill));
  }
  return { wage, labour };
}

/** ε_nj: by how many per cent sales fall when unit cost rises by one, market sizes given. */
function demandElasticity(base: TradeBase): Float64Array {
  const { N, J, pi, theta } = base;
  const { imports, output } = baseAccounts(base);
  const lost = new Float64Array(N * J);
  for (let n = 0; n < N; n++) {
    for (let ij = 0; ij < N * J; ij++) {
      const cell = n * N * J + ij;
      lost[ij] = at(lost, ij) + at(imports, cell) * (1 - at(pi, cell));
    }
  }
  return lost.map((value, ij) => (value > 0 ? (at(theta, ij % J) * value) / at(output, ij) : 0));
}

/**
 * The counterfactual system in hats, with all that does not change between sweeps worked out once:
 * κ̂_nij = (1+τ'_nij)/(1+τ_nij) · d̂_nij, π_nij κ̂_nij^{−θ_j} (gross) and the same over 1+τ'_nij (net of tariff).
 * Its unknowns are in logs, in one vector: z = [ln ŵ_n | ln P̂_nj | ln X'_nj | ln L̂_nj].
 */

export type HatSystem = {
  readonly base: TradeBase;
  readonly shock: TradeShock;
  readonly accounts: BaseAccounts;
  /** π κ̂^{−θ}, by sector first so that a sweep runs along memory: [j][n][i] at (j*N + n)*N + i. */
  readonly gross: Float64Array;
  /** π κ̂^{−θ}/(1+τ'), [j][n][i]. */
  readonly net: Float64Array;
  /** ψ_j − s_nj γ_nj: the one exponent of L̂_nj in productivity. */
  readonly labourExponent: Float64Array;
  /** ln Â_nj + s_nj γ_nj ln K̂_nj: what lowers unit cost. */
  readonly costShift: Float64Array;
  /** (1 − s_nj) γ_nj: wages per unit of output. */
  readonly wageShare: Float64Array;
  /** L̂_n Σ_j (1 − s_nj) VA_nj: wages at the old wage. */
  readonly wageBill: Float64Array;
  readonly worldValueAdded: number;
  /** Whether L̂_nj feeds back on unit cost (ψ or s not zero) and so belongs to the state. */
  readonly hasSectorLabour: boolean;
  readonly steps: StepLengths;
};

/** The part of a system that is the same for every shock of its base. */
type BaseSystem = Pick<
  HatSystem,
  'accounts' | 'labourExponent' | 'wageShare' | 'worldValueAdded' | 'hasSectorLabour' | 'steps'
>;

const systemsOfBase = new WeakMap<TradeBase, BaseSystem>();

function baseSystem(base: TradeBase): BaseSystem {
  const known = systemsOfBase.get(base);
  if (known !== undefined) return known;
  const accounts = baseAccounts(base);
  const labourExponent = base.gva.map(
    (valueAddedShare, nj) => at(base.psi, nj % base.J) - at(base.spec, nj) * valueAddedShare,
  );
  const wageShare = base.gva.map((valueAddedShare, nj) => (1 - at(base.spec, nj)) * valueAddedShare);
  const system = {
    accounts,
    labourExponent,
    wageShare,
    worldValueAdded: accounts.valueAdded.reduce((sum, value) => sum + value, 0),
    hasSectorLabour: labourExponent.some((exponent) => exponent !== 0),
    steps: stepLengths(base, { labourExponent, wageShare }),
  };
  systemsOfBase.set(base, system);
  return system;
}

export function createHatSystem(base: TradeBase, shock: TradeShock): HatSystem {
  const ofBase = baseSystem(base);
  const costShift = base.gva.map(
    (valueAddedShare, nj) =>
      Math.log(at(shock.tfp, nj)) + at(base.spec, nj) * valueAddedShare * Math.log(at(shock.capital, nj)),
  );
  return {
    ...ofBase,
    base,
    shock,
    ...tradeCoefficients(base, shock),
    costShift,
    wageBill: wageBillAtOldWage(base, shock, ofBase.wageShare),
  };
}

function tradeCoefficients(base: TradeBase, shock: TradeShock): { gross: Float64Array; net: Float64Array } {
  const { N, J } = base;
  const gross = new Float64Array(N * N * J);
  const net = new Float64Array(N * N * J);
  for (let n = 0; n < N; n++) {
    for (let i = 0; i < N; i++) {
      for (let j = 0; j < J; j++) {
        const cell = (n * N + i) * J + j;
        const place = (j * N + n) * N + i;
        const priceFactor = 1 + at(shock.tariff, cell);
        const kappa = (priceFactor / (1 + at(base.tau, cell))) * at(shock.iceberg, cell);
        const share = at(base.pi, cell);
        // Most cells keep their trade cost or are empty: they need no power.
        const value =
          kappa === 1 || share === 0 ? share : share * Math.exp(-at(base.theta, j) * Math.log(kappa));
        gross[place] = value;
        net[place] = value / priceFactor;
      }
    }
  }
  return { gross, net };
}

function wageBillAtOldWage(base: TradeBase, shock: TradeShock, wageShare: Float64Array): Float64Array {
  const { output } = baseAccounts(base);
  const bill = new Float64Array(base.N);
  for (let nj = 0; nj < output.length; nj++) {
    const n = Math.floor(nj / base.J);
    bill[n] = at(bill, n) + at(wageShare, nj) * at(output, nj);
  }
  return bill.map((value, n) => value * at(shock.labour, n));
}

/** What decides how many unknowns there are, and where they start. */
type Unknowns = {
  readonly base: Pick<TradeBase, 'N' | 'J' | 'X'>;
  /** Whether L̂_nj feeds back on unit cost. */
  readonly hasSectorLabour: boolean;
};

export type HatState = {
  readonly all: Float64Array;
  readonly wage: Float64Array;
  readonly price: Float64Array;
  readonly expenditure: Float64Array;
  /** Empty when L̂_nj does not feed back on cost. */
  readonly sectorLabour: Float64Array;
};

export function createHatState(system: Unknowns): HatState {
  const { N, J } = system.base;
  const cells = N * J;
  const all = new Float64Array(N + (system.hasSectorLabour ? 3 : 2) * cells);
  return {
    all,
    wage: all.subarray(0, N),
    price: all.subarray(N, N + cells),
    expenditure: all.subarray(N + cells, N + 2 * cells),
    sectorLabour: all.subarray(N + 2 * cells),
  };
}

/** The state of the base itself: every hat is 1 and X' = X. */
export function setToBase(state: HatState, system: Unknowns): void {
  state.all.fill(0);
  for (let nj = 0; nj < state.expenditure.length; nj++) {
    const value = at(system.base.X, nj);
    if (value > 0) state.expenditure[nj] = Math.log(value);
  }
}

/** Start from the solution of a nearby shock of the same base; another base's start is a bug. */
export function setToWarmStart(state: HatState, warmStart: Float64Array): void {
  if (warmStart.length !== state.all.length) {
    throw new RangeError(`warm start of ${warmStart.length} numbers, expected ${state.all.length}`);
  }
  state.all.set(warmStart);
}
