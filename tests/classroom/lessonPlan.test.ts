import { describe, expect, it } from 'vitest';
import { lessonsFor, paceOf, planLesson } from '#shared/classroom/lessonPlan.ts';
import { LESSONS } from '#shared/content/lessons.ts';
import { PRESETS } from '#shared/content/presets.ts';
import { must } from '#shared/kernel/records.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import type { PresetId } from '#shared/content/vocabulary.ts';

function settingsOf(preset: PresetId, rounds: number): GameSettings {
  const { scenarioId, opening } = PRESETS[preset];
  return { scenarioId, opening, preset, rounds, clock: 'normal', seed: 'x', timed: true };
}

function planOf(settings: GameSettings) {
  return planLesson(settings, must(lessonsFor(settings)[0], 'lesson'));
}

const FIRST_LESSON = planOf(settingsOf('firstLesson', 4));

describe('the plan of a lesson', () => {
  it.each(
    LESSONS.map((lesson) => ({ lesson, name: `${lesson.preset}, ${lesson.rounds} rounds, ${lesson.games}` })),
  )('$name ends before each of its bells, and with a debrief', ({ lesson }) => {
    const plan = planLesson(settingsOf(lesson.preset, lesson.rounds), lesson);
    for (const { bellMinutes, steps } of plan.meetings) {
      const last = must(steps.at(-1), 'last step');
      expect(last.fromMinute + last.minutes).toBeLessThanOrEqual(bellMinutes);
    }
    expect(plan.meetings.at(-1)?.steps.at(-1)?.part).toBe('debrief');
    const rounds = plan.meetings.flatMap(({ steps }) => steps.filter(({ part }) => part === 'results'));
    expect(rounds).toHaveLength(lesson.rounds * lesson.games);
  });

  it('is made of the lengths of the phases, one after the other', () => {
    const [meeting] = FIRST_LESSON.meetings;
    expect(meeting?.steps.slice(0, 4).map(({ part, fromMinute }) => [part, fromMinute])).toEqual([
      ['gathering', 0],
      ['negotiation', 5],
      ['policy', 10],
      ['results', 11.5],
    ]);
  });

  it('is made for any game, as long as that takes', () => {
    const settings = settingsOf('laboratory', 3);
    expect(planOf(settings).topic).toBe('politics');
    expect(planOf(settings).meetings[0]?.bellMinutes).toBe(38);
    expect(planOf({ ...settings, timed: false }).meetings[0]?.bellMinutes).toBe(38);
  });
});

describe('the pace of a class', () => {
  it('has nothing to drop while the rest fits before the bell', () => {
    const where = { phase: 'negotiation', round: 2, leftMinutes: 2 } as const;
    const pace = paceOf(FIRST_LESSON, where, 40);
    expect(FIRST_LESSON.meetings[0]?.steps[pace.now]).toMatchObject({ part: 'negotiation', round: 2 });
    expect(pace.dropRounds).toBe(0);
    expect(pace.minutesLate).toBeLessThan(0);
  });

  it('is the same before the start and just after it, since nobody knows how long people still gather', () => {
    const [, first] = FIRST_LESSON.meetings[0]?.steps ?? [];
    const started = { phase: 'briefing', round: 1, leftMinutes: must(first, 'round 1').minutes } as const;
    const before = paceOf(FIRST_LESSON, undefined, 42);
    expect(before.now).toBe(0);
    expect(before.minutesLate).toBeCloseTo(paceOf(FIRST_LESSON, started, 42).minutesLate);
  });

  it('drops the last rounds that have not begun, as many as are late, and never the debrief', () => {
    const where = { phase: 'results', round: 2, leftMinutes: 1 } as const;
    const { minutesLeft } = paceOf(FIRST_LESSON, where, 60);
    expect(paceOf(FIRST_LESSON, where, minutesLeft - 4).dropRounds).toBe(1);
    expect(paceOf(FIRST_LESSON, where, minutesLeft - 8).dropRounds).toBe(2);
    expect(paceOf(FIRST_LESSON, where, 0).dropRounds).toBe(2);
    expect(paceOf(FIRST_LESSON, { phase: 'debrief', round: 4, leftMinutes: 12 }, 5)).toMatchObject({
      dropRounds: 0,
      minutesLate: 7,
    });
  });

  it('leaves out what the host has dropped', () => {
    const where = { phase: 'results', round: 2, leftMinutes: 1 } as const;
    const all = paceOf(FIRST_LESSON, where, 60).minutesLeft;
    const less = paceOf(FIRST_LESSON, { ...where, rounds: 2 }, 60);
    expect(all - less.minutesLeft).toBeCloseTo(2 * (335 / 60));
    expect(less.dropRounds).toBe(0);
  });

  it('knows the second meeting by its rounds', () => {
    const plan = planOf(settingsOf('full', 8));
    expect(paceOf(plan, { phase: 'policy', round: 5, leftMinutes: 1 }, 90).meeting).toBe(1);
    expect(plan.stopsBefore).toEqual([2, 3, 7]);
  });
});
