import { describe, expect, it } from 'vitest';
import { summarise, tablesDue, type TableGame } from '../../shared/classroom/tables.ts';
import type { TableLetter } from '../../shared/protocol/classroom.ts';
import { aTable, HOST, type Table } from '../support/aTable.ts';

const BYTES_A_SUMMARY = 1_200;
const NOT_SOLVED = { code: 'equilibrium/not-converged', sweeps: 500, residual: 1 } as const;

function atTable(table: TableLetter, { state, scenario }: Table): TableGame & { readonly watching: number } {
  return { table, gameId: `g${table}`, state, seats: scenario.dealOrder, watching: 0 };
}

function dueOf(tables: readonly TableGame[], nowMs: number): readonly TableLetter[] {
  return tablesDue(tables, nowMs).map(({ table }) => table);
}

function ready(table: Table): void {
  for (const { economy, member } of Object.values(table.state.seats))
    if (member !== undefined) table.accept({ type: 'seat', economy }, { type: 'declareReady', ready: true });
}

describe('the clock that all tables of a class share', () => {
  it('closes a phase when everybody at all tables is ready', () => {
    const [one, two] = [aTable({ people: 'all', at: 'briefing' }), aTable({ people: 'all', at: 'briefing' })];
    const games = () => [atTable('A', one), atTable('B', two)];
    ready(one);
    expect(dueOf(games(), 0)).toEqual([]);
    ready(two);
    expect(dueOf(games(), 0)).toEqual(['A', 'B']);
  });

  it('waits for nobody at a table without people, and closes its phase with the others', () => {
    const [one, two] = [aTable({ people: 'all', at: 'briefing' }), aTable({ at: 'briefing' })];
    ready(one);
    expect(dueOf([atTable('A', one), atTable('B', two)], 0)).toEqual(['A', 'B']);
  });

  it('closes a phase when the time is over at all tables, so that more time at one holds for all', () => {
    const [one, two] = [aTable({ people: 'all', at: 'briefing' }), aTable({ people: 'all', at: 'briefing' })];
    const endsAtMs = one.state.clock.endsAtMs ?? 0;
    two.accept(HOST, { type: 'addMinute' });
    const games = [atTable('A', one), atTable('B', two)];
    expect(dueOf(games, endsAtMs)).toEqual([]);
    expect(dueOf(games, endsAtMs + 60_000)).toEqual(['A', 'B']);
  });

  it('leaves a paused table out, which holds up nobody', () => {
    const [one, two] = [aTable({ people: 'all', at: 'briefing' }), aTable({ people: 'all', at: 'briefing' })];
    two.accept(HOST, { type: 'pauseClock' });
    ready(one);
    expect(dueOf([atTable('A', one), atTable('B', two)], 0)).toEqual(['A']);
  });

  it('leaves a table out whose round could not be settled, which holds up nobody, and shows it as unfinished', () => {
    const [one, two] = [aTable({ people: 'all', at: 'policy' }), aTable({ people: 'all', at: 'policy' })];
    const stuck = { ...two.state, held: NOT_SOLVED };
    const games = [atTable('A', one), { ...atTable('B', two), state: stuck }];
    expect(dueOf(games, 1e9)).toEqual(['A']);
    expect(games.map((game) => summarise(game, game).trouble)).toEqual([undefined, 'held']);
  });

  it('closes nothing in the lobby', () => {
    expect(dueOf([atTable('A', aTable({ people: 'all' }))], 1e9)).toEqual([]);
  });
});

describe('tables that play by themselves', () => {
  it('close each its phase, and by rounds leave a round together once all have seen what came of it', () => {
    const [one, two] = [aTable({ people: 'all', at: 'briefing' }), aTable({ people: 'all', at: 'briefing' })];
    const games = () => [atTable('A', one), atTable('B', two)];
    const due = (pace: 'together' | 'rounds' | 'free', nowMs = 0) =>
      tablesDue(games(), nowMs, pace).map(({ table }) => table);
    ready(one);
    expect([due('together'), due('rounds'), due('free')]).toEqual([[], ['A'], ['A']]);
    while (one.state.phase !== 'results') one.accept(HOST, { type: 'skipPhase' });
    const late = 1e9;
    // Table B is still in the briefing: its time is over too, and A waits for it at the reveal.
    expect([due('rounds', late), due('free', late)]).toEqual([['B'], ['A', 'B']]);
    while (two.state.phase !== 'results') two.accept(HOST, { type: 'skipPhase' });
    expect(due('rounds', late)).toEqual(['A', 'B']);
    two.accept(HOST, { type: 'pauseClock' });
    expect(due('rounds', late)).toEqual(['A']);
  });
});

describe('a summary of a table', () => {
  it('says the phase, who is there and ready, and is small even for twelve seats', () => {
    const table = aTable({
      scenarioId: 'world',
      preset: 'worldPlain',
      opening: 'highWalls',
      people: 'all',
      at: 'briefing',
    });
    const summary = summarise(atTable('P', table), { watching: 3, trouble: 'savingPaused' });
    expect(summary).toMatchObject({
      table: 'P',
      phase: 'briefing',
      round: 1,
      watching: 3,
      trouble: 'savingPaused',
    });
    expect(summary.seats.every(({ who, ready: isReady }) => who === 'present' && !isReady)).toBe(true);
    expect(JSON.stringify(summary).length).toBeLessThanOrEqual(BYTES_A_SUMMARY);
  });
});
