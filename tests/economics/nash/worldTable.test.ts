import { describe, expect, it } from 'vitest';
import { at } from '#shared/kernel/records.ts';
import { bestResponse } from '#shared/economics/nash/bestResponse.ts';
import { nashTariffs, type NashTariffs } from '#shared/economics/nash/nashTariffs.ts';
import { createMfnSetter, openWithin } from '#shared/economics/nash/tariffSetter.ts';
import { noShock } from '../../../shared/economics/tradeModel.ts';
import type { TradeBase } from '#shared/economics/tradeModel.ts';
import { loadScenario } from '#shared/content/scenarios/index.ts';
import { solved } from '../solved.ts';

/** Every economy of the world but the rest of it, which keeps its tariffs. */
const [USA, CAN, MEX, MER, EUR, GBR, CHN, JPN, KOR, IND, ASE, AFR] = [
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11,
] as const;
const PLAYERS = [USA, CAN, MEX, MER, EUR, GBR, CHN, JPN, KOR, IND, ASE, AFR];
const GOODS = [0, 1, 2, 3, 4];

/** Trade elasticities of AGR LGT MAT MAC ELE SER. */
const THETA = {
  base: [4, 4, 4, 4.5, 3, 4],
  low: [2.5, 2.5, 2.5, 2.8, 2, 2.5],
  high: [6, 6, 6, 7, 5, 6],
} as const;

const full = todaysWorld();

function todaysWorld(): TradeBase {
  const scenario = loadScenario('world', 'today');
  if (!scenario.ok) throw new Error(scenario.error.reason);
  return scenario.value.base;
}

/** Without scale economies and specific factors. */
function plainWorld(theta: readonly number[]): TradeBase {
  const { psi, spec } = full;
  return { ...full, theta: Float64Array.from(theta), psi: psi.map(() => 0), spec: spec.map(() => 0) };
}

/** Everyone for themselves, but for the blocs with one external tariff and none inside. */
function play(base: TradeBase, blocs: readonly (readonly number[])[] = []): NashTariffs {
  const alone = PLAYERS.filter((n) => !blocs.some((bloc) => bloc.includes(n)));
  const scopes = [...alone.map((n) => [n]), ...blocs].map((members) => ({ members, sectors: GOODS }));
  const open = scopes.reduce((shock, scope) => openWithin(base, shock, scope), noShock(base));
  const setters = scopes.map((scope) => createMfnSetter(base, scope));
  // Moves of tariffs this small move no digit of the table.
  const game = nashTariffs(base, open, setters, { tolerance: 1e-4 });
  if (!game.ok) throw new Error(game.error.code);
  return game.value;
}

function gains({ equilibrium }: NashTariffs): number[] {
  return [...equilibrium.welfare].map((hat) => 100 * (hat - 1));
}

function largestMiss(actual: readonly number[], table: readonly number[]): number {
  return Math.max(...table.map((value, n) => Math.abs((actual[n] ?? NaN) - value)));
}

/** Two units of the last printed digit: the table was made by finite differences. */
const WITHIN = 0.02;

/** Per cent of real income against today: USA CAN MEX MER EUR GBR CHN JPN KOR IND ASE AFR ROW. */
const NASH = {
  base: [-0.23, -1.42, -1.33, -0.77, -0.29, -0.49, -0.22, -0.43, -1.03, -0.24, -1.55, -1.41, -1.7],
  low: [-0.39, -2.13, -1.9, -1.18, -0.49, -0.74, -0.32, -0.64, -1.66, -0.31, -2.32, -2.1, -2.71],
  high: [-0.13, -0.95, -0.98, -0.44, -0.16, -0.32, -0.16, -0.29, -0.56, -0.11, -1.05, -0.9, -1.05],
};
const NASH_FULL = [-0.3, -2.18, -2.89, -0.67, -0.55, -1.0, -0.54, -1.26, -2.42, -0.32, -2.39, -1.65, -2.21];
const UNILATERAL = [0.36, 0.89, 1.41, 0.1, 0.42, 0.59, 0.55, 0.68, 1.24, 0.4, 1.17, 0.29];
const FREE_TRADE = [0.09, 0.13, -0.04, 0.19, 0.14, 0.16, -0.13, 0.07, 0.12, 0.01, 0.2, 0.16, 0.2];
const NASH_TO_FREE_TRADE = [0.33, 1.58, 1.31, 0.97, 0.43, 0.66, 0.09, 0.5, 1.16, 0.25, 1.78, 1.59, 1.93];

describe('the world of today, without scale economies or specific factors', () => {
  const world = plainWorld(THETA.base);
  const nash = play(world);

  it('has the known gains of the best tariffs set alone', () => {
    const own = PLAYERS.map((n) => {
      const setter = createMfnSetter(world, { members: [n], sectors: GOODS });
      const response = bestResponse(world, noShock(world), setter);
      if (!response.ok) throw new Error(response.error.code);
      return 100 * Math.expm1(response.value.objective);
    });
    expect(largestMiss(own, UNILATERAL)).toBeLessThan(WITHIN);
  });

  it('has the known losses of a tariff war', () => {
    expect(largestMiss(gains(nash), NASH.base)).toBeLessThan(WITHIN);
  });

  it('has war tariffs of 17 to 31 per cent', () => {
    const rates = nash.logRates.flatMap((row) => Array.from(row, (rate) => Math.expm1(rate)));
    expect(Math.min(...rates)).toBeCloseTo(0.17, 2);
    expect(Math.max(...rates)).toBeCloseTo(0.31, 2);
  });

  it('gains from free trade, a little from today and much from the war', () => {
    const free = solved(world, { ...noShock(world), tariff: world.tau.map(() => 0) });
    expect(
      largestMiss(
        [...free.welfare].map((hat) => 100 * (hat - 1)),
        FREE_TRADE,
      ),
    ).toBeLessThan(WITHIN);
    const peace = free.welfare.map((hat, n) => 100 * (hat / at(nash.equilibrium.welfare, n) - 1));
    expect(largestMiss([...peace], NASH_TO_FREE_TRADE)).toBeLessThan(WITHIN);
  });

  it.each([
    [
      'an East Asian union',
      [[CHN, JPN, KOR, ASE]],
      [-0.23, -1.41, -1.31, -0.77, -0.3, -0.49, -0.07, 0.13, -0.04, -0.26, -0.54, -1.39, -1.7],
    ],
    [
      'three blocs: the Americas, Europe with Africa, Asia',
      [
        [USA, CAN, MEX, MER],
        [EUR, GBR, AFR],
        [CHN, JPN, KOR, IND, ASE],
      ],
      [-0.12, -0.13, 0.19, -0.71, -0.2, -0.23, -0.03, 0.14, 0.01, -0.24, -0.4, -0.77, -1.73],
    ],
    [
      'one union of all twelve',
      [PLAYERS],
      [0.09, 0.16, -0.13, 0.24, 0.23, 0.24, 0.19, 0.36, 0.41, 0.38, 0.47, 0.28, -1.85],
    ],
  ])('has the known outcome of a tariff war with %s', (_name, blocs, table) => {
    expect(largestMiss(gains(play(world, blocs)), table)).toBeLessThan(WITHIN);
  });
});

describe('a tariff war of the world', () => {
  it.each(['low', 'high'] as const)('has the known losses with %s trade elasticities', (level) => {
    expect(largestMiss(gains(play(plainWorld(THETA[level]))), NASH[level])).toBeLessThan(WITHIN);
  });

  it('has the known losses with scale economies and specific factors', () => {
    expect(largestMiss(gains(play(full)), NASH_FULL)).toBeLessThan(WITHIN);
  });
});
