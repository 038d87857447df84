import { beforeAll, describe, expect, it, vi } from 'vitest';
import { must } from '#shared/kernel/records.ts';
import type { RoundStep } from '#shared/rules/provinces/forecast/roundSteps.ts';
import { decidedBy, decisiveParts, lessonTold } from '../../../client/panels/provinces/end/ScoreCards.tsx';
import {
  type RoundsTold,
  keptRounds,
  resultGauge,
} from '../../../client/panels/provinces/policy/resultGauge.ts';
import { withBreakers } from '../../../client/panels/provinces/results/stopsModel.ts';
import { loadAllText, t } from '../../../client/text/t.ts';
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
  /** As the rounds told them. */
  const whole = (index: number) => Math.round(came(index));
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

  it('is what moved the points of its round most, of the others what nobody expected', () => {
    const told = decisiveParts({ game, reports }, 'SH', kept);
    expect(told.map(({ round, name, points }) => [round, name, points])).toEqual([
      [2, 'your policy', whole(112) - whole(98)],
      [1, 'your pact with Jiangsu', whole(107) - whole(100)],
      [2, 'the end of your pact with Jiangsu', whole(98) - whole(104)],
      [1, 'surprises by others', whole(104) - whole(107)],
    ]);
    expect(decisiveParts({ game, reports }, 'SH', {})).toEqual([]);
  });

  it('names who broke a pact with the reader unseen, by what nobody saw then', () => {
    const unseen = { ...kept, 1: { sealed: '', steps: [...kept[1].steps, step('unseen', 103)] } };
    const pacts = [{ id: 'pact1', members: ['SH', 'JS', 'AH'] }] as never;
    const breach = { round: 1, pact: 'pact1', by: 'JS', isSeen: false };
    const named = (breaches: readonly object[]) => {
      const view = { provinces: { breaches: breaches as never }, reports: [{ round: 1, pacts }] };
      return decisiveParts({ game, reports }, 'SH', withBreakers(unseen, view, 'SH')).find(
        ({ points }) => points === whole(103) - whole(107),
      )?.name;
    };
    expect(named([breach])).toBe(t('moves.brokenUnseen', { economies: 'Jiangsu' }));
    // Of those that were seen, or of others, nothing is said here.
    const others = [
      { ...breach, isSeen: true },
      { ...breach, pact: 'pact2' },
      { ...breach, by: 'SH' },
    ];
    expect(named(others)).toBe(t('pwhy.unseen'));
  });

  it('is a promotion of the reader apart from what the others sealed', () => {
    const [first, second] = reports;
    const lumps = { ...aProvinceReport({}).lumps, meeting: 9 };
    const promoted = aReport({
      round: 2,
      provinces: { SH: aProvinceReport({ index: 112, score: 59, lumps }) },
    });
    const ofSecond = (end: typeof second) =>
      decisiveParts({ game, reports: [must(first, 'round 1'), must(end, 'round 2')] }, 'SH', kept).filter(
        ({ round }) => round === 2,
      );
    const promotion = {
      name: 'Promotion meeting',
      points:
        Math.round(must(resultGauge(game, 'SH', { index: 112, score: 59 }), 'points').score) - whole(112),
    };
    expect(promotion.points).toBeGreaterThan(0);
    expect(ofSecond(promoted)).toEqual(expect.arrayContaining([expect.objectContaining(promotion)]));
    expect(ofSecond(second).map(({ name }) => name)).not.toContain('Promotion meeting');
  });

  it('tells a pact that ended and was signed anew in one line, by what both came to as the round told them', () => {
    const anew = { ...step('signed', 112, ['JS', 'AH']) };
    const money = { ...step('signed', 109, ['JS', 'AH']), isPayment: true as const };
    const rounds = { ...kept, 2: { sealed: '', steps: [...kept[2].steps.slice(0, 3), anew, money] } };
    const second = decisiveParts({ game, reports }, 'SH', rounds).filter(({ round }) => round === 2);
    expect(second.map(({ name, points, paid }) => [name, points, paid])).toEqual([
      [
        'your pact with Jiangsu and Anhui, signed anew',
        whole(109) - whole(98) + whole(98) - whole(104),
        whole(109) - whole(112),
      ],
      ['surprises by others', whole(112) - whole(109), 0],
    ]);
    const parted = {
      ...rounds,
      2: { sealed: '', steps: [...kept[2].steps.slice(0, 3), step('signed', 112, ['AH'])] },
    };
    expect(decisiveParts({ game, reports }, 'SH', parted).map(({ name }) => name)).toContain(
      'the end of your pact with Jiangsu',
    );
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
    const all = whole(109) - whole(100);
    expect(first).toMatchObject({ points: all, paid: whole(109) - whole(107) });
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
