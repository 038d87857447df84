import { describe, expect, it } from 'vitest';
import { pointsOfSum } from '#shared/rules/scores/finalScore.ts';
import { scoreAtThisRate, sumOfScore } from '../../../client/panels/results/RateLine.tsx';
import { PRESETS } from '../../../shared/content/presets.ts';
import { must } from '../../../shared/kernel/records.ts';
import { finalReport } from '../../../shared/rules/scores/finalScore.ts';
import { middleOfPar } from '../../../shared/rules/scores/par.ts';
import type { CountryGame } from '../../../shared/rules/state.ts';
import { aTable, type Table } from '../../support/aTable.ts';

const { agreementLimits, rounds } = PRESETS.firstLesson;

/** What the seat itself may know of par. */
function seenBy(table: Table, me: string): CountryGame {
  const par = must(middleOfPar(table.state, me), 'par');
  return { ...table.state, par };
}

describe('the score if the rest goes like the last round', () => {
  it('is the one of the end where nobody decides anything, and more with the task done', () => {
    const table = aTable({ agreementLimits, rounds, preset: 'firstLesson', people: 'all' });
    expect(scoreAtThisRate(table.scenario, seenBy(table, 'ALB'), 'ALB')).toBeUndefined();
    // The round of the event is behind: it does not come again.
    table.goTo('briefing', 4);
    const rate = must(scoreAtThisRate(table.scenario, seenBy(table, 'ALB'), 'ALB'), 'a rate');
    table.goTo('debrief', rounds);
    const final = finalReport(table.scenario, table.state);
    const own = must(
      final.standings.find(({ economy }) => economy === 'ALB'),
      'a standing',
    );
    // Reports keep six digits of an index, and a millionth of it is worth up to two hundredths of a point.
    expect(rate.score).toBeCloseTo(must(own.score, 'a score'), 1);
    expect(rate.withTask).toBeCloseTo(rate.score + (100 * 20) / 70, 6);
  });
});

describe('the score of the years after', () => {
  it('is that of the last page, as parts that add up to it as written', () => {
    const table = aTable({ agreementLimits, rounds, preset: 'firstLesson', people: 'all' });
    table.goTo('epilogue', rounds + 1);
    const seen = { ...seenBy(table, 'ALB'), revealStop: 'gains' as const };
    const { score, parts } = must(sumOfScore(table.scenario, seen, 'ALB'), 'a sum');
    table.goTo('debrief');
    const own = finalReport(table.scenario, table.state).standings.find(({ economy }) => economy === 'ALB');
    expect(score).toBeCloseTo(must(own?.score, 'a score'), 6);
    const points = pointsOfSum(parts, score);
    expect(points.reduce((all, each) => all + each.points, 0)).toBe(Math.round(score));
    expect(points.map(({ most }) => most)).toEqual([71, 29]);
    expect(parts.map(({ part }) => part)).toEqual(['prosperity', 'mandate']);
  });

  it('is not told where bots have not played the game', () => {
    const table = aTable({ agreementLimits, rounds, preset: 'firstLesson', people: 'all' });
    expect(sumOfScore(table.scenario, table.state, 'ALB')).toBeUndefined();
  });
});
