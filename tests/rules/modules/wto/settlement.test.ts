import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at, must } from '#shared/kernel/records.ts';
import { baseAccounts } from '#shared/economics/tradeBase.ts';
import { canonicalHash } from '#shared/kernel/canonicalHash.ts';
import type { SeatIntent } from '#shared/protocol/intents.ts';
import type { PackageChange, WtoReport } from '#shared/protocol/modules/wto.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { evolve } from '../../../../shared/rules/game/evolve.ts';
import { findCountryViolations } from '../../../../shared/rules/countries/findCountryViolations.ts';
import { facilitatedAfter } from '../../../../shared/rules/modules/wto/mfnTreatment.ts';
import { economyPlace, placesOf } from '../../../../shared/rules/law/lawInForce.ts';
import { buildShock } from '../../../../shared/rules/shock/buildShock.ts';
import { aCut, aDraft, aFreeTradeArea } from '../../../support/aNegotiation.ts';
import { SERVER, aTable, type Table } from '../../../support/aTable.ts';
import { aWtoTable, conferenceOf, putOnFloor, someTerms, wtoOf } from '../../../support/aWtoTable.ts';
import { forecastPackage } from '../../../support/forecastPackage.ts';

function reportOf(table: Table): WtoReport {
  return must(table.state.reports.at(-1)?.modules?.wto, 'a report');
}

function aWorld(): Table {
  return aWtoTable({ scenarioId: 'world', opening: 'highWalls', round: 1 });
}

describe('trade facilitation', () => {
  it('closes sixty per cent of its gap a round', () => {
    expect(facilitatedAfter({ facilitationBp: 200, facilitatedBp: 0 })).toBe(120);
    expect(facilitatedAfter({ facilitationBp: 200, facilitatedBp: 120 })).toBe(168);
    expect(facilitatedAfter({ facilitationBp: 200, facilitatedBp: 0 }, 2)).toBe(168);
    expect(facilitatedAfter({ facilitationBp: 200, facilitatedBp: 200 })).toBe(200);
  });

  it('lowers the cost of goods at the borders of all who took part, and stays', () => {
    const table = aWorld().goTo('negotiation', 2);
    const before = buildShock(table.scenario, table.state).iceberg;
    putOnFloor(table, 'EUR', { sectors: ['AGR'], coefficientBp: 5_000, facilitationBp: 200 });
    table.goTo('policy');
    const shock = buildShock(table.scenario, table.state);
    const { N, J } = table.scenario.base;
    const cell = (importer: string, exporter: string, place: number): number =>
      (economyPlace(table.scenario, importer) * N + economyPlace(table.scenario, exporter)) * J + place;
    const ratio = (importer: string, exporter: string, place: number): number =>
      at(shock.iceberg, cell(importer, exporter, place)) / at(before, cell(importer, exporter, place));
    const goods = must(placesOf(table.scenario).goods[0], 'a good').place;
    const services = placesOf(table.scenario).sectors.findIndex(({ id }) => id === 'SER');
    expect(ratio('USA', 'CHN', goods)).toBeCloseTo(0.988, 6);
    expect(ratio('USA', 'ROW', goods)).toBeCloseTo(0.988, 6);
    expect(ratio('ROW', 'USA', goods)).toBe(1);
    expect(ratio('USA', 'USA', goods)).toBe(1);
    expect(ratio('USA', 'CHN', services)).toBe(1);
    table.goTo('policy', 3);
    expect(wtoOf(table)).toMatchObject({ facilitationBp: 200, facilitatedBp: 120 });
    const later = buildShock(table.scenario, table.state).iceberg;
    expect(at(later, cell('USA', 'CHN', goods))).toBeCloseTo(1 - 0.0168, 6);
  });

  it('is as much as the best package so far', () => {
    const table = aWorld().goTo('negotiation', 2);
    putOnFloor(table, 'EUR', { sectors: ['AGR'], facilitationBp: 150 });
    table.goTo('negotiation', 4);
    putOnFloor(table, 'USA', { sectors: ['AGR'], coefficientBp: 2_500, facilitationBp: 100 });
    table.host('skipPhase');
    expect(wtoOf(table).facilitationBp).toBe(150);
  });
});

describe('a package on the floor', () => {
  it('does what the forecast said, everything else unchanged', () => {
    const table = aWorld().goTo('negotiation', 2);
    const terms = someTerms({ sectors: ['AGR', 'LGT', 'MAT', 'MAC', 'ELE'], coefficientBp: 2_500 });
    const view = { ...table.state, wto: wtoOf(table) };
    const forecast = forecastPackage(table.scenario, view, { terms, waivers: [] }, { tolerance: 1e-9 });
    if (!forecast.ok) throw new Error(forecast.error.code);
    table.act('EUR', { type: 'tablePackage', terms });
    table.nowMs += 60_000;
    table.accept(SERVER, { type: 'openFloor' });
    table.goTo('results', 2);
    const report = must(table.state.reports.at(-1), 'a report');
    for (const [economy, { welfare, logChange }] of Object.entries(forecast.value.economies)) {
      expect(report.economies[economy]?.welfare).toBeCloseTo(welfare, 6);
      // Everybody at the table gains from cutting walls that were set to hurt the others.
      if (economy !== 'ROW') expect(logChange).toBeGreaterThan(0);
    }
    expect(reportOf(table)).toMatchObject({ conference: { stage: 'adopted', floor: 'k0' } });
    expect(reportOf(table).boundCutBp['USA']).toBeGreaterThan(1_000);
    expect(report.headlines.map(({ key }) => key)).toContain('headline.conferenceAdopted');
  });
});

describe('the meter of regionalism', () => {
  it('reads nothing where there is no agreement', () => {
    const { meter } = reportOf(aWorld().goTo('results'));
    expect(meter).toEqual({
      buildingBn: 0,
      stumblingBn: 0,
      builtSoFarBn: 0,
      stumbledSoFarBn: 0,
      mfnShare: 1,
      preferentialShare: 0,
    });
  });

  it('sums what the decomposition says of members’ trade, and what part of trade is preferential', () => {
    const table = aWorld();
    table.conclude(aFreeTradeArea('USA', 'CAN'));
    table.goTo('results');
    const { meter } = reportOf(table);
    const { economies } = must(table.state.reports.at(-1), 'a report');
    const { income } = baseAccounts(table.scenario.base);
    const net = ['USA', 'CAN'].reduce((sum, economy) => {
      const parts = must(economies[economy], economy).parts;
      const money = at(income, economyPlace(table.scenario, economy));
      return sum + money * (parts.tradeCreated + parts.tradeDiverted);
    }, 0);
    expect(meter.buildingBn).toBeGreaterThan(0);
    expect(meter.stumblingBn).toBeGreaterThan(0);
    // Simpson's remainder goes to the largest part of the bars: some millions.
    expect(Math.abs(meter.buildingBn - meter.stumblingBn - net)).toBeLessThan(0.05);
    const flows = must(table.state.reports.at(-1), 'a report').flows;
    const total = flows.reduce((sum, { afterBn }) => sum + afterBn, 0);
    const between = flows
      .filter(({ importer, exporter }) => [importer, exporter].every((id) => ['USA', 'CAN'].includes(id)))
      .reduce((sum, { afterBn }) => sum + afterBn, 0);
    expect(meter.preferentialShare).toBeCloseTo(between / total, 4);
    expect(meter.mfnShare + meter.preferentialShare).toBeCloseTo(1, 12);
  });

  it('counts as MFN trade what an arrangement cut for all', () => {
    const table = aWorld();
    table.conclude(aDraft(['USA', 'EUR'], aCut('USA', 'EUR', 1_000, 'MAC')));
    table.goTo('results');
    expect(reportOf(table).meter.preferentialShare).toBe(0);
  });

  it('adds the rounds up', () => {
    const table = aWorld();
    table.conclude(aFreeTradeArea('USA', 'CAN'));
    table.goTo('results', 2);
    const readings = table.state.reports.map(({ modules }) => must(modules?.wto, 'a report').meter);
    const sum = readings.reduce((total, { buildingBn }) => total + buildingBn, 0);
    expect(readings.at(-1)?.builtSoFarBn).toBeCloseTo(sum, 9);
    expect(wtoOf(table).builtBn).toBeCloseTo(sum, 9);
  });

  it('runs before the module opens, without conference or rulings', () => {
    const table = aTable({ preset: 'standard', rounds: 6 });
    table.goTo('results', 1);
    expect(reportOf(table)).toMatchObject({ rulings: [], boundCutBp: {} });
    expect(reportOf(table).conference).toBeUndefined();
  });
});

describe('any course of a conference', () => {
  const CHANGES: readonly PackageChange[] = [
    { type: 'coefficient', coefficientBp: 4_000 },
    { type: 'exemptSector', sector: 'GRA' },
    { type: 'addSector', sector: 'CLO' },
    { type: 'specialTreatment', on: true },
    { type: 'facilitation', facilitationBp: 100 },
    { type: 'waiver', economy: 'CAT' },
  ];
  const SEATS = ['ALB', 'BOR', 'CAT', 'DUN'];

  type Roll = { readonly kind: number; readonly by: number; readonly what: number };
  const anyRoll: fc.Arbitrary<Roll> = fc.record({
    kind: fc.nat(6),
    by: fc.nat(3),
    what: fc.nat(5),
  });

  function intentOf(table: Table, { kind, by, what }: Roll): SeatIntent {
    const { packages, floor } = conferenceOf(table);
    const revision = packages.find(({ id }) => id === floor)?.revision ?? 1;
    const seat = SEATS[what % 4] ?? 'ALB';
    switch (kind) {
      case 0:
        return { type: 'tablePackage', terms: someTerms({ coefficientBp: 2_500 + 400 * what }) };
      case 1:
        return { type: 'backPackage', package: `k${by}` };
      case 2:
        return { type: 'agreeToPackage', revision };
      case 3:
      case 4:
        return {
          type: 'objectToPackage',
          revision,
          change: CHANGES[what] ?? { type: 'waiver', economy: seat },
        };
      case 5:
        return { type: 'takeChange', by: seat };
      default:
        return { type: 'fileComplaint', against: seat, ground: 'aboveBinding' };
    }
  }

  it('keeps what must hold, and replays to the same state', () => {
    const outcomes = new Set<string>();
    fc.assert(
      fc.property(fc.array(anyRoll, { maxLength: 30 }), fc.nat(12), (rolls, tabling) => {
        const table = aWtoTable();
        const walls = { ...table.state.walls, CAT: { mfnRateBp: { GRA: 2_100, CLO: 2_100 } } };
        table.state = { ...table.state, walls };
        const begun = { state: table.state, events: table.events.length };
        rolls.forEach((roll, place) => {
          if (place === tabling) {
            table.nowMs += 60_000;
            table.accept(SERVER, { type: 'openFloor' });
          }
          table.ask(table.seat(SEATS[roll.by] ?? 'ALB'), intentOf(table, roll));
          expect(findCountryViolations(table.scenario, table.state)).toEqual([]);
        });
        table.goTo('results', 2);
        outcomes.add(wtoOf(table).past.at(-1)?.outcome ?? '');
        expect(findCountryViolations(table.scenario, table.state)).toEqual([]);
        const replayed = table.events
          .slice(begun.events)
          .reduce<CountryGame>((state, event) => evolve(state, event), begun.state);
        expect(canonicalHash(replayed)).toBe(table.hash());
      }),
      { numRuns: 60, seed: 7 },
    );
    expect([...outcomes].toSorted()).toEqual(['adopted', 'failed', 'noPackage']);
  });
});
