import { describe, expect, it } from 'vitest';
import { baseResidual } from '#shared/economics/tradeBase.ts';
import { at } from '#shared/kernel/records.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { findScenarioFaults, loadScenario, OPENINGS_OF } from '#shared/content/scenarios/index.ts';
import { COUNTRY_SCENARIO_IDS, type Opening, type CountryScenarioId } from '#shared/content/vocabulary.ts';

function load(id: CountryScenarioId, opening: Opening): Scenario {
  const scenario = loadScenario(id, opening);
  if (!scenario.ok) throw new Error(JSON.stringify(scenario.error));
  return scenario.value;
}

const ALL = COUNTRY_SCENARIO_IDS.flatMap((id) => OPENINGS_OF[id].map((opening) => [id, opening] as const));

describe('the scenarios shipped', () => {
  it('have no fault', () => {
    expect(findScenarioFaults()).toEqual([]);
  });

  it.each(ALL)('%s from %s balances to rounding', (id, opening) => {
    expect(baseResidual(load(id, opening).base)).toBeLessThan(1e-11);
  });

  it.each(ALL)('%s from %s deals every playable seat once', (id, opening) => {
    const { dealOrder, economies } = load(id, opening);
    const playable = economies.filter((economy) => economy.playable).map((economy) => economy.id);
    expect(dealOrder.toSorted()).toEqual(playable.toSorted());
  });

  it.each(ALL.filter(([, opening]) => opening !== 'today'))(
    '%s from %s offers every seat a prize',
    (id, opening) => {
      for (const best of Object.values(load(id, opening).bestWelfare)) expect(best).toBeGreaterThan(1);
    },
  );

  it('offer all but Mercosur a prize from today: no free trade area pays it, for its own walls fall furthest', () => {
    const seats = Object.entries(load('world', 'today').bestWelfare);
    expect(seats.filter(([, best]) => best <= 1).map(([seat]) => seat)).toEqual(['MER']);
  });

  it.each(ALL)('%s from %s gives each economy a tile of its own', (id, opening) => {
    const tiles = load(id, opening).economies.map(({ tile }) => `${tile.column}/${tile.row}`);
    expect(new Set(tiles).size).toBe(tiles.length);
  });

  it('are read once', () => {
    expect(loadScenario('quartet', 'standard')).toBe(loadScenario('quartet', 'standard'));
  });

  it('cannot be played from an opening of another', () => {
    expect(loadScenario('quartet', 'today')).toMatchObject({ ok: false, error: { field: 'opening' } });
  });
});

describe('the world of today', () => {
  const today = load('world', 'today');
  const index = (id: string): number => today.economies.findIndex((economy) => economy.id === id);
  const tariff = (importer: string, exporter: string, sector: number): number =>
    at(today.base.tau, (index(importer) * today.base.N + index(exporter)) * today.base.J + sector);

  it.each([
    // importer, exporter, sector, rate: zero on goods and 30 % of MFN on food; half and 70 %; MFN
    ['USA', 'CAN', 0, 0.0126],
    ['USA', 'CAN', 3, 0],
    ['KOR', 'IND', 0, 0.315],
    ['KOR', 'IND', 2, 0.0185],
    ['USA', 'CHN', 3, 0.019],
    ['EUR', 'ROW', 4, 0.0145],
    ['IND', 'IND', 0, 0],
    ['IND', 'USA', 5, 0],
  ])('%s levies from %s on sector %i: %f', (importer, exporter, sector, rate) => {
    expect(tariff(importer, exporter, sector)).toBe(rate);
  });
});

describe('the world behind high walls', () => {
  const walls = load('world', 'highWalls');

  it('has walls of one over the elasticity, in whole basis points, and no agreement', () => {
    const wall = { AGR: 2500, LGT: 2500, MAT: 2500, MAC: 2222, ELE: 3333 };
    for (const economy of walls.economies.filter(({ playable }) => playable)) {
      expect(walls.mfnRateBp[economy.id]).toEqual(wall);
    }
    expect(walls.mfnRateBp['ROW']).toEqual(load('world', 'today').mfnRateBp['ROW']);
    expect(walls.agreements).toEqual([]);
  });
});
