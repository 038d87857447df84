import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COEFFICIENT_LEAST_BP, COEFFICIENT_MOST_BP } from '#shared/content/moduleConstants.ts';
import { playBotGame } from '#shared/bots/playBotGame.ts';
import { at } from '#shared/kernel/records.ts';
import { scenarioFor } from '#shared/rules/scenario/anyScenario.ts';
import { countryGame } from '#shared/rules/state.ts';
import { economyPlace, placesOf, wallOf } from '../../../../shared/rules/law/lawInForce.ts';
import { levyDuties } from '../../../../shared/rules/shock/levyDuties.ts';
import { swissRateBp } from '../../../../shared/rules/modules/wto/packages.ts';
import { aCustomsUnion, aCut, aDraft, aFreeTradeArea } from '../../../support/aNegotiation.ts';
import { aTable, type Table } from '../../../support/aTable.ts';
import { someSettings } from '../../../support/someSettings.ts';
import { aWtoTable, putOnFloor, wtoOf } from '../../../support/aWtoTable.ts';

describe('most-favoured-nation treatment', () => {
  const duty = (table: Table, importer: string, exporter: string, sector: string): number => {
    const { N, J } = table.scenario.base;
    const n = economyPlace(table.scenario, importer);
    const i = economyPlace(table.scenario, exporter);
    const j = placesOf(table.scenario).goods.find(({ id }) => id === sector)?.place ?? 0;
    return at(levyDuties(table.scenario, table.state).tariff, (n * N + i) * J + j);
  };

  it('gives the cuts of a preferential arrangement to all', () => {
    const table = aWtoTable({ round: 1 });
    table.conclude(aDraft(['ALB', 'BOR'], aCut('ALB', 'BOR', 500)));
    for (const exporter of ['BOR', 'CAT', 'DUN'])
      expect(duty(table, 'ALB', exporter, 'GRA')).toBeCloseTo(0.05);
    expect(duty(table, 'ALB', 'CAT', 'CLO')).toBeCloseTo(0.12);
    expect(duty(table, 'BOR', 'ALB', 'GRA')).toBeCloseTo(0.14);
  });

  it('leaves them to the parties where the module is off or not yet open', () => {
    for (const preset of ['worldPlain', 'standard'] as const) {
      const table = aTable({ preset, rounds: 6, at: 'negotiation' });
      table.conclude(aDraft(['ALB', 'BOR'], aCut('ALB', 'BOR', 500)));
      expect(duty(table, 'ALB', 'BOR', 'GRA')).toBeCloseTo(0.05);
      expect(duty(table, 'ALB', 'CAT', 'GRA')).toBeCloseTo(0.12);
      if (preset === 'standard') {
        table.goTo('negotiation', 2);
        expect(duty(table, 'ALB', 'CAT', 'GRA')).toBeCloseTo(0.05);
      }
    }
  });

  it('leaves them to the parties where outsiders pay the own tariff of a seat, at every step of a game of bots', () => {
    const settings = someSettings({ preset: 'worldShort', rounds: 4, wallsHold: true });
    const found = scenarioFor(settings);
    if (!found.ok) throw new Error(found.error.reason);
    const scenario = found.value;
    let [cuts, seen] = [0, 0];
    for (const seed of ['walls-1', 'walls-2', 'walls-3']) {
      playBotGame(
        scenario,
        { ...settings, seed },
        {
          ignoresCauses: true,
          onChange: (state, events) => {
            if (!events.some(({ type }) => type === 'phaseOpened') || state.phase !== 'policy') return;
            const game = countryGame(state);
            const { tariff } = levyDuties(scenario, game);
            const { ids, goods } = placesOf(scenario);
            const { N, J } = scenario.base;
            for (const [n, importer] of ids.entries())
              for (const [i, exporter] of ids.entries()) {
                if (n === i) continue;
                const isPartner = Object.values(game.agreements).some(
                  ({ parties }) => parties.includes(importer) && parties.includes(exporter),
                );
                if (isPartner) cuts++;
                else
                  for (const { id, place } of goods)
                    expect(at(tariff, (n * N + i) * J + place)).toBeCloseTo(
                      (wallOf(game, importer)[id] ?? 0) / 10_000,
                    );
                seen++;
              }
          },
        },
      );
    }
    expect(seen).toBe(3 * 4 * 12);
    expect(cuts).toBeGreaterThan(10);
  });

  it('leaves preferences among developing economies to them', () => {
    const table = aWtoTable({ scenarioId: 'world', opening: 'highWalls', round: 1 });
    table.conclude(aDraft(['IND', 'AFR'], aCut('IND', 'AFR', 1_000, 'AGR')));
    expect(duty(table, 'IND', 'AFR', 'AGR')).toBeCloseTo(0.1);
    expect(duty(table, 'IND', 'USA', 'AGR')).toBeCloseTo(0.25);
    table.conclude(aDraft(['IND', 'USA'], aCut('IND', 'USA', 1_500, 'AGR')));
    expect(duty(table, 'IND', 'EUR', 'AGR')).toBeCloseTo(0.15);
    expect(duty(table, 'IND', 'AFR', 'AGR')).toBeCloseTo(0.1);
  });

  it('leaves arrangements older than the game as they are', () => {
    const table = aWtoTable({ scenarioId: 'world', opening: 'today', round: 1 });
    const { tariff } = levyDuties(table.scenario, table.state);
    const { wto: _wto, ...without } = table.state;
    expect(tariff).toEqual(levyDuties(table.scenario, without).tariff);
    expect(Object.values(table.state.agreements).some(({ level }) => level === 1)).toBe(true);
  });
});

describe('the Swiss formula', () => {
  it('cuts high rates most: 25 with 25 comes to 13, 28.8 with 30 to 15', () => {
    expect(swissRateBp(2_500, 2_500)).toBe(1_300);
    expect(swissRateBp(2_880, 3_000)).toBe(1_500);
    expect(swissRateBp(0, 2_500)).toBe(0);
    expect(swissRateBp(40, 2_500)).toBe(0);
  });

  it('never raises, stays below the coefficient to a point, and keeps the order', () => {
    const rate = fc.integer({ min: 0, max: 6_000 });
    fc.assert(
      fc.property(
        rate,
        rate,
        fc.integer({ min: COEFFICIENT_LEAST_BP, max: COEFFICIENT_MOST_BP }),
        (a, b, coefficientBp) => {
          const cut = swissRateBp(a, coefficientBp);
          expect(cut).toBeLessThanOrEqual(a);
          expect(cut).toBeLessThan(coefficientBp + 100);
          if (a <= b) expect(cut).toBeLessThanOrEqual(swissRateBp(b, coefficientBp));
          expect(cut).toBeLessThanOrEqual(swissRateBp(a, coefficientBp + 100));
        },
      ),
    );
  });
});

describe('a package', () => {
  it('treats developing economies specially and leaves out the passive', () => {
    const table = aWtoTable({ scenarioId: 'world', opening: 'highWalls' });
    putOnFloor(table, 'EUR', { sectors: ['AGR'], coefficientBp: 2_500, specialTreatment: true });
    table.host('skipPhase');
    const { bindings } = wtoOf(table);
    expect(bindings['USA']?.['AGR']).toBe(1_300);
    // 25 with 50: 16.7.
    expect(bindings['IND']?.['AGR']).toBe(1_700);
    expect(bindings['ROW']).toEqual(table.scenario.mfnRateBp['ROW']);
    expect(table.state.walls['ROW']?.mfnRateBp).toEqual(table.scenario.mfnRateBp['ROW']);
  });

  it('treats a union as developing only if all its members are', () => {
    const table = aTable({
      scenarioId: 'world',
      opening: 'highWalls',
      preset: 'laboratory',
      modules: ['wto'],
      rounds: 6,
    });
    table.goTo('negotiation', 1);
    for (const [a, b] of [
      ['USA', 'MEX'],
      ['IND', 'AFR'],
    ] as const)
      table.conclude(aFreeTradeArea(a, b));
    table.goTo('negotiation', 2);
    for (const [a, b] of [
      ['USA', 'MEX'],
      ['IND', 'AFR'],
    ] as const)
      table.conclude(aCustomsUnion(a, b));
    putOnFloor(table, 'EUR', { sectors: ['AGR'], coefficientBp: 2_500, specialTreatment: true });
    table.host('skipPhase');
    expect(table.state.walls['MEX']?.mfnRateBp['AGR']).toBe(1_300);
    expect(table.state.walls['USA']?.mfnRateBp['AGR']).toBe(1_300);
    expect(table.state.walls['IND']?.mfnRateBp['AGR']).toBe(1_700);
    // Out of the union, Mexico would have its own, softer binding.
    expect(wtoOf(table).bindings['MEX']?.['AGR']).toBe(1_700);
  });
});
