import { describe, expect, it } from 'vitest';
import { must } from '#shared/kernel/records.ts';
import { inspectByTeam } from '../../../../shared/rules/provinces/centre/inspections.ts';
import { aProvincesTable, type ProvincesTable } from '../../../support/aProvincesTable.ts';
import { withCard } from '../../../support/withCard.ts';

/** Found in how many of 2,000 visits to Liaoning. */
function shareFound(table: ProvincesTable): number {
  const { scenario, state } = table;
  let random = 1;
  let found = 0;
  for (let visit = 0; visit < 2000; visit++) {
    const outcome = inspectByTeam(scenario, state, table.provinces.provinces, random);
    random = outcome.random;
    found += must(
      outcome.inspections.find(({ of }) => of === 'LN'),
      'LN',
    ).found
      ? 1
      : 0;
  }
  return found / 2000;
}

describe('a central inspection team', () => {
  it('visits whoever has a dial at level 2 or higher, with the fine by level and the dial a step lower', () => {
    const table = withCard('inspectionTeam');
    const { scenario, state } = table;
    const outcomes = Array.from({ length: 30 }, (_, seed) =>
      inspectByTeam(scenario, state, table.provinces.provinces, seed),
    );
    for (const { inspections, levelCuts } of outcomes) {
      expect(inspections.map(({ of }) => of)).toEqual(scenario.dealOrder.filter((seat) => seat !== 'ZJ'));
      for (const { of, by, found, fine } of inspections) {
        const { wall, block } = must(table.provinces.provinces[of], of);
        expect(by).toBe('event');
        expect(fine).toBeCloseTo(found ? (40 * Math.max(wall, block)) / 4 : 0, 9);
        expect(levelCuts[of]).toEqual(found ? { wall: wall - 1 } : undefined);
      }
    }
    expect(outcomes.some(({ inspections }) => inspections.some(({ found }) => found))).toBe(true);
  });

  it('finds a quarter without a law, two fifths under the strong one, whose fine is twice as high', () => {
    const table = withCard('inspectionTeam');
    expect(shareFound(table)).toBeGreaterThan(0.22);
    expect(shareFound(table)).toBeLessThan(0.28);
    table.enact('strongLaw');
    expect(shareFound(table)).toBeGreaterThan(0.37);
    expect(shareFound(table)).toBeLessThan(0.43);
    const { scenario, state } = table;
    const fines = Array.from({ length: 30 }, (_, seed) =>
      inspectByTeam(scenario, state, table.provinces.provinces, seed).inspections.map(({ fine }) => fine),
    ).flat();
    expect(Math.max(...fines)).toBeCloseTo((80 * 3) / 4, 9);
  });

  it('lowers the higher dial, and comes only with its card', () => {
    const table = withCard('inspectionTeam');
    table.setProvince('GD', { wall: 1, block: 3 });
    const { scenario, state } = table;
    const cuts = Array.from(
      { length: 30 },
      (_, seed) => inspectByTeam(scenario, state, table.provinces.provinces, seed).levelCuts.GD,
    );
    expect(cuts).toContainEqual({ block: 2 });
    const quiet = aProvincesTable();
    const dials = quiet.provinces.provinces;
    expect(inspectByTeam(quiet.scenario, quiet.state, dials, 5)).toEqual({
      inspections: [],
      levelCuts: {},
      random: 5,
    });
  });

  it('is in the report, and dials are down when the next round opens', () => {
    const table = withCard('inspectionTeam');
    const before = table.provinces.provinces;
    const report = table.settle();
    const caught = report.inspections.filter(({ by, found }) => by === 'event' && found);
    expect(caught.length).toBeGreaterThan(0);
    for (const { of, fine } of caught) {
      expect(table.provinces.provinces[of]?.wall).toBe(must(before[of], of).wall - 1);
      expect(report.provinces[of]?.lumps.fines).toBeCloseTo(-fine, 9);
    }
  });
});
