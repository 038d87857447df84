/**
 * The same economy in LEVELS, from technologies and endowments: an independent way to the equilibrium, without hats or
 * acceleration, against which the hat solver is checked. Unit cost is (w^{1−s} r^s)^γ Π P^{γ_k} L_j^{−ψ}/T, constants dropped.
 */
import { at } from '#shared/kernel/records.ts';
import { createTradeBase } from '#shared/economics/tradeBase.ts';
import type { TradeBase } from '#shared/economics/tradeModel.ts';
import { largestGap } from './largestGap.ts';

export type LevelEconomy = {
  readonly N: number;
  readonly J: number;
  /** T_nj: output per unit of the input bundle. */
  readonly technology: Float64Array;
  /** d_nij ≥ 1. */
  readonly iceberg: Float64Array;
  readonly tariff: Float64Array;
  readonly labour: Float64Array;
  /** K_nj: stocks of the specific factors. */
  readonly capital: Float64Array;
  /** D_n as a share of world value added, so that it does not depend on the numeraire. */
  readonly transferShare: Float64Array;
  readonly structure: Pick<TradeBase, 'alpha' | 'gva' | 'gio' | 'theta' | 'psi' | 'spec'>;
};

export type LevelEquilibrium = Record<
  'wage' | 'price' | 'share' | 'expenditure' | 'sectorLabour' | 'income' | 'realIncome' | 'transfer',
  Float64Array
>;

/** World value added, the numeraire. */
const WORLD = 1000;

export function solveLevels(economy: LevelEconomy): LevelEquilibrium {
  const { N, J, structure, labour } = economy;
  let state: LevelState = {
    wage: labour.map(() => 1),
    price: new Float64Array(N * J).fill(1),
    expenditure: structure.alpha.map((value) => value * WORLD),
    sectorLabour: structure.alpha.map((value, nj) => value * at(labour, Math.floor(nj / J))),
  };
  for (let round = 0; round < 200_000; round++) {
    const next = improve(economy, state);
    const gap = Math.max(
      largestGap(
        next.state.wage.map((value, n) => value / at(state.wage, n)),
        state.wage.map(() => 1),
      ),
      largestGap(
        next.state.price.map((value, nj) => value / at(state.price, nj)),
        state.price.map(() => 1),
      ),
      largestGap(
        next.state.sectorLabour.map((value, nj) => value / at(state.sectorLabour, nj)),
        state.sectorLabour.map(() => 1),
      ),
    );
    state = next.state;
    if (gap < 1e-14) return { ...state, ...next.accounts };
  }
  throw new Error('the economy in levels did not settle');
}

type LevelState = Pick<LevelEquilibrium, 'wage' | 'price' | 'expenditure' | 'sectorLabour'>;

function improve(economy: LevelEconomy, state: LevelState) {
  const { N, J, structure, labour, tariff, transferShare } = economy;
  const { gva, gio, alpha, spec } = structure;
  const { share, price } = suppliesAt(economy, state);
  const output = new Float64Array(N * J);
  const income = transferShare.map((value) => value * WORLD);
  const transfer = income.slice();
  for (let cell = 0; cell < N * N * J; cell++) {
    const n = Math.floor(cell / (N * J));
    const net = (at(share, cell) * at(state.expenditure, n * J + (cell % J))) / (1 + at(tariff, cell));
    output[cell % (N * J)] = at(output, cell % (N * J)) + net;
    income[n] = at(income, n) + at(tariff, cell) * net;
  }
  let world = 0;
  const wages = new Float64Array(N);
  for (let nj = 0; nj < N * J; nj++) {
    const n = Math.floor(nj / J);
    const valueAdded = at(gva, nj) * at(output, nj);
    world += valueAdded;
    income[n] = at(income, n) + valueAdded;
    wages[n] = at(wages, n) + (1 - at(spec, nj)) * valueAdded;
  }
  const expenditure = state.expenditure.map((_, nj) => {
    const n = Math.floor(nj / J);
    let demand = at(alpha, nj) * at(income, n);
    for (let k = 0; k < J; k++) demand += at(gio, nj * J + k) * at(output, n * J + k);
    return (demand * WORLD) / world;
  });
  const wage = state.wage.map(
    (old, n) => old ** 0.8 * ((at(wages, n) / at(labour, n)) * (WORLD / world)) ** 0.2,
  );
  const sectorLabour = state.sectorLabour.map((old, nj) => {
    const demanded = ((1 - at(spec, nj)) * at(gva, nj) * at(output, nj)) / at(state.wage, Math.floor(nj / J));
    return old ** 0.8 * demanded ** 0.2;
  });
  const realIncome = income.map((value, n) => {
    let index = 0;
    for (let j = 0; j < J; j++) index += at(alpha, n * J + j) * Math.log(at(price, n * J + j));
    return value / Math.exp(index);
  });
  return {
    state: { wage, price, expenditure, sectorLabour },
    accounts: { share, income, realIncome, transfer },
  };
}

/** Shares and prices at given wages, input prices and sectoral labour. */
function suppliesAt(economy: LevelEconomy, state: LevelState): Pick<LevelEquilibrium, 'share' | 'price'> {
  const { N, J, structure, technology, iceberg, tariff, capital } = economy;
  const { gva, gio, theta, psi, spec } = structure;
  const cost = state.price.map((_, nj) => {
    const [n, j] = [Math.floor(nj / J), nj % J];
    const [wage, hands] = [at(state.wage, n), at(state.sectorLabour, nj)];
    const rent = (wage * hands) / at(capital, nj);
    const factors = wage ** (1 - at(spec, nj)) * rent ** at(spec, nj);
    let value = (factors ** at(gva, nj) * hands ** -at(psi, j)) / at(technology, nj);
    for (let k = 0; k < J; k++) value *= at(state.price, n * J + k) ** at(gio, (n * J + k) * J + j);
    return value;
  });
  const offer = iceberg.map((border, cell) => {
    const delivered = at(cost, cell % (N * J)) * border * (1 + at(tariff, cell));
    return delivered ** -at(theta, cell % J);
  });
  const market = state.price.map((_, nj) => {
    const [n, j] = [Math.floor(nj / J), nj % J];
    let total = 0;
    for (let i = 0; i < N; i++) total += at(offer, (n * N + i) * J + j);
    return total;
  });
  return {
    share: offer.map((value, cell) => value / at(market, Math.floor(cell / (N * J)) * J + (cell % J))),
    price: market.map((value, nj) => value ** (-1 / at(theta, nj % J))),
  };
}

/** The data that a statistician would collect in this economy. */
export function baseOf(economy: LevelEconomy, equilibrium: LevelEquilibrium): TradeBase {
  const { N, J, structure, tariff } = economy;
  const { alpha, gva, gio, theta, psi, spec } = structure;
  return createTradeBase({
    N,
    J,
    pi: [...equilibrium.share],
    tau: [...tariff],
    X: [...equilibrium.expenditure],
    alpha: [...alpha],
    gva: [...gva],
    gio: [...gio],
    theta: [...theta],
    psi: [...psi],
    spec: [...spec],
    D: [...equilibrium.transfer],
  });
}
