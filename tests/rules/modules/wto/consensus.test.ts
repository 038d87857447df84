import { describe, expect, it } from 'vitest';
import { fromKeys } from '#shared/kernel/records.ts';
import type { SeatIntent } from '#shared/protocol/intents.ts';
import { findCountryViolations } from '../../../../shared/rules/countries/findCountryViolations.ts';
import { aCustomsUnion, aFreeTradeArea } from '../../../support/aNegotiation.ts';
import { SERVER, aTable, type Table } from '../../../support/aTable.ts';
import {
  aWtoTable,
  conferenceOf,
  openFloor,
  putOnFloor,
  someTerms,
  tablePackage,
  wtoOf,
} from '../../../support/aWtoTable.ts';

const COEFFICIENT_40 = { type: 'coefficient', coefficientBp: 4_000 } as const;

function object(revision = 1): SeatIntent {
  return { type: 'objectToPackage', revision, change: COEFFICIENT_40 };
}

/** A table whose members ALB and BOR are a customs union since round 2. */
function withUnion(round: number): Table {
  const table = aTable({ preset: 'laboratory', modules: ['wto'], rounds: 6, people: 'all' });
  table.goTo('negotiation', 1).conclude(aFreeTradeArea('ALB', 'BOR'));
  table.goTo('negotiation', 2).conclude(aCustomsUnion('ALB', 'BOR'));
  return table.goTo('negotiation', round);
}

describe('consensus', () => {
  it('adopts at the bell what nobody objects to, silence included', () => {
    const table = aWtoTable();
    putOnFloor(table, 'ALB');
    table.host('skipPhase');
    expect(conferenceOf(table).stage).toBe('adopted');
    // Swiss formula with 25: 12 → 8.11, 14 → 8.97, 16 → 9.76, in whole points.
    expect(wtoOf(table).bindings).toEqual({
      ALB: { GRA: 800, CLO: 800 },
      BOR: { GRA: 900, CLO: 900 },
      CAT: { GRA: 1_000, CLO: 1_000 },
      DUN: { GRA: 900, CLO: 900 },
    });
    expect(table.state.walls['CAT']?.mfnRateBp).toEqual({ GRA: 1_000, CLO: 1_000 });
    expect(conferenceOf(table).boundCutBp).toEqual({ ALB: 400, BOR: 500, CAT: 600, DUN: 500 });
    expect(findCountryViolations(table.scenario, table.state)).toEqual([]);
  });

  it('leaves alone walls that are below the new bindings, and sectors outside the package', () => {
    const table = aWtoTable({ round: 1 });
    table.goTo('policy', 1);
    table.act('ALB', { type: 'sealPolicy', policy: { type: 'wall', shiftBp: -500, apart: [] } });
    table.goTo('policy', 2);
    table.act('ALB', { type: 'sealPolicy', policy: { type: 'wall', shiftBp: -500, apart: [] } });
    table.goTo('negotiation', 4);
    putOnFloor(table, 'BOR', { sectors: ['GRA'] });
    table.host('skipPhase');
    expect(table.state.walls['ALB']?.mfnRateBp).toEqual({ GRA: 200, CLO: 200 });
    expect(wtoOf(table).bindings['ALB']).toEqual({ GRA: 800, CLO: 1_200 });
    expect(table.state.walls['BOR']?.mfnRateBp).toEqual({ GRA: 900, CLO: 1_400 });
  });

  it('fails at the bell while one objection stands, and names who objects', () => {
    const table = aWtoTable();
    putOnFloor(table, 'ALB');
    table.act('DUN', object());
    table.act('BOR', { type: 'agreeToPackage', revision: 1 });
    table.goTo('results', 2);
    expect(wtoOf(table).past).toEqual([{ round: 2, outcome: 'failed' }]);
    expect(wtoOf(table).bindings).toEqual(table.scenario.mfnRateBp);
    expect(table.state.walls['ALB']?.mfnRateBp).toEqual({ GRA: 1_200, CLO: 1_200 });
    expect(table.state.reports.at(-1)?.headlines).toContainEqual({
      key: 'headline.conferenceFailed',
      params: { economies: ['DUN'] },
    });
  });

  it('lets an objector come round', () => {
    const table = aWtoTable();
    putOnFloor(table, 'ALB');
    table.act('DUN', object());
    table.act('DUN', { type: 'agreeToPackage', revision: 1 });
    expect(conferenceOf(table)).toMatchObject({ objections: [], agreed: ['ALB', 'DUN'] });
    expect(table.act('DUN', { type: 'agreeToPackage', revision: 1 })).toEqual([]);
  });

  it('makes a new version of the change that the author takes, and keeps other objections', () => {
    const table = aWtoTable();
    putOnFloor(table, 'ALB');
    table.act('CAT', { type: 'agreeToPackage', revision: 1 });
    table.act('DUN', object());
    table.act('BOR', { type: 'objectToPackage', revision: 1, change: { type: 'waiver', economy: 'BOR' } });
    table.act('ALB', { type: 'takeChange', by: 'DUN' });
    const { packages, objections, agreed } = conferenceOf(table);
    expect(packages[0]).toMatchObject({ revision: 2, terms: { coefficientBp: 4_000 }, waivers: [] });
    expect(objections.map(({ by }) => by)).toEqual(['BOR']);
    expect(agreed).toEqual(['ALB', 'DUN']);
    expect(table.refuse('CAT', { type: 'agreeToPackage', revision: 1 })).toEqual({
      code: 'conference/stale-revision',
      revision: 2,
    });
    table.act('ALB', { type: 'takeChange', by: 'BOR' });
    table.host('skipPhase');
    expect(conferenceOf(table).stage).toBe('adopted');
    // 12 with a coefficient of 40: 9.23. Borea is left out of the cuts.
    expect(wtoOf(table).bindings['ALB']).toEqual({ GRA: 900, CLO: 900 });
    expect(wtoOf(table).bindings['BOR']).toEqual({ GRA: 1_400, CLO: 1_400 });
    expect(table.state.walls['BOR']?.mfnRateBp).toEqual({ GRA: 1_400, CLO: 1_400 });
  });

  it('drops an objection that a change of somebody else meets', () => {
    const table = aWtoTable();
    putOnFloor(table, 'ALB');
    table.act('DUN', object());
    table.act('BOR', object());
    table.act('ALB', { type: 'takeChange', by: 'DUN' });
    expect(conferenceOf(table).objections).toEqual([]);
    // Borea got what it asked for, and has no other thing to ask.
    expect(conferenceOf(table).agreed).toEqual(['ALB', 'DUN', 'BOR']);
  });

  it('binds nobody to a package that never came to the floor', () => {
    const table = aWtoTable();
    tablePackage(table, 'ALB');
    table.host('skipPhase');
    expect(wtoOf(table).past).toEqual([{ round: 2, outcome: 'noPackage' }]);
    expect(wtoOf(table).bindings).toEqual(table.scenario.mfnRateBp);
  });

  it('adds overtime for a change in the last seconds, so that it can be answered', () => {
    const table = aWtoTable();
    putOnFloor(table, 'ALB');
    table.nowMs = (table.state.clock.endsAtMs ?? 0) - 5_000;
    expect(table.act('DUN', object()).map(({ type }) => type)).toEqual(['packageObjected', 'clockExtended']);
  });

  it('can be adopted again, from the bindings of the first time', () => {
    const table = aWtoTable();
    putOnFloor(table, 'ALB');
    table.goTo('negotiation', 4);
    putOnFloor(table, 'BOR');
    table.host('skipPhase');
    // 8 with 25 → 6.06; 9 → 6.62; 10 → 7.14.
    expect(wtoOf(table).bindings).toEqual({
      ALB: { GRA: 600, CLO: 600 },
      ...fromKeys(['BOR', 'CAT', 'DUN'], () => ({ GRA: 700, CLO: 700 })),
    });
    expect(wtoOf(table).past.map(({ outcome }) => outcome)).toEqual(['adopted', 'adopted']);
  });
});

describe('a customs union at the conference', () => {
  it('speaks with one voice, in turn, passing over members who are away', () => {
    const table = withUnion(4);
    const first = { code: 'conference/not-the-voice', economy: 'ALB' };
    expect(table.refuse('BOR', { type: 'tablePackage', terms: someTerms() })).toEqual(first);
    table.accept(SERVER, { type: 'markPresence', economy: 'ALB', present: false });
    tablePackage(table, 'BOR');
    expect(conferenceOf(table).packages[0]?.backers).toEqual(['BOR']);
  });

  it('counts once among the backers', () => {
    const table = withUnion(4);
    const own = tablePackage(table, 'ALB');
    const other = tablePackage(table, 'CAT');
    table.act('DUN', { type: 'backPackage', package: other.id });
    expect(own.backers).toEqual(['ALB']);
    openFloor(table);
    expect(conferenceOf(table).floor).toBe(other.id);
  });

  it('has one package, and no objection to it from inside', () => {
    const table = withUnion(4);
    tablePackage(table, 'ALB');
    table.accept(SERVER, { type: 'markPresence', economy: 'ALB', present: false });
    expect(table.refuse('BOR', { type: 'tablePackage', terms: someTerms() })).toEqual({
      code: 'conference/already-tabled',
    });
    openFloor(table);
    expect(table.refuse('BOR', object())).toEqual({ code: 'conference/own-package' });
    table.act('DUN', object());
    table.act('BOR', { type: 'takeChange', by: 'DUN' });
    expect(conferenceOf(table).packages[0]?.revision).toBe(2);
  });

  it('is cut as one: its schedule and its wall', () => {
    const table = withUnion(4);
    putOnFloor(table, 'CAT');
    table.host('skipPhase');
    const union = Object.values(wtoOf(table).unionBindings);
    expect(union).toEqual([{ members: ['ALB', 'BOR'], rates: { GRA: 900, CLO: 900 } }]);
    expect(table.state.walls['ALB']?.mfnRateBp).toEqual({ GRA: 900, CLO: 900 });
    expect(table.state.walls['BOR']?.mfnRateBp).toEqual({ GRA: 900, CLO: 900 });
    expect(findCountryViolations(table.scenario, table.state)).toEqual([]);
  });
});
