import { describe, expect, it } from 'vitest';
import { assumptionsOf, type Assumptions } from '#shared/content/assumptions.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { loadScenario } from '#shared/content/scenarios/index.ts';
import type { Opening, CountryScenarioId } from '#shared/content/vocabulary.ts';
import { baseAccounts, baseResidual } from '#shared/economics/tradeBase.ts';
import { type ScenarioChoice, scenarioFor } from '../../../shared/rules/scenario/anyScenario.ts';
import { SCALE_LIMIT } from '../../../shared/rules/scenario/assumedScenario.ts';
import { prizeOf } from '../../../shared/rules/settlement/freeTradePrize.ts';

function shipped(id: CountryScenarioId, opening: Opening): Scenario {
  const loaded = loadScenario(id, opening);
  if (!loaded.ok) throw new Error(loaded.error.reason);
  return loaded.value;
}

function assumed(assumptions: Assumptions, choice: Partial<ScenarioChoice> = {}): Scenario {
  const found = scenarioFor({
    scenarioId: 'world',
    opening: 'highWalls',
    preset: 'laboratory',
    assumptions,
    ...choice,
  });
  if (!found.ok) throw new Error(found.error.reason);
  return found.value;
}

describe('the scenario of a game', () => {
  it('is the shipped one where nothing about the model is assumed otherwise', () => {
    const world = shipped('world', 'highWalls');
    expect(assumed({})).toBe(world);
    expect(assumed({ elasticities: 'base', scalePercent: 100, specificFactorsPercent: 100 })).toBe(world);
    expect(assumed({ sovereigntyPercent: 300, supportPercent: 0 })).toBe(world);
    expect(prizeOf(world, 'USA')).toBe(world.bestWelfare['USA']);
    expect(prizeOf(world, 'ROW')).toBeUndefined();
  });

  it('assumes nothing outside the Laboratory', () => {
    expect(assumed({ elasticities: 'low' }, { preset: 'standard' })).toBe(shipped('world', 'highWalls'));
    expect(assumptionsOf({ preset: 'full', assumptions: { supportPercent: 50 } })).toEqual({});
    expect(assumptionsOf({ preset: 'laboratory', assumptions: { supportPercent: 50 } })).toEqual({
      supportPercent: 50,
    });
  });

  it('has the tariffs of outsiders hold where its settings say so, and only there', () => {
    const short = { preset: 'worldShort', stepBp: 500 } as const;
    const { flags } = shipped('world', 'highWalls');
    expect(assumed({}, short).flags).toEqual(flags);
    const held = assumed({}, { ...short, wallsHold: true });
    expect(held.flags).toEqual({ ...flags, lowestWallEntry: false, cutsStayAmongParties: true });
    expect(held).toBe(assumed({}, { ...short, wallsHold: true }));
  });

  it('is the same object for the same settings', () => {
    expect(assumed({ elasticities: 'high' })).toBe(assumed({ elasticities: 'high', scalePercent: 100 }));
  });

  // Sources: docs/model.md, calibration of the world.
  it.each([
    ['low', [2.5, 2.5, 2.5, 2.8, 2, 2.5]],
    ['high', [6, 6, 6, 7, 5, 6]],
  ] as const)('has the %s elasticities of its file', (elasticities, expected) => {
    const { base, otherElasticities, assumed: said } = assumed({ elasticities }, { opening: 'today' });
    expect([...base.theta]).toEqual([...expected]);
    expect(otherElasticities[elasticities]).toEqual(expected);
    expect(said).toEqual({ elasticities, scalePercent: 100, specificFactorsPercent: 100 });
  });

  it('keeps the flows of today whatever is assumed, for they are observed', () => {
    const today = shipped('world', 'today');
    const other = assumed(
      { elasticities: 'low', scalePercent: 0, specificFactorsPercent: 150 },
      { opening: 'today' },
    );
    expect(baseAccounts(other.base).imports).toEqual(baseAccounts(today.base).imports);
    expect(other.base.tau).toEqual(today.base.tau);
    expect([...other.base.psi].every((scale) => scale === 0)).toBe(true);
    expect(other.base.spec[0]).toBeCloseTo(0.525, 12);
  });

  it('raises walls of one over the assumed elasticity, and trade behind them balances', () => {
    const { base, mfnRateBp } = assumed({ elasticities: 'low' });
    expect(mfnRateBp['USA']).toEqual({ AGR: 4000, LGT: 4000, MAT: 4000, MAC: 3571, ELE: 5000 });
    expect(mfnRateBp['ROW']).toEqual(shipped('world', 'today').mfnRateBp['ROW']);
    expect(baseResidual(base)).toBeLessThan(1e-11);
    expect([...base.D].every((transfer) => transfer === 0)).toBe(true);
  });

  it.each(['base', 'high'] as const)(
    'keeps scale below the limit of a unique equilibrium, elasticities %s',
    (elasticities) => {
      const { theta, psi } = assumed({ elasticities, scalePercent: 120 }, { opening: 'today' }).base;
      const products = psi.map((scale, place) => scale * (theta[place] ?? NaN));
      expect(Math.max(...products)).toBeLessThanOrEqual(SCALE_LIMIT + 1e-12);
      expect(psi[0]).toBeCloseTo(0.024, 12);
    },
  );

  it('searches the prizes anew: they are larger behind the higher walls of low elasticities', () => {
    const low = assumed({ elasticities: 'low' });
    for (const seat of ['USA', 'MEX']) {
      expect(prizeOf(low, seat)).toBeGreaterThan(prizeOf(shipped('world', 'highWalls'), seat) ?? NaN);
    }
  });

  it('is refused for an opening that the scenario does not have', () => {
    const refused = scenarioFor({
      scenarioId: 'quartet',
      opening: 'highWalls',
      preset: 'laboratory',
      assumptions: { elasticities: 'low' },
    });
    expect(refused).toMatchObject({ ok: false, error: { field: 'opening' } });
  });
});
