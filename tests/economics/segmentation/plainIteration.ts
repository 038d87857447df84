/**
 * The provinces' market by plain damped iteration in levels of prices, wages and outputs: another program than the one under
 * test, without logarithms of state, Newton steps or acceleration. The peer of the bench and a second opinion for the tests.
 */
import { at } from '#shared/kernel/records.ts';
import { segmentedIncome } from '#shared/economics/segmentation/segmentedBase.ts';
import type { SegmentedBase, SegmentedShock } from '#shared/economics/segmentation/segmentedModel.ts';

export type PlainSolution = {
  readonly wage: Float64Array;
  readonly welfare: Float64Array;
  readonly rent: Float64Array;
  readonly output: Float64Array;
  readonly passes: number;
};

/** How far each goes towards what the equations say. */
const DAMPING = { wage: 0.12, price: 0.7, output: 0.6, rent: 0.6, labour: 0.25 } as const;
const MOST_PASSES = 20_000;

export function iterateProvinces(
  base: SegmentedBase,
  shock: SegmentedShock,
  tolerance: number,
): PlainSolution {
  const { N, J, gva, gio, alpha, theta, psi, rentShare } = base;
  const cells = Array.from({ length: N * J }, (_, nj) => nj);
  const labourBefore = sumByRegion(base, (nj) => at(gva, nj) * at(base.output, nj));
  const meanLabour = labourBefore.reduce((sum, value) => sum + value, 0) / N;
  const rentFactor = shock.barrier.map((log) => Math.exp(rentShare * log));
  const weight = weights(base, shock);
  let wage = new Float64Array(N).fill(1);
  let price = new Float64Array(N * J).fill(1);
  let labour = new Float64Array(N * J).fill(1);
  let output = base.output.slice();
  let rent = base.rent.slice();
  for (let passes = 1; passes <= MOST_PASSES; passes++) {
    const cost = Float64Array.from(cells, (nj) => {
      const [n, j] = [Math.floor(nj / J), nj % J];
      let value = at(wage, n) ** at(gva, nj);
      for (let k = 0; k < J; k++) value *= at(price, n * J + k) ** at(gio, (n * J + k) * J + j);
      return value / (at(shock.tfp, nj) * at(labour, nj) ** at(psi, j));
    });
    const newOutput = cells.map((nj) => {
      const reach = at(cost, nj) * at(shock.exportCost, nj);
      return at(base.exports, nj) * reach ** -at(theta, nj % J);
    });
    const newRent = new Float64Array(N);
    const newPrice = new Float64Array(N * J);
    for (const nj of cells) {
      const [n, j] = [Math.floor(nj / J), nj % J];
      const income = at(wage, n) * at(labourBefore, n) + at(rent, n) + at(shock.transfer, n);
      let spent = at(alpha, nj) * income;
      for (let k = 0; k < J; k++) spent += at(gio, nj * J + k) * at(output, n * J + k);
      const offers = Array.from({ length: N + 1 }, (_, i) => {
        const factor = i === N ? 1 : at(cost, i * J + j) ** -at(theta, j);
        return at(weight, (n * (N + 1) + i) * J + j) * factor;
      });
      const total = offers.reduce((sum, value) => sum + value, 0);
      newPrice[nj] = total ** (-1 / at(theta, j));
      for (let i = 0; i < N; i++) {
        const sold = (spent * (offers[i] ?? NaN)) / total;
        const net = sold / at(rentFactor, (n * N + i) * J + j);
        newOutput[i * J + j] = (newOutput[i * J + j] ?? NaN) + net;
        const taker = base.barrierKind[j] === 'block' ? i : n;
        newRent[taker] = at(newRent, taker) + sold - net;
      }
    }
    const billed = sumByRegion(base, (nj) => at(gva, nj) * (newOutput[nj] ?? NaN));
    const excess = billed.map((value, n) => value / (at(wage, n) * at(labourBefore, n)));
    const newLabour = labour.map((_, nj) => {
      const share = (newOutput[nj] ?? NaN) / at(base.output, nj) / at(wage, Math.floor(nj / J));
      return Math.max(share, 1e-3);
    });
    const gap = Math.max(
      ...excess.map((value) => Math.abs(Math.log(value))),
      ...newPrice.map((value, nj) => Math.abs(Math.log(value / at(price, nj)))),
      ...newLabour.map((value, nj) => Math.abs(Math.log(value / at(labour, nj)))),
      ...cells.map((nj) => Math.abs((newOutput[nj] ?? NaN) - at(output, nj)) / at(base.output, nj)),
      ...newRent.map((value, n) => Math.abs(value - at(rent, n)) / meanLabour),
    );
    wage = wage.map((value, n) => value * at(excess, n) ** DAMPING.wage);
    price = price.map((value, nj) => value ** (1 - DAMPING.price) * at(newPrice, nj) ** DAMPING.price);
    output = output.map((value, nj) => value + DAMPING.output * ((newOutput[nj] ?? NaN) - value));
    rent = rent.map((value, n) => value + DAMPING.rent * (at(newRent, n) - value));
    labour = labour.map((value, nj) => value ** (1 - DAMPING.labour) * at(newLabour, nj) ** DAMPING.labour);
    if (gap < tolerance) {
      const before = segmentedIncome(base);
      const welfare = wage.map((hat, n) => {
        const index = sumOver(J, (j) => at(alpha, n * J + j) * Math.log(at(price, n * J + j)));
        const income = hat * at(labourBefore, n) + at(rent, n) + at(shock.transfer, n);
        return income / at(before, n) / Math.exp(index);
      });
      return { wage, welfare, rent, output, passes };
    }
  }
  throw new Error('the plain iteration does not end');
}

/** π_nij (w'/w · route · (1+r')/(1+r))^−θ, with the outside world last of the sellers; [n][i][j]. */
function weights(base: SegmentedBase, shock: SegmentedShock): Float64Array {
  const { N, J, share, theta } = base;
  return share.map((part, cell) => {
    const j = cell % J;
    const i = Math.floor(cell / J) % (N + 1);
    const n = Math.floor(cell / J / (N + 1));
    if (i === N) return part * at(shock.importCost, n * J + j) ** -at(theta, j);
    const raised = at(shock.barrier, (n * N + i) * J + j) - at(base.barrier, (n * N + i) * J + j);
    return part * (Math.exp(raised) * at(shock.route, n * N + i)) ** -at(theta, j);
  });
}

function sumByRegion({ N, J }: SegmentedBase, valueOf: (nj: number) => number): Float64Array {
  return Float64Array.from({ length: N }, (_, n) => sumOver(J, (j) => valueOf(n * J + j)));
}

function sumOver(count: number, valueOf: (place: number) => number): number {
  let sum = 0;
  for (let place = 0; place < count; place++) sum += valueOf(place);
  return sum;
}
