import { describe, expect, it } from 'vitest';
import { must } from '#shared/kernel/records.ts';
import { OPENINGS_OF } from '#shared/content/scenarios/index.ts';
import { COUNTRY_SCENARIO_IDS } from '#shared/content/vocabulary.ts';
import { buildShock } from '../../../shared/rules/shock/buildShock.ts';
import { economyPlace, placesOf } from '../../../shared/rules/law/lawInForce.ts';
import { aRound, type Round } from '../settlement/aRound.ts';

type Flow = { readonly importer: string; readonly exporter: string; readonly sector: string };

/** Tariff and iceberg cost that the shock puts on one flow. */
function levied(round: Round, { importer, exporter, sector }: Flow): { tariff: number; iceberg: number } {
  const { scenario } = round;
  const { N, J } = scenario.base;
  const place = must(
    placesOf(scenario).sectors.find(({ id }) => id === sector),
    sector,
  ).place;
  const cell = (economyPlace(scenario, importer) * N + economyPlace(scenario, exporter)) * J + place;
  const { tariff, iceberg } = buildShock(scenario, round.state);
  return { tariff: must(tariff[cell], 'tariff'), iceberg: must(iceberg[cell], 'iceberg') };
}

const noBorders = { borderCosts: false } as const;
const openings = COUNTRY_SCENARIO_IDS.flatMap((id) =>
  OPENINGS_OF[id].map((opening) => [id, opening] as const),
);

describe('buildShock', () => {
  it.each(openings)('levies at the opening of %s (%s) what its base was solved with', (id, opening) => {
    const { scenario, state } = aRound(id, opening);
    const shock = buildShock(scenario, state);
    expect([...shock.tariff]).toEqual([...scenario.base.tau]);
    expect(shock.iceberg.every((cost) => cost === 1)).toBe(true);
    for (const welfare of Object.values(state.settled.welfare)) expect(welfare).toBeCloseTo(1, 8);
  });

  it('frees trade in an area at the cost of proving origin, and leaves services alone', () => {
    const round = aRound('world', 'highWalls', noBorders).area('USA', 'CAN');
    const flow = { importer: 'USA', exporter: 'CAN', sector: 'MAC' };
    expect(levied(round, flow)).toEqual({ tariff: 0, iceberg: 1.03 });
    expect(levied(round, { ...flow, sector: 'SER' })).toEqual({ tariff: 0, iceberg: 1 });
  });

  it('adds a point for each overlapping area, up to six per cent', () => {
    const round = aRound('world', 'highWalls', noBorders).area('USA', 'CAN').area('USA', 'MEX');
    const flow = { importer: 'CAN', exporter: 'USA', sector: 'MAC' };
    expect(levied(round, flow).iceberg).toBe(1.04);
    round.area('CAN', 'EUR').area('CAN', 'JPN').area('CAN', 'KOR').area('CAN', 'GBR');
    expect(levied(round, flow).iceberg).toBe(1.06);
  });

  it('asks no proof of origin at level 1 nor in a union', () => {
    const round = aRound('world', 'highWalls', noBorders)
      .law(['JPN', 'KOR'], { type: 'tariffConcession', by: 'JPN', to: ['KOR'], sector: 'ELE', rateBp: 500 })
      .union('USA', 'CAN');
    const concession = levied(round, { importer: 'JPN', exporter: 'KOR', sector: 'ELE' });
    expect(concession).toEqual({ tariff: 0.05, iceberg: 1 });
    expect(levied(round, { importer: 'CAN', exporter: 'USA', sector: 'ELE' })).toEqual({
      tariff: 0,
      iceberg: 1,
    });
  });

  it('lets traders pay the wall where it is cheaper than preference and proof', () => {
    const round = aRound('world', 'highWalls', noBorders).area('USA', 'CAN').wall(200, 'USA');
    const flow = { importer: 'USA', exporter: 'CAN', sector: 'MAC' };
    expect(levied(round, flow)).toEqual({ tariff: 0.02, iceberg: 1 });
    expect(levied(round.wall(400, 'USA'), flow)).toEqual({ tariff: 0, iceberg: 1.03 });
  });

  it('lets outsiders enter an area through its lowest wall, if the detour pays', () => {
    const round = aRound('world', 'highWalls', noBorders).area('USA', 'CAN').wall(500, 'CAN');
    const flow = { importer: 'USA', exporter: 'CHN', sector: 'MAC' };
    expect(levied(round, flow)).toEqual({ tariff: 0.05, iceberg: 1.03 });
    expect(levied(round.wall(700, 'USA'), flow)).toEqual({ tariff: 0.07, iceberg: 1 });
    const closed = aRound('world', 'highWalls', { ...noBorders, lowestWallEntry: false })
      .area('USA', 'CAN')
      .wall(500, 'CAN');
    expect(levied(closed, flow).iceberg).toBe(1);
  });

  it('keeps an excepted line behind its wall, for partners and for entrants', () => {
    const among = ['USA', 'CAN'];
    const exceptions = [{ by: 'USA', sector: 'AGR' }];
    const round = aRound('world', 'highWalls', noBorders)
      .law(among, { type: 'freeTradeArea', among, exceptions })
      .wall(500, 'CAN');
    expect(levied(round, { importer: 'USA', exporter: 'CAN', sector: 'AGR' }).tariff).toBe(0.25);
    expect(levied(round, { importer: 'USA', exporter: 'CHN', sector: 'AGR' }).tariff).toBe(0.25);
    expect(levied(round, { importer: 'CAN', exporter: 'USA', sector: 'AGR' }).tariff).toBe(0);
  });

  it('adds a running surcharge to the wall, above the ceiling too, and none after its end', () => {
    const round = aRound().wall(6000, 'ALB');
    const wall = must(round.state.walls['ALB'], 'wall');
    const surcharge = { against: 'DUN', rateBp: 2000, untilRound: 1 };
    round.with({ walls: { ...round.state.walls, ALB: { ...wall, surcharge } } });
    const flow = { importer: 'ALB', exporter: 'DUN', sector: 'GRA' };
    expect(levied(round, flow).tariff).toBe(0.8);
    expect(levied(round, { ...flow, exporter: 'BOR' }).tariff).toBe(0.6);
    expect(levied(round.with({ round: 2 }), flow).tariff).toBe(0.6);
  });

  it('shares pooled revenue by the key', () => {
    const among = ['EUR', 'GBR'];
    const round = aRound('world', 'highWalls').law(among, {
      type: 'customsUnion',
      among,
      key: { type: 'shares', percent: { EUR: 80, GBR: 20 } },
      former: [],
    });
    const [pool] = buildShock(round.scenario, round.state).pools;
    expect(pool?.shares).toEqual([0.8, 0.2]);
    const byPeople = aRound('world', 'highWalls').law(among, {
      type: 'customsUnion',
      among,
      key: { type: 'people' },
      former: [],
    });
    const people = round.scenario.economies.filter(({ id }) => among.includes(id));
    const total = people.reduce((sum, { populationMn }) => sum + populationMn, 0);
    expect(buildShock(byPeople.scenario, byPeople.state).pools[0]?.shares[0]).toBeCloseTo(
      (people.find(({ id }) => id === 'EUR')?.populationMn ?? 0) / total,
      12,
    );
  });
});
