import { describe, expect, it } from 'vitest';
import { fromKeys } from '#shared/kernel/records.ts';
import type { SeatIntent } from '#shared/protocol/intents.ts';
import type { RejectionCode } from '#shared/protocol/rejection.ts';
import { phaseDue } from '#shared/rules/clock/phaseDue.ts';
import { findInvariantViolations } from '#shared/rules/invariants.ts';
import { conferenceRounds } from '#shared/rules/modules/wto/conference/conferenceRounds.ts';
import { floorDueAtMs, floorIsDue } from '#shared/rules/modules/wto/conference/floorDue.ts';
import { aCut, aCustomsUnion, aDraft, aFreeTradeArea } from '../../../support/aNegotiation.ts';
import { SERVER, aTable, type Table } from '../../../support/aTable.ts';
import { someSettings } from '../../../support/someSettings.ts';
import {
  aWtoTable,
  conferenceOf,
  openFloor,
  putOnFloor,
  someTerms,
  tablePackage,
  wtoOf,
} from '../../../support/aWtoTable.ts';

const COEFFICIENT_12 = { type: 'coefficient', coefficientBp: 1_200 } as const;

function object(revision = 1): SeatIntent {
  return { type: 'objectToPackage', revision, change: COEFFICIENT_12 };
}

/** A table whose members ALB and BOR are a customs union since round 2. */
function withUnion(round: number): Table {
  const table = aTable({ preset: 'laboratory', modules: ['wto'], rounds: 6, people: 'all' });
  table.goTo('negotiation', 1).conclude(aFreeTradeArea('ALB', 'BOR'));
  table.goTo('negotiation', 2).conclude(aCustomsUnion('ALB', 'BOR'));
  return table.goTo('negotiation', round);
}

describe('a conference', () => {
  it('is held every second round up to two before the end, once the module is open', () => {
    const rounds = (settings: Parameters<typeof someSettings>[0]): number[] =>
      conferenceRounds(someSettings(settings));
    expect(rounds({ preset: 'standard', rounds: 6 })).toEqual([2, 4]);
    expect(rounds({ preset: 'full', rounds: 8 })).toEqual([2, 4, 6]);
    expect(rounds({ preset: 'laboratory', rounds: 3 })).toEqual([]);
    expect(rounds({ preset: 'laboratory', modules: ['events'], rounds: 6 })).toEqual([]);
    expect(rounds({ preset: 'worldPlain', rounds: 6 })).toEqual([]);
  });

  it('opens with the negotiation of its round and of no other', () => {
    expect(wtoOf(aWtoTable({ round: 1 })).conference).toBeUndefined();
    expect(conferenceOf(aWtoTable()).stage).toBe('tabling');
    const later = aWtoTable({ round: 3 });
    expect(later.refuse('ALB', { type: 'tablePackage', terms: someTerms() })).toEqual({
      code: 'conference/none',
    });
  });

  it('leaves no trace where the module is off', () => {
    const table = aTable({ people: 'all', at: 'negotiation' });
    expect(table.state.wto).toBeUndefined();
    expect(table.refuse('ALB', { type: 'tablePackage', terms: someTerms() })).toEqual({
      code: 'intent/not-allowed',
    });
    table.goTo('negotiation', 2);
    expect(table.events.some(({ type }) => type === 'conferenceOpened')).toBe(false);
  });

  it('says in which round the module opens', () => {
    const table = aTable({ preset: 'standard', rounds: 6, at: 'negotiation' });
    expect(table.refuse('ALB', { type: 'tablePackage', terms: someTerms() })).toEqual({
      code: 'wto/not-open',
      round: 2,
    });
  });
});

describe('tabling', () => {
  it('counts the author as a backer, and a voice for the last package that it named', () => {
    const table = aWtoTable();
    const first = tablePackage(table, 'ALB');
    const second = tablePackage(table, 'BOR', { coefficientBp: 800 });
    table.act('CAT', { type: 'backPackage', package: first.id });
    table.act('CAT', { type: 'backPackage', package: second.id });
    expect(table.act('CAT', { type: 'backPackage', package: second.id })).toEqual([]);
    expect(conferenceOf(table).packages.map(({ backers }) => backers)).toEqual([['ALB'], ['BOR', 'CAT']]);
    openFloor(table);
    expect(conferenceOf(table)).toMatchObject({ stage: 'floor', floor: second.id, agreed: ['BOR', 'CAT'] });
  });

  it('puts the earlier of two equally backed packages on the floor', () => {
    const table = aWtoTable();
    const first = tablePackage(table, 'ALB');
    table.nowMs += 5_000;
    tablePackage(table, 'BOR', { coefficientBp: 800 });
    openFloor(table);
    expect(conferenceOf(table).floor).toBe(first.id);
  });

  it('ends without a floor where nobody tabled anything', () => {
    const table = aWtoTable();
    openFloor(table);
    expect(conferenceOf(table).stage).toBe('noPackage');
    table.host('skipPhase');
    expect(wtoOf(table).past).toEqual([{ round: 2, outcome: 'noPackage' }]);
  });

  it('takes two of the four open papers of its author', () => {
    const table = aWtoTable({ people: 'all' });
    const cut = (rateBp: number) => aDraft(['ALB', 'BOR'], aCut('ALB', 'BOR', rateBp));
    for (const rateBp of [1_000, 900, 800]) table.tablePaper(cut(rateBp));
    const tooMany = { code: 'paper/too-many-open', limit: 4 };
    expect(table.refuse('ALB', { type: 'tablePackage', terms: someTerms() })).toEqual(tooMany);
    table.act('ALB', { type: 'withdrawPaper', paper: 'p0' });
    tablePackage(table, 'ALB');
    expect(table.refuse('ALB', { type: 'tablePaper', draft: cut(700) })).toEqual(tooMany);
    // Another package takes the floor: the slots are free again.
    const other = tablePackage(table, 'BOR');
    table.act('CAT', { type: 'backPackage', package: other.id });
    openFloor(table);
    table.act('ALB', { type: 'tablePaper', draft: cut(700) });
  });
});

describe('the floor', () => {
  it('opens a minute after the negotiation, later by what the phase was extended', () => {
    const table = aWtoTable({ people: 'all' });
    const dueAtMs = table.nowMs + 60_000;
    expect(floorDueAtMs(table.state)).toBe(dueAtMs);
    expect(floorIsDue(table.state, dueAtMs - 1)).toBe(false);
    table.host('addMinute');
    expect(floorDueAtMs(table.state)).toBe(dueAtMs + 60_000);
    table.host('pauseClock');
    expect(floorDueAtMs(table.state)).toBeUndefined();
    table.nowMs += 500_000;
    expect(floorIsDue(table.state, table.nowMs)).toBe(false);
    table.host('resumeClock');
    expect(floorDueAtMs(table.state)).toBe(dueAtMs + 560_000);
    expect(table.accept(SERVER, { type: 'openFloor' })).toEqual([]);
  });

  it('waits as much longer as the clock is slower', () => {
    const table = aWtoTable({ clock: 'relaxed' });
    expect(floorDueAtMs(table.state)).toBe(table.nowMs + 90_000);
  });

  it('opens when all who are present are ready, and asks them again', () => {
    const table = aWtoTable({ people: 'all' });
    tablePackage(table, 'ALB');
    for (const seat of ['ALB', 'BOR', 'CAT']) table.act(seat, { type: 'declareReady', ready: true });
    expect(floorIsDue(table.state, table.nowMs)).toBe(false);
    table.act('DUN', { type: 'declareReady', ready: true });
    expect(phaseDue(table.state, table.nowMs)).toBe(false);
    expect(floorIsDue(table.state, table.nowMs)).toBe(true);
    table.accept(SERVER, { type: 'openFloor' });
    expect(Object.values(table.state.seats).some(({ ready }) => ready)).toBe(false);
    for (const seat of Object.keys(table.state.seats)) table.act(seat, { type: 'declareReady', ready: true });
    expect(phaseDue(table.state, table.nowMs)).toBe(true);
  });

  it('opens on a table without times when everybody has tabled, backed or is ready', () => {
    const table = aWtoTable({ people: ['ALB', 'BOR'], timed: false });
    const { id } = tablePackage(table, 'ALB');
    expect(floorDueAtMs(table.state)).toBeUndefined();
    expect(floorIsDue(table.state, table.nowMs + 1_000_000)).toBe(false);
    table.act('BOR', { type: 'backPackage', package: id });
    expect(floorIsDue(table.state, table.nowMs)).toBe(true);
    table.accept(SERVER, { type: 'openFloor' });
    expect(conferenceOf(table).stage).toBe('floor');
  });

  it('drops the readiness of the author at an objection and of all others at a change', () => {
    const table = aWtoTable({ people: 'all' });
    putOnFloor(table, 'ALB');
    const ready = (): string[] =>
      Object.values(table.state.seats).flatMap((seat) => (seat.ready ? [seat.economy] : []));
    for (const seat of ['ALB', 'CAT', 'DUN']) table.act(seat, { type: 'declareReady', ready: true });
    table.act('BOR', object());
    expect(ready()).toEqual(['CAT', 'DUN']);
    table.act('ALB', { type: 'declareReady', ready: true });
    table.act('ALB', { type: 'takeChange', by: 'BOR' });
    expect(ready()).toEqual(['ALB']);
  });
});

describe('consensus', () => {
  it('adopts at the bell what nobody objects to, silence included', () => {
    const table = aWtoTable();
    putOnFloor(table, 'ALB');
    table.host('skipPhase');
    expect(conferenceOf(table).stage).toBe('adopted');
    // Swiss formula with 10: 12 → 5.45, 14 → 5.83, 16 → 6.15, in whole points.
    expect(wtoOf(table).bindings).toEqual({
      ALB: { GRA: 500, CLO: 500 },
      BOR: { GRA: 600, CLO: 600 },
      CAT: { GRA: 600, CLO: 600 },
      DUN: { GRA: 600, CLO: 600 },
    });
    expect(table.state.walls['CAT']?.mfnRateBp).toEqual({ GRA: 600, CLO: 600 });
    expect(conferenceOf(table).boundCutBp).toEqual({ ALB: 700, BOR: 800, CAT: 1_000, DUN: 800 });
    expect(findInvariantViolations(table.scenario, table.state)).toEqual([]);
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
    expect(wtoOf(table).bindings['ALB']).toEqual({ GRA: 500, CLO: 1_200 });
    expect(table.state.walls['BOR']?.mfnRateBp).toEqual({ GRA: 600, CLO: 1_400 });
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
    expect(packages[0]).toMatchObject({ revision: 2, terms: { coefficientBp: 1_200 }, waivers: [] });
    expect(objections.map(({ by }) => by)).toEqual(['BOR']);
    expect(agreed).toEqual(['ALB', 'DUN']);
    expect(table.refuse('CAT', { type: 'agreeToPackage', revision: 1 })).toEqual({
      code: 'conference/stale-revision',
      revision: 2,
    });
    table.act('ALB', { type: 'takeChange', by: 'BOR' });
    table.host('skipPhase');
    expect(conferenceOf(table).stage).toBe('adopted');
    // 12 with a coefficient of 12: half. Borea is left out of the cuts.
    expect(wtoOf(table).bindings['ALB']).toEqual({ GRA: 600, CLO: 600 });
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
    putOnFloor(table, 'BOR', { coefficientBp: 300 });
    table.host('skipPhase');
    // 5 with 3 → 1.875; 6 with 3 → 2.
    expect(wtoOf(table).bindings).toEqual(
      fromKeys(['ALB', 'BOR', 'CAT', 'DUN'], () => ({ GRA: 200, CLO: 200 })),
    );
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
    expect(union).toEqual([{ members: ['ALB', 'BOR'], rates: { GRA: 600, CLO: 600 } }]);
    expect(table.state.walls['ALB']?.mfnRateBp).toEqual({ GRA: 600, CLO: 600 });
    expect(table.state.walls['BOR']?.mfnRateBp).toEqual({ GRA: 600, CLO: 600 });
    expect(findInvariantViolations(table.scenario, table.state)).toEqual([]);
  });
});

describe('refusals at the conference', () => {
  const onFloor = (): Table => {
    const table = aWtoTable();
    putOnFloor(table, 'ALB');
    return table;
  };
  const withPackage = (): Table => {
    const table = aWtoTable();
    tablePackage(table, 'ALB');
    return table;
  };
  const change = (of: Extract<SeatIntent, { type: 'objectToPackage' }>['change']): SeatIntent => ({
    type: 'objectToPackage',
    revision: 1,
    change: of,
  });

  it.each<[string, RejectionCode, () => Table, string, SeatIntent]>([
    [
      'a second package',
      'conference/already-tabled',
      withPackage,
      'ALB',
      { type: 'tablePackage', terms: someTerms() },
    ],
    [
      'a package too late',
      'conference/tabling-over',
      onFloor,
      'BOR',
      { type: 'tablePackage', terms: someTerms() },
    ],
    [
      'a sector without tariffs',
      'conference/unknown-sector',
      aWtoTable,
      'BOR',
      { type: 'tablePackage', terms: someTerms({ sectors: ['SER'] }) },
    ],
    [
      'a sector named twice',
      'conference/unknown-sector',
      aWtoTable,
      'BOR',
      { type: 'tablePackage', terms: someTerms({ sectors: ['GRA', 'GRA'] }) },
    ],
    [
      'backing nothing',
      'conference/unknown-package',
      withPackage,
      'BOR',
      { type: 'backPackage', package: 'k7' },
    ],
    ['backing too late', 'conference/tabling-over', onFloor, 'BOR', { type: 'backPackage', package: 'k0' }],
    [
      'a yes before the floor',
      'conference/floor-not-open',
      withPackage,
      'BOR',
      { type: 'agreeToPackage', revision: 1 },
    ],
    ['an objection before the floor', 'conference/floor-not-open', withPackage, 'BOR', object()],
    [
      'a yes to another version',
      'conference/stale-revision',
      onFloor,
      'BOR',
      { type: 'agreeToPackage', revision: 2 },
    ],
    ['an objection to another version', 'conference/stale-revision', onFloor, 'BOR', object(3)],
    ['an objection to oneself', 'conference/own-package', onFloor, 'ALB', object()],
    [
      'what is in it already',
      'conference/no-change',
      onFloor,
      'BOR',
      change({ type: 'coefficient', coefficientBp: 1_000 }),
    ],
    [
      'a sector that is in it',
      'conference/no-change',
      onFloor,
      'BOR',
      change({ type: 'addSector', sector: 'GRA' }),
    ],
    [
      'a sector that is not in it',
      'conference/no-change',
      onFloor,
      'BOR',
      change({ type: 'exemptSector', sector: 'SER' }),
    ],
    [
      'special treatment as it is',
      'conference/no-change',
      onFloor,
      'BOR',
      change({ type: 'specialTreatment', on: false }),
    ],
    [
      'facilitation as it is',
      'conference/no-change',
      onFloor,
      'BOR',
      change({ type: 'facilitation', facilitationBp: 0 }),
    ],
    [
      'a sector without tariffs to be added',
      'conference/unknown-sector',
      onFloor,
      'BOR',
      change({ type: 'addSector', sector: 'SER' }),
    ],
    ['a waiver for nobody', 'seat/unknown', onFloor, 'BOR', change({ type: 'waiver', economy: 'XXX' })],
    [
      'a change taken by another',
      'conference/not-the-author',
      onFloor,
      'BOR',
      { type: 'takeChange', by: 'CAT' },
    ],
    [
      'a change that nobody asked for',
      'conference/no-objection',
      onFloor,
      'ALB',
      { type: 'takeChange', by: 'CAT' },
    ],
  ])('name %s', (_what, code, on, by, intent) => {
    expect(on().refuse(by, intent).code).toBe(code);
  });

  it('name a package that changes nothing', () => {
    const table = aWtoTable({ round: 1 });
    // Free trade all round: there is nothing left to cut.
    const free = { ...table.scenario.mfnRateBp };
    for (const economy of Object.keys(free)) free[economy] = { GRA: 0, CLO: 0 };
    table.goTo('negotiation', 2);
    table.state = { ...table.state, wto: { ...wtoOf(table), bindings: free } };
    expect(table.refuse('ALB', { type: 'tablePackage', terms: someTerms() })).toEqual({
      code: 'conference/no-cut',
    });
    table.act('ALB', { type: 'tablePackage', terms: someTerms({ facilitationBp: 100 }) });
  });
});
