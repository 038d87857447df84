import { describe, expect, it } from 'vitest';
import { at } from '#shared/kernel/records.ts';
import { vinerianWelfare } from '#shared/economics/decomposition/creationDiversion.ts';
import { decomposeWelfare } from '#shared/economics/decomposition/decomposeWelfare.ts';
import { noShock } from '../../shared/economics/tradeModel.ts';
import { baseResidual } from '#shared/economics/tradeBase.ts';
import type { TradeBase } from '#shared/economics/tradeModel.ts';
import { loadScenario } from '#shared/content/scenarios/index.ts';
import type { Opening, CountryScenarioId } from '#shared/content/vocabulary.ts';
import { cells } from './aShock.ts';
import { blocShock, type Union } from './bloc.ts';
import { sumOf } from './largestGap.ts';
import { solved } from './solved.ts';

const [alba, borea, cato, dune] = [0, 1, 2, 3] as const;
const textbook = scenarioBase('textbook', 'standard');
const quartet = scenarioBase('quartet', 'standard');

function scenarioBase(id: CountryScenarioId, opening: Opening): TradeBase {
  const scenario = loadScenario(id, opening);
  if (!scenario.ok)
    throw new Error(`${scenario.error.path}: ${scenario.error.field} ${scenario.error.reason}`);
  return scenario.value.base;
}

/** Change of real income in per cent, by country. */
function gains(base: TradeBase, union: Union): Float64Array {
  return solved(base, blocShock(base, union)).welfare.map((hat) => 100 * (hat - 1));
}

/** Terms of trade, creation, diversion of one member, in per cent. */
function vinerParts(base: TradeBase, union: Union, member: number): [number, number, number] {
  const result = decomposeWelfare(base, noShock(base), blocShock(base, union), { panels: 8 });
  if (!result.ok) throw new Error(result.error.code);
  const termsOfTrade = sumOf(result.value.termsOfTrade.subarray(member * base.N, (member + 1) * base.N));
  const own = vinerianWelfare(result.value, union.members).find((entry) => entry.member === member);
  return [100 * termsOfTrade, 100 * (own?.creation ?? NaN), 100 * (own?.diversion ?? NaN)];
}

/** The last printed digit, and no more. */
const PRINTED = 0.0051;

describe('the textbook scenario', () => {
  it('is an equilibrium', () => expect(baseResidual(textbook)).toBeLessThan(1e-13));

  it.each([
    ['Alba and Borea', [alba, borea], [0.33, 0.88]],
    ['Alba and Dune', [alba, dune], [-1.53, 2.19]],
    ['Alba and Cato', [alba, cato], [3.51]],
    ['all', [alba, borea, cato, dune], [4.3, 2.47, 0.18, 2.78]],
  ] as const)('gives free trade between %s its known gains', (_name, members, want) => {
    const all = gains(textbook, { members });
    want.forEach((gain, place) =>
      expect(Math.abs(at(all, members[place] ?? -1) - gain)).toBeLessThan(PRINTED),
    );
  });

  it('lets creation win between Alba and Borea, diversion between Alba and Dune', () => {
    expect(
      largestDifference(
        Float64Array.from(vinerParts(textbook, { members: [alba, borea] }, alba)),
        [-0.24, 1.61, -1.05],
      ),
    ).toBeLessThan(PRINTED);
    expect(
      largestDifference(
        Float64Array.from(vinerParts(textbook, { members: [alba, dune] }, alba)),
        [-0.31, 2.38, -3.6],
      ),
    ).toBeLessThan(PRINTED);
  });

  it.each([
    [0.4, -0.29],
    [0.3, 1.1],
    [0.2, 2.2],
    [0.1, 2.66],
  ])(
    'gives the union of Alba and Dune with an external tariff of %d its known gain',
    (externalTariff, gain) => {
      const union = { members: [alba, dune], externalTariff };
      expect(Math.abs(at(gains(textbook, union), alba) - gain)).toBeLessThan(PRINTED);
    },
  );

  it('has a Kemp–Wan tariff of 24.06 per cent that leaves outsiders as they were', () => {
    const all = gains(textbook, { members: [alba, dune], externalTariff: 0.2406 });
    expect(largestDifference(all, [1.81, -0.01, 0, 0.91])).toBeLessThan(PRINTED);
  });
});

describe('the quartet', () => {
  it('is an equilibrium', () => expect(baseResidual(quartet)).toBeLessThan(1e-13));

  it.each([
    ['nobody out', [alba, borea, cato, dune], [1.7, 1.71, 0.32, 0.93]],
    ['Borea out', [alba, cato, dune], [2.54, -1.46, 0.35, 1.12]],
    ['Alba out', [borea, cato, dune], [-1.59, 2.3, 0.18, 0.92]],
    ['Dune out', [alba, borea, cato], [1.55, 1.31, 0.62, -1.99]],
    ['Cato out', [alba, borea, dune], [0.97, 0.49, -1.29, 1.54]],
  ] as const)('has the known gains of free trade with %s', (_name, members, want) => {
    const all = gains(quartet, { members });
    expect(largestDifference(all, want)).toBeLessThan(PRINTED);
  });
});

describe('the world of today, without scale economies or specific factors', () => {
  const today = scenarioBase('world', 'today');
  const world = { ...today, psi: today.psi.map(() => 0), spec: today.spec.map(() => 0) };
  /** USA CAN MEX MER EUR GBR CHN JPN KOR IND ASE AFR ROW, printed to two decimals for free trade and one for autarky. */
  const freeTrade = [0.09, 0.13, -0.04, 0.19, 0.14, 0.16, -0.13, 0.07, 0.12, 0.01, 0.2, 0.16, 0.2];
  const autarky = [-3.5, -10.5, -13.9, -5.8, -6.1, -8.7, -5.3, -5.9, -10.9, -7.1, -14.2, -12.2, -8.6];

  it('has the known gains from global free trade', () => {
    const shock = { ...noShock(world), tariff: world.tau.map(() => 0) };
    const all = solved(world, shock).welfare.map((hat) => 100 * (hat - 1));
    expect(largestDifference(all, freeTrade)).toBeLessThan(PRINTED);
  });

  it('has the known gains from trade', () => {
    const shock = { ...noShock(world), iceberg: cells(world, ({ n, i }) => (n === i ? 1 : 1e4)) };
    const all = solved(world, shock).welfare.map((hat) => 100 * (hat - 1));
    expect(largestDifference(all, autarky)).toBeLessThan(0.051);
  });
});

function largestDifference(actual: Float64Array, want: readonly number[]): number {
  return Math.max(...want.map((value, n) => Math.abs(at(actual, n) - value)));
}
