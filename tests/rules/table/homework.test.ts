import { deadlineOf } from '../../../shared/rules/table/clock.ts';
import { describe, expect, it } from 'vitest';
import { leftAlone } from '#shared/bots/moves/grudges.ts';
import { instantOf } from '../../../shared/kernel/zonedTime.ts';
import { must } from '../../../shared/kernel/records.ts';
import type { SetHomework } from '../../../shared/protocol/anotherDay.ts';
import { phaseDue } from '#shared/rules/game/course.ts';
import { floorDueAtMs } from '#shared/rules/modules/wto/conference.ts';
import { homeworkAhead, waitsForClass } from '../../../shared/rules/table/homework.ts';
import { isReadAtHome } from '../../../shared/rules/table/revealStops.ts';
import { HOST, SERVER, aTable, type Table } from '../../support/aTable.ts';
import { aWtoTable } from '../../support/aWtoTable.ts';

const HOUR_MS = 3_600_000;
const ZONE = 'Europe/Berlin';
/** Clocks go forward in the night before the second of these days. */
const TALKS = must(instantOf('2027-03-27T18:00', ZONE), 'a time');
const SEALED = must(instantOf('2027-03-28T18:00', ZONE), 'a time');

const asked = (change: Partial<SetHomework> = {}): SetHomework => ({
  type: 'setHomework',
  talksUntilAt: TALKS,
  sealedUntilAt: SEALED,
  zone: ZONE,
  reveal: 'inClass',
  ...change,
});

function atHome(change: Partial<SetHomework> = {}): Table {
  const table = aTable({ people: ['ALB', 'BOR', 'DUN'], at: 'negotiation' });
  table.accept(HOST, asked(change));
  return table;
}

describe('a round that is played at home', () => {
  it('has an instant for the end of its negotiation and of its envelopes, a day of 23 hours apart where clocks change', () => {
    const table = atHome();
    expect(deadlineOf(table.state)).toBe(TALKS);
    table.host('skipPhase');
    expect(deadlineOf(table.state)).toBe(SEALED);
    expect(SEALED - TALKS).toBe(23 * HOUR_MS);
  });

  it('ends each phase at the time to which the server sets the clock, whoever is ready', () => {
    const table = atHome();
    table.accept(SERVER, { type: 'alignClock', endsAtMs: 20 * HOUR_MS });
    expect(table.state.clock.endsAtMs).toBe(20 * HOUR_MS);
    // The same again is no news.
    expect(table.accept(SERVER, { type: 'alignClock', endsAtMs: 20 * HOUR_MS })).toEqual([]);
    for (const economy of ['ALB', 'BOR', 'DUN']) table.act(economy, { type: 'declareReady', ready: true });
    expect(phaseDue(table.state, 20 * HOUR_MS - 1)).toBe(false);
    expect(phaseDue(table.state, 20 * HOUR_MS)).toBe(true);
    table.nowMs = 20 * HOUR_MS;
    table.accept(SERVER, { type: 'closePhase' });
    expect(table.state.phase).toBe('policy');
  });

  it('has a clock in a game without one', () => {
    const table = aTable({ people: ['ALB'], at: 'negotiation', timed: false });
    table.accept(HOST, asked());
    table.accept(SERVER, { type: 'alignClock', endsAtMs: HOUR_MS });
    expect(phaseDue(table.state, HOUR_MS)).toBe(true);
  });

  it('waits at its results for the class, whose host lets the clock go on with its full time', () => {
    const table = atHome();
    table.goTo('results');
    expect(table.state.clock.pausedRemainingMs).toBe(120_000);
    expect(homeworkAhead(table.state)).toBeUndefined();
    expect([waitsForClass(table.state), isReadAtHome(table.state)]).toEqual([true, false]);
    table.host('resumeClock');
    expect(waitsForClass(table.state)).toBe(false);
    expect(phaseDue(table.state, table.nowMs + 120_000)).toBe(true);
  });

  it('is revealed at once where that was chosen, and then stays at its results until the host goes on', () => {
    const table = atHome({ reveal: 'atOnce' });
    table.goTo('results');
    expect(table.state.clock.pausedRemainingMs).toBeUndefined();
    expect(phaseDue(table.state, table.nowMs + HOUR_MS)).toBe(false);
    expect([waitsForClass(table.state), isReadAtHome(table.state)]).toEqual([false, true]);
    // In class the host may step it: then everybody goes along.
    table.accept(HOST, { type: 'stepReveal', stop: 'flows' });
    expect(isReadAtHome(table.state)).toBe(false);
    table.accept(HOST, asked());
    expect(homeworkAhead(table.state)?.round).toBe(2);
    expect(phaseDue(table.state, table.nowMs + HOUR_MS)).toBe(true);
  });

  it('is the next round where the present one is revealed, and none after the last', () => {
    const table = aTable({ people: ['ALB'], rounds: 2, at: 'results' });
    table.accept(HOST, asked());
    expect(deadlineOf(table.state)).toBeUndefined();
    expect(deadlineOf(table.goTo('negotiation', 2).state)).toBe(TALKS);
    const last = aTable({ people: ['ALB'], rounds: 2 }).goTo('results', 2);
    expect(last.refusal(HOST, asked())).toEqual({ code: 'game/last-round' });
  });

  it('asks for times in their order, and for the envelopes alone once the talks are over', () => {
    const table = aTable({ people: ['ALB'], at: 'negotiation' });
    const { talksUntilAt: _talks, ...sealedAlone } = asked();
    for (const wrong of [asked({ talksUntilAt: SEALED }), sealedAlone])
      expect(table.refusal(HOST, wrong)).toEqual({ code: 'homework/order' });
    table.host('skipPhase');
    table.accept(HOST, sealedAlone);
    expect(deadlineOf(table.state)).toBe(SEALED);
  });

  it('is moved as a whole, and each change has a larger number', () => {
    const table = atHome();
    const first = must(table.state.homework, 'homework').revision;
    table.accept(SERVER, { type: 'moveHomework', byMs: HOUR_MS });
    expect(table.state.homework).toMatchObject({
      talksUntilAt: TALKS + HOUR_MS,
      sealedUntilAt: SEALED + HOUR_MS,
      movedByMs: HOUR_MS,
    });
    table.accept(HOST, asked());
    expect(table.state.homework).not.toHaveProperty('movedByMs');
    expect(must(table.state.homework, 'homework').revision).toBeGreaterThan(first + 1);
  });

  it('is dropped again: the phase has its usual time from then on', () => {
    const table = atHome();
    table.accept(SERVER, { type: 'alignClock', endsAtMs: 20 * HOUR_MS });
    table.nowMs = 5_000;
    table.accept(HOST, { type: 'dropHomework' });
    expect(table.state.clock.endsAtMs).toBe(245_000);
    expect(table.state.homework).toBeUndefined();
    expect(table.refusal(SERVER, { type: 'alignClock', endsAtMs: 1 })).toEqual({ code: 'intent/stale-view' });
  });

  it('leaves a paused clock alone until it goes on', () => {
    const table = atHome();
    table.host('pauseClock');
    expect(table.refusal(SERVER, { type: 'alignClock', endsAtMs: 1 })).toEqual({ code: 'intent/stale-view' });
    table.accept(HOST, asked());
    expect(table.state.clock.pausedRemainingMs).toBeUndefined();
  });

  it('is answered by people who are away, so that bots write to them', () => {
    const table = aTable({ people: ['ALB'], at: 'negotiation' });
    table.accept(SERVER, { type: 'markPresence', economy: 'ALB', present: false });
    expect(leftAlone(table.scenario, table.state, 'DUN').has('ALB')).toBe(true);
    table.accept(HOST, asked());
    expect(leftAlone(table.scenario, table.state, 'DUN').has('ALB')).toBe(false);
  });

  it('gives a conference half of its time for tabling', () => {
    const table = aWtoTable({ people: ['ALB'] });
    const openedAtMs = table.state.clock.openedAtMs;
    expect(floorDueAtMs(table.state)).toBeDefined();
    table.accept(HOST, asked());
    table.accept(SERVER, { type: 'alignClock', endsAtMs: openedAtMs + 20 * HOUR_MS });
    expect(floorDueAtMs(table.state)).toBe(openedAtMs + 10 * HOUR_MS);
  });
});
