import { beforeAll, describe, expect, it, vi } from 'vitest';
import { must } from '#shared/kernel/records.ts';
import type { RoundStep } from '#shared/rules/provinces/forecast/roundSteps.ts';
import { decidedBy, decisiveParts, lessonTold } from '../../../client/panels/provinces/end/ScoreCards.tsx';
import {
  type RoundsTold,
  keptRounds,
  resultGauge,
} from '../../../client/panels/provinces/policy/resultGauge.ts';
import { loadAllText } from '../../../client/text/t.ts';
import { aProvinceReport, aReport } from './aReport.ts';

beforeAll(loadAllText);

it('reads back rounds that this device was told, but for those of another shape and those whose points were not known', () => {
  const step = { cause: 'opened', score: 12, index: 100 };
  const whole = { sealed: '{}', steps: [step] };
  const kept = {
    1: whole,
    2: { ...whole, steps: [{ ...step, score: NaN }] },
    3: { steps: [step] },
    4: 'text',
  };
  const read = (text: string | null) => {
    vi.stubGlobal('sessionStorage', { getItem: () => text });
    const rounds = keptRounds('SH');
    vi.unstubAllGlobals();
    return rounds;
  };
  expect(read(JSON.stringify(kept))).toEqual({ 1: whole });
  for (const text of ['7', 'null', 'no JSON', null]) expect(read(text)).toEqual({});
});

describe('what decided a game', () => {
  const seats = { SH: { prosperity: [0, 10], support: [40, 60] } };
  const game = { par: { games: 500, seats, bestPath: {} } };
  const came = (index: number) => must(resultGauge(game, 'SH', { index, score: 50 }), 'points').score;
  const reports = [104, 112].map((index, at) =>
    aReport({ round: at + 1, provinces: { SH: aProvinceReport({ index, score: 50 }) } }),
  );
  const step = (cause: RoundStep['cause'], index: number, economies: readonly string[] = []) => ({
    cause,
    economies,
    index,
    score: came(index),
  });
  const kept = {
    1: { sealed: '', steps: [step('opened', 101), step('expected', 100), step('signed', 107, ['JS'])] },
    2: {
      sealed: '',
      steps: [step('ended', 98, ['JS']), step('opened', 98), step('expected', 98), step('tried', 112)],
    },
  };

  it('is what moved the points of its round most, what the others sealed in one sum', () => {
    const told = decisiveParts({ game, reports }, 'SH', kept);
    expect(told.map(({ round, name, points }) => [round, name, points])).toEqual([
      [2, 'your policy', Math.round(came(112) - came(98))],
      [1, 'your pact with Jiangsu', Math.round(came(107) - came(100))],
      [2, 'the end of your pact with Jiangsu', Math.round(came(98) - came(104))],
      [1, 'policies of the other provinces', Math.round(came(100) - came(101) + came(104) - came(107))],
    ]);
    expect(decisiveParts({ game, reports }, 'SH', {})).toEqual([]);
  });

  it('is told with whether people and marks did better than with most bots', () => {
    const lesson = (income: number | undefined, mark: number) =>
      lessonTold({
        prosperity: { value: 0, ...(income !== undefined && { betterThan: income }) },
        career: { value: 0, betterThan: mark },
      })?.key;
    expect([lesson(60, 60), lesson(60, 40), lesson(40, 60), lesson(40, 40), lesson(undefined, 40)]).toEqual([
      'pend.lesson.both',
      'pend.lesson.income',
      'pend.lesson.career',
      'pend.lesson.none',
      undefined,
    ]);
  });

  it('is told by what brought most over all rounds, money apart from the pact under which it was paid', () => {
    const money = (index: number) => ({ ...step('signed', index, ['JS']), isPayment: true as const });
    const paid = { ...kept, 1: { sealed: '', steps: [...kept[1].steps, money(109)] } };
    const [first] = decisiveParts({ game, reports }, 'SH', paid).filter(({ name }) =>
      name.endsWith('Jiangsu'),
    );
    const whole = came(109) - came(100);
    expect(first).toMatchObject({ points: Math.round(whole), paid: Math.round(came(109) - came(107)) });
    const judged = { prosperity: { value: 0, betterThan: 60 }, career: { value: 0, betterThan: 60 } };
    const lessonOf = (rounds: RoundsTold) =>
      lessonTold(judged, decidedBy({ game, reports }, 'SH', rounds))?.key;
    expect(lessonOf({})).toBe('pend.lesson.both');
    expect(lessonOf(kept)).toBe('pend.lesson.by.policy');
    expect(lessonOf({ 1: { sealed: '', steps: [step('expected', 100), money(120)] } })).toBe(
      'pend.lesson.by.paid',
    );
  });
});
