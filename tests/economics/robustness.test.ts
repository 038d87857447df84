import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at } from '#shared/kernel/records.ts';
import { decomposeWelfare } from '#shared/economics/decomposition/decomposeWelfare.ts';
import { solveEquilibrium } from '#shared/economics/equilibrium/solveEquilibrium.ts';
import { noShock } from '../../shared/economics/tradeModel.ts';
import type { Equilibrium, TradeBase, TradeShock } from '#shared/economics/tradeModel.ts';
import { aShock } from './aShock.ts';
import { aWorld, balancedExpenditure } from './aWorld.ts';
import { sumOf } from './largestGap.ts';
import { solved } from './solved.ts';

const seed = fc.integer({ min: 1, max: 2 ** 31 });
const size = { N: fc.integer({ min: 2, max: 7 }), J: fc.integer({ min: 1, max: 5 }) };
/** Tariffs up to 300 %, border costs up to ×1.8. */
const storm = { highestTariff: 3, borderCost: 0.8, growth: 0.3 };

/** Largest gap in goods markets and trade balances, relative to world value added. */
function marketGap(base: TradeBase, shock: TradeShock, equilibrium: Equilibrium): number {
  const { N, J } = base;
  const world = sumOf(equilibrium.valueAdded);
  let worst = 0;
  for (let n = 0; n < N; n++) {
    const { imports, output, expenditure, income } = equilibrium;
    const traded = sumOf(imports.subarray(n * N * J, (n + 1) * N * J));
    const sold = sumOf(output.subarray(n * J, (n + 1) * J));
    worst = Math.max(worst, Math.abs(traded - sold - at(shock.transfer, n)));
    for (let j = 0; j < J; j++) {
      let demand = at(base.alpha, n * J + j) * at(income, n);
      for (let k = 0; k < J; k++) demand += at(base.gio, (n * J + j) * J + k) * at(output, n * J + k);
      worst = Math.max(worst, Math.abs(demand - at(expenditure, n * J + j)));
    }
  }
  return worst / world;
}

describe('random worlds under violent shocks', () => {
  it('all have an equilibrium in which every market clears', () => {
    fc.assert(
      fc.property(seed, size.N, size.J, fc.boolean(), (draw, N, J, hasInputs) => {
        const base = aWorld({ seed: draw, N, J, hasInputs });
        const shock = aShock(base, { seed: draw ^ 0x5bd1e995, ...storm });
        expect(marketGap(base, shock, solved(base, shock))).toBeLessThan(1e-10);
      }),
      { numRuns: 150, seed: 1 },
    );
  });

  it('all have one with economies of scale (θψ ≤ 0.7) and specific factors', () => {
    fc.assert(
      fc.property(
        seed,
        size.N,
        size.J,
        fc.double({ min: 0, max: 0.7, noNaN: true }),
        (draw, N, J, strength) => {
          const { theta } = aWorld({ seed: draw, N, J });
          const base = aWorld({
            seed: draw,
            N,
            J,
            psi: Array.from(theta, (elasticity) => strength / elasticity),
            spec: Array.from({ length: N * J }, () => 0.35),
          });
          const shock = aShock(base, { seed: draw ^ 0x5bd1e995, ...storm });
          expect(marketGap(base, shock, solved(base, shock))).toBeLessThan(1e-10);
        },
      ),
      { numRuns: 150, seed: 1 },
    );
  });

  it('have one where a step leads to infinity and has to be taken back (θ = 12)', () => {
    for (const draw of [30, 108]) {
      const plain = aWorld({ seed: draw, N: 2 + (draw % 11), J: 1 + (draw % 6) });
      const base = { ...plain, theta: plain.theta.map(() => 12) };
      const shock = aShock(base, { seed: draw + 999, ...storm });
      expect(marketGap(base, shock, solved(base, shock))).toBeLessThan(1e-10);
    }
  });

  it('answer the same however often they are asked', () => {
    const base = aWorld({ seed: 99, N: 5, J: 4 });
    const shock = aShock(base, { seed: 100, ...storm });
    expect(solved(base, shock)).toEqual(solved(base, shock));
  });
});

describe('a search that runs in circles', () => {
  /** Strong scale and unequal specific factors, with everything moved by up to ×2 at once. */
  function aWhirl(draw: number): { readonly base: TradeBase; readonly shock: TradeShock } {
    const [N, J] = [2 + (draw % 14), 1 + (draw % 10)];
    const { theta } = aWorld({ seed: draw, N, J });
    const psi = Array.from(theta, (elasticity) => 0.7 / elasticity);
    const spec = Array.from({ length: N * J }, (_, place) => ((place * 7919 + draw) % 70) / 100);
    const base = aWorld({ seed: draw, N, J, psi, spec });
    const shock = aShock(base, { seed: draw + 5000, highestTariff: 3, borderCost: 0.8, growth: 0.7 });
    return { base, shock };
  }

  it.each([62, 68, 111])(
    'finds the equilibrium in steps from the base where it is patient (world %i)',
    (draw) => {
      const { base, shock } = aWhirl(draw);
      const hasty = solveEquilibrium(base, shock);
      expect(hasty).toMatchObject({ ok: false, error: { code: 'equilibrium/not-converged' } });
      const patient = solveEquilibrium(base, shock, { isPatient: true, tolerance: 1e-12 });
      if (!patient.ok) throw new Error(patient.error.code);
      expect(marketGap(base, shock, patient.value)).toBeLessThan(1e-10);
      expect(patient.value.sweeps).toBeGreaterThan(2_000);
    },
  );

  it('is no other search where the direct one succeeds, and the same failure where neither does', () => {
    const { base, shock } = aWhirl(63);
    const direct = solveEquilibrium(base, shock);
    expect(direct.ok).toBe(true);
    expect(solveEquilibrium(base, shock, { isPatient: true })).toEqual(direct);
    const broken = { ...shock, labour: shock.labour.map(() => -1) };
    expect(solveEquilibrium(base, broken, { isPatient: true })).toEqual(solveEquilibrium(base, broken));
  });
});

describe('what cannot be solved', () => {
  const base = aWorld({ seed: 21, N: 4, J: 3 });
  const shock = aShock(base, { seed: 22 });

  it('is a typed value when sweeps run out', () => {
    const result = solveEquilibrium(base, shock, { maxSweeps: 3 });
    expect(result).toMatchObject({ ok: false, error: { code: 'equilibrium/not-converged', sweeps: 3 } });
    expect(!result.ok && result.error.residual > 1e-9).toBe(true);
  });

  it('is a typed value when a number is none', () => {
    const broken = { ...shock, tariff: shock.tariff.map((tariff, cell) => (cell === 5 ? NaN : tariff)) };
    expect(solveEquilibrium(base, broken)).toMatchObject({
      ok: false,
      error: { code: 'equilibrium/not-finite' },
    });
  });

  it('passes through the decomposition as the same value', () => {
    const broken = { ...shock, labour: shock.labour.map(() => -1) };
    expect(decomposeWelfare(base, noShock(base), broken)).toMatchObject({
      ok: false,
      error: { code: 'equilibrium/not-finite' },
    });
  });

  it('never throws or lies where scale economies are near the edge of uniqueness (θψ = 0.95)', () => {
    for (let draw = 1; draw <= 40; draw++) {
      const { theta } = aWorld({ seed: draw, N: 5, J: 3 });
      const edge = aWorld({
        seed: draw,
        N: 5,
        J: 3,
        psi: Array.from(theta, (elasticity) => 0.95 / elasticity),
      });
      const violent = aShock(edge, { seed: draw + 1000, ...storm });
      const result = solveEquilibrium(edge, violent, { tolerance: 1e-11 });
      if (result.ok) expect(marketGap(edge, violent, result.value)).toBeLessThan(1e-9);
      else expect(result.error.residual).toBeGreaterThan(1e-11);
    }
  });

  it('throws on a warm start of another world: that is a bug, not a failure', () => {
    expect(() => solveEquilibrium(base, shock, { warmStart: new Float64Array(3) })).toThrow(RangeError);
  });
});

describe('empty cells', () => {
  it('stay empty and harm nothing: no supplier, no demand', () => {
    const full = aWorld({ seed: 41, N: 3, J: 2, hasInputs: false });
    // Region 2 neither makes nor buys good 1.
    const pi = full.pi.map((share, cell) =>
      cell % 2 === 1 && (Math.floor(cell / 2) % 3 === 2 || cell >= 12) ? 0 : share,
    );
    for (let n = 0; n < 2; n++) {
      const sum = at(pi, (n * 3 + 0) * 2 + 1) + at(pi, (n * 3 + 1) * 2 + 1);
      for (let i = 0; i < 2; i++) pi[(n * 3 + i) * 2 + 1] = at(pi, (n * 3 + i) * 2 + 1) / sum;
    }
    const alpha = full.alpha.map((share, nj) => (nj === 5 ? 0 : nj === 4 ? 1 : share));
    const empty = { ...full, pi, alpha, tau: new Float64Array(18) };
    const start = { ...empty, X: balancedExpenditure(empty) };
    const shock = { ...noShock(start), tariff: aShock(start, { seed: 42 }).tariff };
    const equilibrium = solved(start, shock);
    expect(at(equilibrium.expenditure, 5)).toBe(0);
    expect(at(equilibrium.output, 5)).toBe(0);
    expect(at(equilibrium.price, 5)).toBe(1);
    expect(marketGap(start, shock, equilibrium)).toBeLessThan(1e-11);
  });
});
