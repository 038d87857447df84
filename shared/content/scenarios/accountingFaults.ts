import type { TradeBase } from '#shared/economics/tradeModel.ts';

/** A base is exact to about 1e-14; more than this is an error in the data, not rounding. */
const TOLERANCE = 1e-9;

type AccountingFault = { readonly field: string; readonly reason: string };

/**
 * Where the data of a base contradict each other: shares that do not sum to one, and markets that do not clear,
 * X_nj = α_nj I_n + Σ_k γ_njk Y_nk, with I_n = Σ_j γ_nj Y_nj + R_n and no transfers (docs/model.md).
 */
export function accountingFaults(base: TradeBase): AccountingFault[] {
  return [...shareFaults(base), ...marketFaults(base)];
}

function sumOf(count: number, term: (index: number) => number | undefined): number {
  let sum = 0;
  for (let index = 0; index < count; index++) sum += term(index) ?? NaN;
  return sum;
}

function isOne(sum: number): boolean {
  return Math.abs(sum - 1) <= TOLERANCE;
}

function shareFaults({ N, J, pi, gva, gio, alpha }: TradeBase): AccountingFault[] {
  const faults: AccountingFault[] = [];
  for (let n = 0; n < N; n++) {
    const final = sumOf(J, (j) => alpha[n * J + j]);
    if (!isOne(final)) faults.push({ field: `technology.finalShare.${n}`, reason: `sums to ${final}` });
    for (let j = 0; j < J; j++) {
      const bought = sumOf(N, (i) => pi[(n * N + i) * J + j]);
      const used = sumOf(J, (k) => gio[(n * J + k) * J + j]) + (gva[n * J + j] ?? NaN);
      if (!isOne(bought)) faults.push({ field: `importShare.${n}.sector ${j}`, reason: `sums to ${bought}` });
      if (!isOne(used))
        faults.push({
          field: `technology.inputShare.${n}.sector ${j}`,
          reason: `with valueAddedShare sums to ${used}`,
        });
    }
  }
  return faults;
}

function marketFaults({ N, J, pi, tau, X, gva, gio, alpha }: TradeBase): AccountingFault[] {
  const importsOf = (n: number, i: number, j: number): number => {
    const cell = (n * N + i) * J + j;
    return ((pi[cell] ?? NaN) * (X[n * J + j] ?? NaN)) / (1 + (tau[cell] ?? NaN));
  };
  const output = Array.from({ length: N * J }, (_, ij) =>
    sumOf(N, (n) => importsOf(n, Math.floor(ij / J), ij % J)),
  );
  const world = sumOf(N * J, (nj) => (gva[nj] ?? NaN) * (output[nj] ?? NaN));
  const faults: AccountingFault[] = [];
  for (let n = 0; n < N; n++) {
    const revenue = sumOf(
      N * J,
      (ij) => (tau[n * N * J + ij] ?? NaN) * importsOf(n, Math.floor(ij / J), ij % J),
    );
    const income = revenue + sumOf(J, (j) => (gva[n * J + j] ?? NaN) * (output[n * J + j] ?? NaN));
    for (let j = 0; j < J; j++) {
      const inputs = sumOf(J, (k) => (gio[(n * J + j) * J + k] ?? NaN) * (output[n * J + k] ?? NaN));
      const gap = (alpha[n * J + j] ?? NaN) * income + inputs - (X[n * J + j] ?? NaN);
      if (!(Math.abs(gap) <= TOLERANCE * world))
        faults.push({
          field: `expenditure.${n}.sector ${j}`,
          reason: `is off by ${gap} from what income and industry buy`,
        });
    }
  }
  return faults;
}
