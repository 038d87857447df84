import { describe, expect, it } from 'vitest';
import type { TableSummary } from '#shared/protocol/classroom.ts';
import { lastTable, minutesToBell, stopDue } from '../../client/panels/class/planModel.ts';

function aTable(change: Partial<TableSummary>): TableSummary {
  return {
    table: 'A',
    gameId: 'g-A',
    phase: 'negotiation',
    round: 2,
    rounds: 4,
    seats: [],
    watching: 0,
    openProposals: 0,
    signedProposals: 0,
    endsAtMs: 60_000,
    ...change,
  };
}

describe('the plan beside a class', () => {
  it('goes by the table that is furthest behind and still plays', () => {
    const behind = aTable({ table: 'B', phase: 'policy', round: 1 });
    expect(lastTable([aTable({}), behind])).toBe(behind);
    expect(lastTable([aTable({}), aTable({ table: 'B', phase: 'debrief', round: 1 })])?.table).toBe('A');
    expect(lastTable([aTable({ phase: 'lobby', round: 0 })])).toBeUndefined();
  });

  it('counts the minutes to a bell of today, one just past, and one after midnight', () => {
    const evening = new Date(2026, 10, 28, 23, 30);
    expect(minutesToBell('23:45', evening)).toBe(15);
    expect(minutesToBell('23:10', evening)).toBe(-20);
    expect(minutesToBell('00:15', evening)).toBe(45);
    expect(minutesToBell('', evening)).toBeUndefined();
  });

  it('stops before a round once that has opened at all tables, and not where one is paused already', () => {
    const opening = aTable({ phase: 'briefing', round: 3 });
    expect(stopDue([opening, { ...opening, table: 'B' }], [3])).toBe(3);
    expect(stopDue([opening, aTable({ table: 'B', phase: 'results' })], [3])).toBeUndefined();
    expect(stopDue([opening], [2])).toBeUndefined();
    expect(stopDue([{ ...opening, pausedLeftMs: 1 }], [3])).toBeUndefined();
    expect(stopDue([], [3])).toBeUndefined();
  });
});
