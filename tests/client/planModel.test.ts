import { describe, expect, it } from 'vitest';
import type { TableSummary } from '#shared/protocol/classroom.ts';
import { PRESETS } from '#shared/content/presets.ts';
import { usualDurationMs } from '#shared/rules/table/clock.ts';
import { whyNoPress } from '../../client/panels/class/classModel.ts';
import {
  type GuideFacts,
  guideStep,
  isGuideOver,
  lastTable,
  leftOfStep,
  minutesToBell,
  stopDue,
} from '../../client/panels/class/planModel.ts';

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

function facts(change: Partial<GuideFacts['view']> & Partial<Omit<GuideFacts, 'view'>>): GuideFacts {
  const { stage = 'gathering', people = 0, screens = 0, screen, ...others } = change;
  const view = { stage, people, screens, ...(screen === undefined ? {} : { screen }) };
  return { view, tables: [], hasAlert: false, wasAlerted: false, knowsEnd: false, ...others };
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

  it('counts the negotiation that follows a briefing as left, so that nothing is lost when it opens', () => {
    const { scenarioId, opening } = PRESETS.firstLesson;
    const settings = {
      scenarioId,
      opening,
      preset: 'firstLesson',
      rounds: 4,
      clock: 'normal',
      timed: true,
    } as const;
    const briefing = aTable({ phase: 'briefing', round: 2, endsAtMs: 60_000 });
    const lasts = usualDurationMs(settings, 'negotiation', 2) / 60_000;
    expect(lasts).toBeGreaterThan(0);
    expect(leftOfStep(settings, briefing, 0)).toBeCloseTo(1 + lasts);
    expect(leftOfStep(settings, briefing, 60_000)).toBeCloseTo(lasts);
    expect(leftOfStep(settings, aTable({ endsAtMs: lasts * 60_000 }), 0)).toBeCloseTo(lasts);
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

describe('the guide through a first class', () => {
  it('waits for a screen, for people, for the deal and for the start, whatever has been read meanwhile', () => {
    expect(guideStep(facts({}))).toBe('screen');
    expect(guideStep(facts({ screens: 1 }))).toBe('people');
    expect(guideStep(facts({ people: 1 }))).toBe('deal');
    expect(guideStep(facts({ stage: 'dealt', people: 30 }))).toBe('start');
  });

  it('shows the first table that needs the host, then how a game is ended early, unless it ends anyway', () => {
    const first = { stage: 'playing', people: 30, tables: [aTable({ round: 1 })] } as const;
    expect(guideStep(facts(first))).toBe('alert');
    expect(guideStep(facts({ ...first, wasAlerted: true }))).toBe('stop');
    expect(guideStep(facts({ ...first, wasAlerted: true, knowsEnd: true }))).toBe('rest');
    const second = { ...first, tables: [aTable({ round: 2 })] };
    expect(guideStep(facts(second))).toBe('stop');
    expect(guideStep(facts({ ...second, hasAlert: true }))).toBe('alert');
    for (const ends of [{ isEnding: true }, { round: 4 }, { phase: 'epilogue', round: 4 }] as const)
      expect(guideStep(facts({ ...first, tables: [aTable(ends)], wasAlerted: true }))).toBe('rest');
  });

  it('is over once the screens show the last step of the debrief', () => {
    const end = facts({ stage: 'debrief', people: 30, screen: { view: 'story' } });
    expect(guideStep(end)).toBe('debrief');
    expect(isGuideOver(end.view)).toBe(false);
    expect(isGuideOver({ ...end.view, screen: { view: 'question' } })).toBe(true);
  });
});

describe('a press of the host that is off', () => {
  it('says why it can do nothing at these tables', () => {
    expect(whyNoPress('skipPhase', [aTable({ phase: 'debrief' })])).toBe('class.off.over');
    expect(whyNoPress('skipPhase', [aTable({ trouble: 'held' })])).toBe('class.off.trouble');
    expect(whyNoPress('endAfterRound', [aTable({ round: 4 })])).toBe('class.off.lastRound');
    expect(whyNoPress('endAfterRound', [aTable({ isEnding: true })])).toBe('class.off.ending');
    expect(whyNoPress('addMinute', [aTable({})])).toBe('class.off.noClock');
  });
});
