import { describe, expect, it } from 'vitest';
import { creationDiversion } from '#shared/economics/decomposition/creationDiversion.ts';
import { decomposeWelfare, firstOrder } from '#shared/economics/decomposition/decomposeWelfare.ts';
import { noShock } from '../../shared/economics/tradeModel.ts';
import { baseResidual } from '#shared/economics/tradeBase.ts';
import { at } from '#shared/kernel/records.ts';
import { aWorld } from './aWorld.ts';
import { largestGap } from './largestGap.ts';
import { solved } from './solved.ts';
import { readVector, VECTOR_NAMES } from './vectorFile.ts';

/** Counterfactuals solved by two independent reference solvers that agree to 1.4e-13. */
describe.each(VECTOR_NAMES)('test vector %s', (name) => {
  const { base, shock, members, expected } = readVector(name);
  const equilibrium = solved(base, shock);
  const { wage, welfare, priceIndex } = equilibrium;

  it('starts from an exact equilibrium', () => {
    expect(baseResidual(base)).toBeLessThan(1e-13);
  });

  it.each([
    ['w', wage],
    ['P', equilibrium.price],
    ['c', equilibrium.unitCost],
    ['pi', equilibrium.share],
    ['X', equilibrium.expenditure],
    ['Y', equilibrium.output],
    ['L', equilibrium.labourBySector],
    ['I', equilibrium.income],
    ['R', equilibrium.revenue],
    ['VA', equilibrium.valueAdded],
    ['D', shock.transfer],
    ['Pn', priceIndex],
    ['W', welfare],
    ['Wpc', welfare.map((value, n) => value / at(shock.labour, n))],
    ['realwage', wage.map((value, n) => value / at(priceIndex, n))],
  ] as const)('has the expected %s', (field, actual) => {
    expect(largestGap(actual, expected[field])).toBeLessThan(1e-9);
  });

  it('has the expected first-order decomposition', () => {
    const parts = firstOrder(base, shock, equilibrium);
    const percent = (values: Float64Array): Float64Array => values.map((value) => 100 * value);
    expect(largestGap(percent(parts.termsOfTrade), expected.firstOrder.tot)).toBeLessThan(1e-9);
    expect(largestGap(percent(parts.volumeOfTrade), expected.firstOrder.vot)).toBeLessThan(1e-9);
    expect(largestGap(percent(parts.tradeCost), expected.firstOrder.tech)).toBeLessThan(1e-9);
  });

  const { exact } = expected;
  if (exact !== undefined)
    it('has the expected path integral', () => {
      const split = decomposeWelfare(base, noShock(base), shock, { panels: 8, tolerance: 1e-12 });
      if (!split.ok) throw new Error('no decomposition');
      expect(largestGap(split.value.termsOfTrade, exact.tot.flat())).toBeLessThan(1e-6);
      expect(largestGap(split.value.volumeOfTrade, exact.vot.flat())).toBeLessThan(1e-6);
      expect(largestGap(split.value.tradeCost, exact.cost.flat())).toBeLessThan(1e-6);
      for (const part of ['scale', 'transfer', 'tfp', 'factors'] as const) {
        expect(largestGap(split.value[part], exact[part])).toBeLessThan(1e-6);
      }
      expect(largestGap(split.value.logWelfare, exact.lnW)).toBeLessThan(1e-9);
    });

  const { creationDiversion: wanted } = expected;
  if (wanted !== undefined)
    it('has the expected creation and diversion', () => {
      const volumes = creationDiversion(base, members, { shock, equilibrium });
      expect(volumes.map(({ member }) => member)).toEqual(members);
      wanted.forEach((want, place) => {
        for (const part of ['partners', 'outsiders', 'home', 'diversion', 'creation'] as const) {
          expect(largestGap(volumes[place]?.[part] ?? [], want[part])).toBeLessThan(1e-9);
        }
      });
    });
});

describe('the generator of the vectors', () => {
  it.each([
    ['s4_3x3_io_fta_ntb.json', { seed: 11, N: 3, J: 3, deficit: 0.1 }],
    ['m1_12x6_fta.json', { seed: 21, N: 12, J: 6 }],
  ] as const)('draws the base of %s from its seed', (name, plan) => {
    const drawn = aWorld(plan);
    const { base } = readVector(name);
    for (const field of ['pi', 'tau', 'X', 'gva', 'gio', 'alpha', 'theta', 'D'] as const) {
      expect(largestGap(drawn[field], base[field]), field).toBeLessThan(1e-12);
    }
  });
});
