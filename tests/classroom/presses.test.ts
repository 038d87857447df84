import { describe, expect, it } from 'vitest';
import { canPress, commonStop, intentsOf, nextStopOf } from '../../shared/classroom/presses.ts';
import { summarise } from '../../shared/classroom/tables.ts';
import { CLASS_PRESSES, type ClassPress, type TableSummary } from '../../shared/protocol/classroom.ts';
import { aFreeTradeArea } from '../support/aNegotiation.ts';
import { aTable, HOST, type Table } from '../support/aTable.ts';

function summaryOf({ state, scenario }: Table): TableSummary {
  return summarise({ table: 'A', gameId: 'gA', state, seats: scenario.dealOrder }, { watching: 0 });
}

/** Presses at all tables; codes of those that refuse. */
function press(pressed: ClassPress, ...tables: readonly Table[]): readonly string[] {
  const stop = commonStop(tables.map(({ state }) => nextStopOf(state)));
  return tables.flatMap((table) => {
    const intents = intentsOf(pressed, table.state, stop);
    if (!intents.ok) return [intents.error.code];
    for (const intent of intents.value) table.accept(HOST, intent);
    return [];
  });
}

describe('a step of the reveal at several tables', () => {
  it('brings the tables that are behind to the next stop, and leaves those that are further where they are', () => {
    const [one, two] = [aTable({ at: 'results' }), aTable({ at: 'results' })];
    two.accept(HOST, { type: 'stepReveal', stop: 'flows' });
    expect(press('stepReveal', one, two)).toEqual([]);
    expect([one, two].map(({ state }) => state.revealStop)).toEqual(['flows', 'flows']);
    press('stepReveal', one, two);
    expect([one, two].map(({ state }) => state.revealStop)).toEqual(['gains', 'gains']);
  });

  it('passes over a stop that one of them does not have, and ends at the last of each', () => {
    const table = aTable({ at: 'negotiation' });
    table.conclude(aFreeTradeArea('ALB', 'BOR'));
    // Nobody has promised anything: there is no stop about broken words.
    table.goTo('results').accept(HOST, { type: 'stepReveal', stop: 'gains' });
    const before = table.state;
    const intents = intentsOf('stepReveal', before, 'pledges');
    expect(intents).toEqual({ ok: true, value: [] });
    press('stepReveal', table);
    expect(table.state.revealStop).toBe('question');
    expect(summaryOf(table).nextStop).toBeUndefined();
    expect(canPress('stepReveal', summaryOf(table))).toBe(false);
  });

  it('asked for by name is not followed by the next where the clock has opened it meanwhile', () => {
    const table = aTable({ at: 'results' });
    table.accept(HOST, { type: 'stepReveal', stop: 'flows' });
    expect(intentsOf('stepReveal', table.state, 'flows')).toEqual({ ok: true, value: [] });
  });

  it('is refused by a table that reveals nothing', () => {
    const [one, two] = [aTable({ at: 'negotiation' }), aTable({ at: 'results' })];
    expect(press('stepReveal', one, two)).toEqual(['intent/wrong-phase']);
    expect(two.state.revealStop).toBe('flows');
  });
});

describe('the end after this round', () => {
  it('is planned, shown in the summary, and taken back', () => {
    const table = aTable({ at: 'policy' });
    expect(summaryOf(table).isEnding).toBeUndefined();
    press('endAfterRound', table);
    expect(summaryOf(table)).toMatchObject({ isEnding: true, rounds: 1 });
    expect(canPress('endAfterRound', summaryOf(table))).toBe(false);
    press('playOn', table);
    expect(summaryOf(table).isEnding).toBeUndefined();
    expect(canPress('playOn', summaryOf(table))).toBe(false);
  });
});

describe('what is offered for a table', () => {
  const offered = (summary: TableSummary): readonly ClassPress[] =>
    CLASS_PRESSES.filter((each) => canPress(each, summary));

  it('is what its phase and clock allow', () => {
    const playing = summaryOf(aTable({ at: 'negotiation' }));
    const { endsAtMs: _ends, ...untimed } = playing;
    const always = ['skipPhase', 'restartPhase', 'endAfterRound', 'endNow'];
    expect(offered(playing)).toEqual(['pauseClock', 'addMinute', ...always]);
    expect(offered({ ...playing, pausedLeftMs: 1 })).toEqual(['resumeClock', 'addMinute', ...always]);
    expect(offered(untimed)).toEqual(always);
    expect(offered(summaryOf(aTable({ at: 'debrief' })))).toEqual([]);
    expect(offered(summaryOf(aTable()))).toEqual([]);
  });

  it('is to begin a held round again, but not to skip it', () => {
    const held: TableSummary = { ...summaryOf(aTable({ at: 'policy' })), trouble: 'held' };
    expect(offered(held)).toContain('restartPhase');
    expect(offered(held)).not.toContain('skipPhase');
  });

  it('is a step while a stop of the reveal is left, and no end after a last round', () => {
    const results = summaryOf(aTable({ at: 'results' }));
    expect(offered(results)).toContain('stepReveal');
    expect(offered({ ...results, round: results.rounds })).not.toContain('endAfterRound');
  });
});
