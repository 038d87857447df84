import { describe, expect, it } from 'vitest';
import { at } from '#shared/kernel/records.ts';
import { ascend } from '../../../shared/economics/nash/bestResponse.ts';
import { bestResponse } from '#shared/economics/nash/bestResponse.ts';
import { kempWanTariff } from './kempWanTariff.ts';
import { factoriseLu, solveTransposed } from '../../../shared/economics/equilibrium/linearAlgebra.ts';
import { nashTariffs } from '#shared/economics/nash/nashTariffs.ts';
import {
  createBilateralSetter,
  createMfnSetter,
  openWithin,
  weightedLogWelfare,
  withRates,
} from '#shared/economics/nash/tariffSetter.ts';
import { noShock } from '../../../shared/economics/tradeModel.ts';
import type { TradeShock } from '#shared/economics/tradeModel.ts';
import { loadScenario } from '#shared/content/scenarios/index.ts';
import { drawUniform } from '#shared/kernel/random.ts';
import { err, ok } from '#shared/kernel/result.ts';
import { aWorld } from '../aWorld.ts';
import { largestGap } from '../largestGap.ts';
import { solved } from '../solved.ts';
import { regionsOf, sectorsOf, soleSetters } from './tariffGame.ts';

function draws(seed: number, count: number): Float64Array {
  let state = seed;
  return Float64Array.from({ length: count }, () => {
    const { value, next } = drawUniform(state);
    state = next;
    return value - 0.5;
  });
}

describe('LU factors', () => {
  it('solve the transposed system', () => {
    const size = 30;
    const matrix = draws(1, size * size);
    const want = draws(2, size);
    const right = want.map((_, column) =>
      want.reduce((sum, value, row) => sum + value * at(matrix, row * size + column), 0),
    );
    expect(largestGap(solveTransposed(factoriseLu(matrix.slice(), size), right), want)).toBeLessThan(1e-11);
  });

  it('refuse a singular matrix', () => {
    expect(() => factoriseLu(Float64Array.from([1, 2, 2, 4]), 2)).toThrow('singular');
  });
});

describe('the climb', () => {
  const start = Float64Array.from([0.3, -0.2]);
  const inverseCurvature = Float64Array.from([1, 0, 0, 1]);
  const summit = [0.05, 0.1] as const;

  it('finds the top of a skewed hill', () => {
    const found = ascend({
      evaluate: (x) => {
        const [a, b] = [at(x, 0) - summit[0], at(x, 1) - summit[1]];
        const gradient = (): Float64Array =>
          Float64Array.from([-40 * a - 6 * b - 4 * a ** 3, -6 * a - 2 * b]);
        return ok({ value: -20 * a * a - 6 * a * b - b * b - a ** 4, gradient, state: undefined });
      },
      start,
      inverseCurvature,
      tolerance: 1e-10,
      noise: 1e-14,
    });
    if (!found.ok) throw new Error('no summit');
    expect(largestGap(found.value.point, summit)).toBeLessThan(1e-9);
  });

  it('hands on why no point could be evaluated', () => {
    const found = ascend({
      evaluate: () => err({ code: 'equilibrium/not-converged' as const }),
      start,
      inverseCurvature,
      tolerance: 1e-10,
      noise: 0,
    });
    expect(found).toEqual(err({ code: 'equilibrium/not-converged' }));
  });

  it('says when a hill has no top', () => {
    const found = ascend({
      evaluate: (x) => ok({ value: at(x, 0), gradient: () => Float64Array.from([1, 0]), state: undefined }),
      start,
      inverseCurvature,
      tolerance: 1e-10,
      noise: 0,
    });
    expect(found).toEqual(err({ code: 'tariff/no-summit', steps: 100 }));
  });
});

describe('best responses', () => {
  const base = aWorld({
    seed: 71,
    N: 4,
    J: 3,
    psi: [0.02, 0.08, 0.05],
    spec: Array(12).fill(0.3) as number[],
  });
  const scope = { members: [1], sectors: sectorsOf(base) };
  const tolerance = 1e-9;

  it('meet the optimal tariff of a two-country world, 1/(θ π*_FF)', () => {
    const pair = aWorld({ seed: 72, N: 2, J: 1, hasInputs: false, highestTariff: 0 });
    const setter = createMfnSetter(pair, { members: [0], sectors: [0] });
    const response = bestResponse(pair, noShock(pair), setter, { tolerance });
    if (!response.ok) throw new Error(response.error.code);
    const foreignShare = at(response.value.equilibrium.share, 3);
    expect(Math.expm1(at(response.value.logRates, 0))).toBeCloseTo(1 / (at(pair.theta, 0) * foreignShare), 8);
  });

  it('are better than anything near them', () => {
    const setter = createMfnSetter(base, scope);
    const response = bestResponse(base, noShock(base), setter, { tolerance });
    if (!response.ok) throw new Error(response.error.code);
    const { logRates, objective, shock } = response.value;
    logRates.forEach((rate, lever) => {
      for (const step of [-0.01, 0.01]) {
        const moved = withRates(shock, setter, logRates.with(lever, rate + step));
        expect(weightedLogWelfare(setter.weights, solved(base, moved))).toBeLessThan(objective);
      }
    });
  });

  it('gain more where they may tell partners apart', () => {
    const mfn = bestResponse(base, noShock(base), createMfnSetter(base, scope), { tolerance });
    const bilateral = bestResponse(base, noShock(base), createBilateralSetter(base, scope), { tolerance });
    if (!mfn.ok || !bilateral.ok) throw new Error('no response');
    expect(bilateral.value.logRates).toHaveLength(9);
    expect(bilateral.value.objective).toBeGreaterThan(mfn.value.objective);
  });

  it('serve a bloc better than the tariffs that its members would set alone', () => {
    const union = { members: [0, 1], sectors: sectorsOf(base) };
    const open = openWithin(base, noShock(base), union);
    const setter = createMfnSetter(base, union);
    const joint = bestResponse(base, open, setter, { tolerance });
    if (!joint.ok) throw new Error(joint.error.code);
    const { equilibrium, objective } = joint.value;
    expect(objective).toBeCloseTo(weightedLogWelfare(setter.weights, equilibrium), 12);
    expect(objective).toBeGreaterThan(weightedLogWelfare(setter.weights, solved(base, open)));
  });
});

describe('Nash tariffs', () => {
  const base = aWorld({ seed: 73, N: 4, J: 3 });
  const setters = soleSetters(base, sectorsOf(base));

  it('leave nobody anything to gain alone', () => {
    const game = nashTariffs(base, noShock(base), setters);
    if (!game.ok) throw new Error(game.error.code);
    setters.forEach((setter, place) => {
      const again = bestResponse(base, game.value.shock, setter, { tolerance: 1e-9 });
      if (!again.ok) throw new Error(again.error.code);
      expect(largestGap(again.value.logRates, game.value.logRates[place] ?? [])).toBeLessThan(1e-7);
    });
  });

  it('are reached from free trade too', () => {
    const game = nashTariffs(base, noShock(base), setters);
    if (!game.ok) throw new Error(game.error.code);
    const rates: Float64Array[] = setters.map(({ levers }) => new Float64Array(levers.length));
    let walls: TradeShock = { ...noShock(base), tariff: base.tau.map(() => 0) };
    for (let round = 0; round < 8; round++) {
      setters.forEach((setter, place) => {
        const start = rates[place] ?? new Float64Array(0);
        const response = bestResponse(base, walls, setter, { start, tolerance: 1e-8 });
        if (!response.ok) throw new Error(response.error.code);
        rates[place] = response.value.logRates;
        walls = response.value.shock;
      });
    }
    rates.forEach((own, place) =>
      expect(largestGap(own, game.value.logRates[place] ?? [])).toBeLessThan(1e-6),
    );
  });

  it('say how far they were from rest when rounds run out', () => {
    const game = nashTariffs(base, noShock(base), setters, { maxRounds: 1 });
    expect(game).toMatchObject({ ok: false, error: { code: 'tariff/no-nash', rounds: 1 } });
  });
});

describe('the Kemp–Wan tariff', () => {
  const textbook = loadScenario('textbook', 'standard');
  if (!textbook.ok) throw new Error(textbook.error.reason);
  const { base } = textbook.value;
  const union = { members: [0, 3], sectors: [0, 1] };

  it('is 24.06 per cent for Alba and Dune, and both gain', () => {
    const neutral = kempWanTariff(base, noShock(base), union);
    if (!neutral.ok) throw new Error(neutral.error.code);
    expect(neutral.value.tariff).toBeCloseTo(0.2406, 4);
    const percent = neutral.value.equilibrium.welfare.map((hat) => 100 * (hat - 1));
    expect(at(percent, 0)).toBeCloseTo(1.81, 2);
    expect(at(percent, 3)).toBeCloseTo(0.91, 2);
  });

  it('leaves outsiders jointly where they were', () => {
    const world = aWorld({ seed: 74, N: 5, J: 2 });
    const members = [1, 4];
    const neutral = kempWanTariff(world, noShock(world), { members, sectors: [0, 1] });
    if (!neutral.ok) throw new Error(neutral.error.code);
    const outsiders = createMfnSetter(world, {
      members: regionsOf(world).filter((n) => !members.includes(n)),
      sectors: [],
    });
    expect(Math.abs(weightedLogWelfare(outsiders.weights, neutral.value.equilibrium))).toBeLessThan(1e-10);
  });

  it('is zero where trade was free already', () => {
    const world = aWorld({ seed: 75, N: 3, J: 1, highestTariff: 0 });
    const neutral = kempWanTariff(world, noShock(world), { members: [0, 1], sectors: [0] });
    if (!neutral.ok) throw new Error(neutral.error.code);
    expect(Math.abs(neutral.value.tariff)).toBeLessThan(1e-8);
  });

  it('does not exist for a union of everybody', () => {
    const none = kempWanTariff(base, noShock(base), { members: regionsOf(base), sectors: [0, 1] });
    expect(none).toMatchObject({ ok: false, error: { code: 'tariff/no-neutral' } });
  });
});
