import { describe, expect, it } from 'vitest';
import type { SeatIntent } from '#shared/protocol/intents.ts';
import { keptByTables } from '#shared/content/presets.ts';
import { BOT_DELAY_MS } from '#shared/rules/table/botDelays.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { evolveAll } from '../../../../shared/rules/game/evolve.ts';
import { pendingBotAnswers } from '../../../../shared/rules/game/botAnswersDue.ts';
import { floorIsDue, phaseDue } from '#shared/rules/game/course.ts';
import { floorDueAtMs } from '#shared/rules/modules/wto/conference.ts';
import { conferenceRounds } from '../../../../shared/rules/modules/wto/conference.ts';
import { aCut, aDraft } from '../../../support/aNegotiation.ts';
import { SERVER, aTable } from '../../../support/aTable.ts';
import {
  aWtoTable,
  conferenceOf,
  openFloor,
  putOnFloor,
  someTerms,
  tablePackage,
  wtoOf,
} from '../../../support/aWtoTable.ts';
import { someSettings } from '../../../support/someSettings.ts';

const COEFFICIENT_40 = { type: 'coefficient', coefficientBp: 4_000 } as const;

function object(revision = 1): SeatIntent {
  return { type: 'objectToPackage', revision, change: COEFFICIENT_40 };
}

function readySeats({ state }: { readonly state: CountryGame }): string[] {
  return Object.values(state.seats)
    .flatMap(({ economy, ready }) => (ready ? [economy] : []))
    .toSorted();
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
    // World, short has one in its last round too, but not at tables opened before (decision 118).
    expect(rounds({ preset: 'worldShort', rounds: 4, ...keptByTables('worldShort') })).toEqual([2, 4]);
    expect(rounds({ preset: 'worldShort', rounds: 4 })).toEqual([2]);
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
      code: 'intent/not-in-this-game',
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
    const second = tablePackage(table, 'BOR', { coefficientBp: 3_000 });
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
    tablePackage(table, 'BOR', { coefficientBp: 3_000 });
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

  it('takes two of the four open proposals of its author', () => {
    const table = aWtoTable({ people: 'all' });
    const cut = (rateBp: number) => aDraft(['ALB', 'BOR'], aCut('ALB', 'BOR', rateBp));
    for (const rateBp of [1_000, 900, 800]) table.tableProposal(cut(rateBp));
    const tooMany = { code: 'proposal/too-many-open', limit: 4 };
    expect(table.refuse('ALB', { type: 'tablePackage', terms: someTerms() })).toEqual(tooMany);
    table.act('ALB', { type: 'withdrawProposal', proposal: 'p0' });
    tablePackage(table, 'ALB');
    expect(table.refuse('ALB', { type: 'tableProposal', draft: cut(700) })).toEqual(tooMany);
    // Another package takes the floor: the slots are free again.
    const other = tablePackage(table, 'BOR');
    table.act('CAT', { type: 'backPackage', package: other.id });
    openFloor(table);
    table.act('ALB', { type: 'tableProposal', draft: cut(700) });
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
    // The bots of the other seats have not said yet which package they are for.
    expect(floorIsDue(table.state, table.nowMs)).toBe(false);
    for (const { economy, move } of pendingBotAnswers(table.state)) {
      table.accept(SERVER, { type: 'noteBotThought', economy, move });
    }
    expect(floorIsDue(table.state, table.nowMs)).toBe(true);
    table.accept(SERVER, { type: 'openFloor' });
    expect(conferenceOf(table).stage).toBe('floor');
  });

  it('drops the readiness of the author at an objection, and at a change of those whose other change was not taken', () => {
    const table = aWtoTable({ people: 'all' });
    putOnFloor(table, 'ALB');
    for (const seat of ['ALB', 'CAT', 'DUN']) table.act(seat, { type: 'declareReady', ready: true });
    table.act('BOR', object());
    expect(readySeats(table)).toEqual(['CAT', 'DUN']);
    table.act('DUN', { type: 'objectToPackage', revision: 1, change: { type: 'waiver', economy: 'DUN' } });
    for (const seat of ['ALB', 'BOR']) table.act(seat, { type: 'declareReady', ready: true });
    expect(readySeats(table)).toEqual(['ALB', 'BOR', 'CAT', 'DUN']);
    table.act('ALB', { type: 'takeChange', by: 'BOR' });
    expect(readySeats(table)).toEqual(['ALB', 'BOR', 'CAT']);
  });

  it('takes no other change than the one that its author saw', () => {
    const table = aWtoTable({ people: 'all' });
    putOnFloor(table, 'ALB');
    table.act('BOR', object());
    table.act('BOR', { type: 'objectToPackage', revision: 1, change: { type: 'waiver', economy: 'BOR' } });
    expect(table.refuse('ALB', { type: 'takeChange', by: 'BOR', change: COEFFICIENT_40 }).code).toBe(
      'conference/other-change',
    );
    table.act('ALB', { type: 'takeChange', by: 'BOR', change: { type: 'waiver', economy: 'BOR' } });
  });

  it('ends by readiness some seconds after a change at the earliest, so that whoever was ready may look', () => {
    const table = aWtoTable({ people: 'all' });
    putOnFloor(table, 'ALB');
    table.act('BOR', object());
    table.act('ALB', { type: 'takeChange', by: 'BOR' });
    for (const seat of Object.keys(table.state.seats)) table.act(seat, { type: 'declareReady', ready: true });
    expect(phaseDue(table.state, table.nowMs + BOT_DELAY_MS.min - 1)).toBe(false);
    expect(phaseDue(table.state, table.nowMs + BOT_DELAY_MS.min)).toBe(true);
  });

  it('hears bots as soon as all are ready, but leaves a new version some seconds', () => {
    const table = aWtoTable({ people: ['ALB'] });
    const openedAtMs = table.nowMs;
    const dueIn = (): number[] => {
      const voices = pendingBotAnswers(table.state).filter(({ move }) => move.type === 'conference');
      return voices.map(({ dueAtMs }) => dueAtMs - table.nowMs);
    };
    expect(Math.min(...dueIn())).toBeGreaterThanOrEqual(BOT_DELAY_MS.min);
    table.act('ALB', { type: 'declareReady', ready: true });
    expect(dueIn()).toEqual([0, 0, 0]);
    tablePackage(table, 'BOR');
    openFloor(table);
    expect(table.nowMs).toBeGreaterThan(openedAtMs);
    table.act('CAT', object());
    table.act('ALB', { type: 'declareReady', ready: true });
    table.act('BOR', { type: 'takeChange', by: 'CAT' });
    expect(readySeats(table)).toEqual(['ALB']);
    expect(dueIn()).toEqual([BOT_DELAY_MS.min]);
  });

  it('drops the readiness of everybody at a change in games of earlier rules, as their logs have it', () => {
    const table = aWtoTable({ people: 'all' });
    putOnFloor(table, 'ALB');
    table.act('BOR', object());
    for (const seat of Object.keys(table.state.seats)) table.act(seat, { type: 'declareReady', ready: true });
    const before = { ...table.state, rulesVersion: 2 };
    const changed = table.act('ALB', { type: 'takeChange', by: 'BOR' });
    expect(readySeats({ state: evolveAll(before, changed) })).toEqual(['ALB']);
  });
});
