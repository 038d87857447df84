import { describe, expect, it } from 'vitest';
import { at } from '#shared/kernel/records.ts';
import type { SolvedShock } from '#shared/economics/nash/linearModel.ts';
import { allWelfareGradients, welfareGradients } from '#shared/economics/nash/welfareGradient.ts';
import { noShock } from '../../../shared/economics/tradeModel.ts';
import type { TradeBase, TradeShock } from '#shared/economics/tradeModel.ts';
import { aShock } from '../aShock.ts';
import { aWorld } from '../aWorld.ts';
import { solved } from '../solved.ts';
import { regionsOf } from './tariffGame.ts';

const plan = { seed: 61, N: 4, J: 3 };
const spec = Array.from({ length: 12 }, (_, nj) => 0.2 + 0.02 * nj);
const psi = [0.02, 0.08, 0.05];
const worlds: readonly (readonly [string, TradeBase])[] = [
  ['no inputs', aWorld({ ...plan, hasInputs: false })],
  ['inputs', aWorld(plan)],
  ['inputs and deficits', aWorld({ ...plan, deficit: 0.1 })],
  ['inputs and scale economies', aWorld({ ...plan, psi })],
  ['inputs and specific factors', aWorld({ ...plan, spec })],
  ['everything', aWorld({ ...plan, deficit: 0.05, psi, spec })],
];

type Cost = 'tariff' | 'iceberg';

/** ln W of everyone, by the price factor of one cell. */
function logWelfare(base: TradeBase, shock: TradeShock, { of, cell }: Place, step: number): Float64Array {
  const moved = shock[of].slice();
  moved[cell] =
    of === 'tariff' ? Math.expm1(Math.log1p(at(moved, cell)) + step) : at(moved, cell) * Math.exp(step);
  return solved(base, { ...shock, [of]: moved }, { tolerance: 1e-13 }).welfare.map(Math.log);
}

type Place = { readonly of: Cost; readonly cell: number };

/** Richardson's central difference, of error O(h⁴). */
function slopes(base: TradeBase, shock: TradeShock, place: Place): Float64Array {
  const h = 2e-3;
  const [far, near] = [2 * h, h].map((step) => {
    const up = logWelfare(base, shock, place, step);
    const down = logWelfare(base, shock, place, -step);
    return up.map((value, p) => (value - at(down, p)) / (2 * step));
  });
  if (far === undefined || near === undefined) throw new Error('no slope');
  return near.map((value, p) => (4 * value - at(far, p)) / 3);
}

function largestMiss(base: TradeBase, shock: TradeShock, of: Cost = 'tariff'): number {
  const equilibrium = solved(base, shock, { tolerance: 1e-13 });
  const gradients = gradientsOf({ base, shock, equilibrium }, of);
  const { N, J } = base;
  let worst = 0;
  for (let cell = 0; cell < N * N * J; cell += 5) {
    const isHome = Math.floor(cell / (N * J)) === Math.floor(cell / J) % N;
    if (isHome) continue;
    slopes(base, shock, { of, cell }).forEach((slope, p) => {
      worst = Math.max(worst, Math.abs(slope - (gradients[p]?.[cell] ?? NaN)));
    });
  }
  return worst;
}

function gradientsOf(solvedShock: SolvedShock, of: Cost): Float64Array[] {
  if (of === 'tariff') return allWelfareGradients(solvedShock);
  const { ofCosts } = welfareGradients(solvedShock);
  const regions = regionsOf(solvedShock.base);
  return regions.map((p) => ofCosts(Float64Array.from(regions, (each) => (each === p ? 1 : 0))).iceberg);
}

describe.each(worlds)('the adjoint gradient with %s', (_name, base) => {
  it('equals finite differences at the base', () => {
    expect(largestMiss(base, noShock(base))).toBeLessThan(1e-9);
  });

  it('equals finite differences far from the base, with all shocks at once', () => {
    expect(largestMiss(base, aShock(base, { seed: 62 }))).toBeLessThan(1e-9);
  });

  it('equals finite differences of iceberg costs too', () => {
    expect(largestMiss(base, aShock(base, { seed: 65 }), 'iceberg')).toBeLessThan(1e-9);
  });
});

describe('the adjoint gradient', () => {
  const base = aWorld({ ...plan, psi, spec });

  it('equals finite differences where revenue is pooled', () => {
    const pools = [{ members: [0, 2], shares: [0.3, 0.7], weight: 1 }];
    expect(largestMiss(base, { ...aShock(base, { seed: 63 }), pools })).toBeLessThan(1e-9);
  });

  it('is linear in the weights', () => {
    const shock = aShock(base, { seed: 64 });
    const solvedShock = { base, shock, equilibrium: solved(base, shock) };
    const own = allWelfareGradients(solvedShock);
    const weights = Float64Array.from([0.1, 0.2, 0.3, 0.4]);
    const joint = welfareGradients(solvedShock).of(weights);
    joint.forEach((value, cell) => {
      const sum = regionsOf(base).reduce((total, p) => total + at(weights, p) * (own[p]?.[cell] ?? NaN), 0);
      expect(Math.abs(value - sum)).toBeLessThan(1e-13);
    });
  });

  it('is zero where nothing is bought', () => {
    const empty = { ...base, pi: base.pi.slice(), tau: base.tau.slice() };
    const home = 0;
    const cell = base.J;
    empty.pi[home] = at(empty.pi, home) + at(empty.pi, cell);
    empty.pi[cell] = 0;
    const shock = noShock(empty);
    const gradients = allWelfareGradients({ base: empty, shock, equilibrium: solved(empty, shock) });
    for (const gradient of gradients) {
      expect(gradient[cell]).toBe(0);
      expect(gradient.every(Number.isFinite)).toBe(true);
    }
  });
});
