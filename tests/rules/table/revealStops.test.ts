import { describe, expect, it } from 'vitest';
import { REVEAL_STOP_WEIGHTS } from '#shared/rules/table/revealStops.ts';
import { CLOCK_PACES, PRESET_IDS, REVEAL_STOPS, type RevealStop } from '#shared/content/vocabulary.ts';
import { must } from '#shared/kernel/records.ts';
import { headlinesAt } from '../../../client/panels/headlines/headline.ts';
import { usualDurationMs } from '../../../shared/rules/table/clock.ts';
import {
  areQuietYears,
  isAllOpen,
  isAlone,
  nextStopDueInMs,
  revealIsDue,
  revealPacer,
  revealStopsOf,
} from '../../../shared/rules/table/revealStops.ts';
import { HOST, SERVER, aTable, type Table } from '../../support/aTable.ts';
import { someSettings } from '../../support/someSettings.ts';

/** Results of round 1 of a first lesson last two minutes. */
const RESULTS_MS = 120_000;
/** A stop that nobody can read is none. */
const READABLE_MS = 8_000;

/** Results of round 1; Alba has promised to raise no tariff, and raised all, so that there are five stops. */
function atResults(people: readonly string[] = ['ALB', 'BOR'], timed = true, breaks = true): Table {
  const table = aTable({ people, timed, at: 'negotiation' });
  table.act('ALB', { type: 'givePledge', to: { type: 'all' }, undertaking: { type: 'noTariffRises' } });
  table.goTo('policy');
  if (breaks) table.act('ALB', { type: 'sealPolicy', policy: { type: 'wall', shiftBp: 300, apart: [] } });
  return table.goTo('results');
}

/** The server looks at the table, as it does four times a second. */
function passMs(table: Table, ms: number): void {
  const end = table.nowMs + ms;
  while (table.nowMs < end) {
    table.nowMs = Math.min(end, table.nowMs + 250);
    if (revealIsDue(table.state, table.nowMs)) table.accept(SERVER, { type: 'openStop' });
  }
}

/** Stops with the second of the phase at which they opened. */
function stopsOpened(table: Table, ms: number): [RevealStop, number][] {
  const began = table.nowMs;
  const opened: [RevealStop, number][] = [[table.state.revealStop, 0]];
  while (table.nowMs < began + ms) {
    passMs(table, 250);
    const { revealStop } = table.state;
    if (revealStop !== opened.at(-1)?.[0]) opened.push([revealStop, (table.nowMs - began) / 1_000]);
  }
  return opened;
}

describe('the reveal by the clock', () => {
  it('shows every stop of a table that nobody steps, the question before the phase ends', () => {
    expect(stopsOpened(atResults(), RESULTS_MS)).toEqual([
      ['envelopes', 0],
      ['flows', 18],
      ['gains', 48],
      ['pledges', 84],
      ['question', 102],
    ]);
  });

  it('leaves out words where none was broken, and the question where nothing moved', () => {
    const table = aTable({ people: ['ALB'], at: 'results' });
    expect(revealStopsOf(table.state)).toEqual(['envelopes', 'flows', 'gains']);
    expect(isAllOpen(table.state, 'flows')).toBe(false);
    expect(isAllOpen(table.state, 'gains')).toBe(true);
    expect(stopsOpened(table, RESULTS_MS).map(([stop]) => stop)).toEqual(revealStopsOf(table.state));
    const kept = atResults(undefined, true, false).state.reports.at(-1);
    expect(headlinesAt(must(kept, 'a report'), 'gains').map(({ key }) => key)).toContain('headline.wordKept');
    const wall = { key: 'question.wallPrice', params: { economy: 'ALB', points: 1, percent: 1 } } as const;
    const asking = { ...must(kept, 'a report'), question: wall };
    expect(revealStopsOf({ reports: [asking] })).toEqual(['envelopes', 'flows', 'gains', 'question']);
  });

  it('judges roads among provinces; countries tell of them with the envelopes', () => {
    const quiet = must(aTable({ people: ['ALB'], at: 'results' }).state.reports.at(-1), 'a report');
    for (const key of ['headline.corridorBuilt', 'headline.corridorFailed'] as const) {
      const headlines = [{ key, params: { corridor: 'hangzhouBay' } }];
      const { economies: _none, ...ofProvinces } = { ...quiet, headlines };
      expect(revealStopsOf({ reports: [{ ...quiet, headlines }] }), key).not.toContain('pledges');
      expect(revealStopsOf({ reports: [ofProvinces] }), key).toContain('pledges');
    }
  });

  it('is stepped to no stop that it leaves out, and to every other', () => {
    const table = aTable({ people: ['ALB'], at: 'results' });
    const stepTo = (stop: RevealStop) => ({ type: 'stepReveal', stop }) as const;
    expect(table.refusal(HOST, stepTo('pledges'))).toEqual({ code: 'reveal/no-such-stop' });
    for (const stop of revealStopsOf(table.state)) table.accept(HOST, stepTo(stop));
    for (const stop of REVEAL_STOPS) atResults().accept(HOST, stepTo(stop));
  });

  it('opens the stops of the years after too', () => {
    const table = aTable({ people: ['ALB', 'BOR'], at: 'epilogue', rounds: 1 });
    expect(stopsOpened(table, 60_000).at(-1)?.[0]).toBe('question');
  });

  it.each([
    ['the clock opens', ['ALB', 'BOR'], true],
    ['one person alone opens', ['ALB'], false],
  ] as const)(
    'passes over stops of the years after at which nothing has moved, where %s them',
    (_who, people, timed) => {
      const table = aTable({ people, timed, rounds: 1 }).goTo('results');
      // Everybody might have moved something in a round that is played.
      expect(revealStopsOf(table.state)).toContain('envelopes');
      table.goTo('epilogue');
      expect(revealStopsOf(table.state)).toEqual(['question']);
      passMs(table, 250);
      expect(table.state.revealStop).toBe('question');
      expect(revealPacer(table.state)).toBe(timed ? 'clock' : 'players');
      expect(table.refusal(HOST, { type: 'stepReveal', stop: 'gains' }).code).toBe('reveal/no-such-stop');
    },
  );

  it('keeps the stops of the years after at which something has', () => {
    const table = aTable({ people: ['ALB'], at: 'negotiation', rounds: 1 });
    const quiet = must(table.goTo('epilogue').state.reports.at(-1), 'a report');
    const stopsOf = (change: Partial<typeof quiet>) => revealStopsOf({ reports: [{ ...quiet, ...change }] });
    const [economy, account] = must(Object.entries(quiet.economies)[0], 'an account');
    const news = { key: 'headline.successors', params: { economy: 'ALB', economies: ['BOR'] } } as const;
    expect(stopsOf({ headlines: [news] })).toEqual(['envelopes', 'question']);
    for (const key of ['headline.wallLowered', 'headline.wallRaised'] as const) {
      const moved = { key, params: { economy: 'ALB', points: 2 } } as const;
      expect(stopsOf({ headlines: [moved] }), key).toEqual(['envelopes', 'question']);
    }
    const cut = {
      key: 'headline.paymentCut',
      params: { economy: 'ALB', against: 'BOR', askedBn: 2, paidBn: 1 },
    } as const;
    expect(stopsOf({ headlines: [cut] })).toEqual(['gains', 'question']);
    const economies = { [economy]: { ...account, logChange: -0.001 } };
    expect(stopsOf({ economies })).toEqual(['flows', 'gains', 'question']);
  });

  it('says of the years after that nothing moved, whether or not words were judged in them', () => {
    const table = aTable({ people: ['ALB'], at: 'negotiation', rounds: 1 });
    const quiet = must(table.goTo('epilogue').state.reports.at(-1), 'a report');
    const areQuiet = (change: Partial<typeof quiet>) => areQuietYears({ reports: [{ ...quiet, ...change }] });
    const judged = { key: 'headline.wordBroken', params: { economies: ['ALB'] } } as const;
    expect(areQuiet({})).toBe(true);
    expect(revealStopsOf({ reports: [{ ...quiet, headlines: [judged] }] })).toEqual(['pledges', 'question']);
    expect(areQuiet({ headlines: [judged] })).toBe(true);
    const news = { key: 'headline.successors', params: { economy: 'ALB', economies: ['BOR'] } } as const;
    expect(areQuiet({ headlines: [news] })).toBe(false);
    expect(areQuiet({ isEpilogue: false })).toBe(false);
    expect(areQuietYears({ reports: [] })).toBe(false);
  });

  it('gives every stop time to be read, on every preset and at every pace', () => {
    const total = Object.values(REVEAL_STOP_WEIGHTS).reduce((sum, weight) => sum + weight, 0);
    const least = Math.min(...Object.values(REVEAL_STOP_WEIGHTS)) / total;
    for (const preset of PRESET_IDS) {
      for (const clock of CLOCK_PACES) {
        const settings = { ...someSettings(), preset, clock };
        expect(usualDurationMs(settings, 'results', 2) * least).toBeGreaterThan(READABLE_MS);
        expect(usualDurationMs(settings, 'epilogue', 5) * least).toBeGreaterThan(READABLE_MS);
      }
    }
  });

  it('is refused before its time', () => {
    const table = atResults();
    expect(table.refusal(SERVER, { type: 'openStop' })).toEqual({ code: 'intent/stale-view' });
  });

  it('is held by a pause', () => {
    const table = atResults();
    passMs(table, 10_000);
    table.host('pauseClock');
    passMs(table, 300_000);
    expect(table.state.revealStop).toBe('envelopes');
    table.host('resumeClock');
    expect(nextStopDueInMs(table.state, table.nowMs)).toBe(8_000);
    passMs(table, 8_000);
    expect(table.state.revealStop).toBe('flows');
  });

  it('stays a minute longer at the stop on show when the host adds one', () => {
    const table = atResults();
    passMs(table, 20_000);
    table.host('addMinute');
    passMs(table, 85_000);
    expect(table.state.revealStop).toBe('flows');
    passMs(table, 3_000);
    expect(table.state.revealStop).toBe('gains');
  });

  it('goes on at the right stop after a restart, from what the log says alone', () => {
    const table = atResults();
    passMs(table, 50_000);
    expect(table.state.revealStop).toBe('gains');
    const before = must(nextStopDueInMs(table.state, table.nowMs), 'a stop to come');
    table.accept(SERVER, { type: 'noteRestart' });
    expect(nextStopDueInMs(table.state, table.nowMs)).toBe(before + 20_000);
    expect(revealIsDue(table.state, table.nowMs + before)).toBe(false);
  });

  it('begins again with the phase', () => {
    const table = atResults();
    table.accept(HOST, { type: 'stepReveal', stop: 'gains' });
    table.host('restartPhase');
    expect(revealPacer(table.state)).toBe('clock');
    expect(stopsOpened(table, RESULTS_MS)).toHaveLength(5);
  });
});

describe('the reveal in the hand of the host', () => {
  it('waits for the host from the first step on, and the next one opens by itself again', () => {
    const table = atResults();
    table.accept(HOST, { type: 'stepReveal', stop: 'flows' });
    expect(revealPacer(table.state)).toBe('host');
    passMs(table, RESULTS_MS);
    expect(table.state.revealStop).toBe('flows');
    table.goTo('results', 2);
    expect(revealPacer(table.state)).toBe('clock');
  });

  it('is talked over only where somebody else plays, whoever has stepped', () => {
    const [alone, together] = [atResults(['ALB'], false), atResults()];
    alone.accept(HOST, { type: 'stepReveal', stop: 'flows' });
    expect([isAlone(alone.state), isAlone(together.state)]).toEqual([true, false]);
  });

  it('may be taken at the stop on show', () => {
    const table = atResults();
    expect(table.accept(HOST, { type: 'paceReveal', by: 'host' })).toHaveLength(1);
    expect(table.accept(HOST, { type: 'paceReveal', by: 'host' })).toEqual([]);
    passMs(table, RESULTS_MS);
    expect(table.state.revealStop).toBe('envelopes');
  });

  it('may be handed back: the stops to come share what is left', () => {
    const table = atResults();
    table.accept(HOST, { type: 'stepReveal', stop: 'gains' });
    passMs(table, 60_000);
    table.accept(HOST, { type: 'paceReveal', by: 'clock' });
    expect(stopsOpened(table, 60_000)).toEqual([
      ['gains', 0],
      ['pledges', 30],
      ['question', 45],
    ]);
  });

  it('is read from logs that do not say who stepped', () => {
    const table = atResults();
    const [stepped] = table.accept(HOST, { type: 'stepReveal', stop: 'flows' });
    expect(stepped).toEqual({ type: 'revealStepped', stop: 'flows' });
  });
});

describe('the reveal without a clock', () => {
  it('opens in the usual time, and then waits for all to be ready', () => {
    const table = atResults(['ALB', 'BOR'], false);
    expect(stopsOpened(table, RESULTS_MS).at(-1)).toEqual(['question', 102]);
    passMs(table, RESULTS_MS);
    expect(table.state.phase).toBe('results');
  });

  it('hurries nobody who plays alone', () => {
    const table = atResults(['ALB'], false);
    expect(revealPacer(table.state)).toBe('players');
    passMs(table, 10 * RESULTS_MS);
    expect(table.state.revealStop).toBe('envelopes');
  });
});
