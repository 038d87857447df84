import { must } from '#shared/kernel/records.ts';
import { describe, expect, it } from 'vitest';
import { medalFor } from '#shared/content/scores.ts';
import { seatScore } from '#shared/rules/scores/finalScore.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { waysToMedal } from '../../../client/panels/end/endModel.ts';

describe('what would have brought the next medal', () => {
  const bots = Array.from({ length: 101 }, (_, at) => at / 50);
  const par = { seats: { ALB: { prosperity: bots } } } as unknown as CountryGame['par'];
  const ended = (percent: number, task: number) => {
    const parts = { prosperity: { value: percent }, mandate: { value: task } };
    const standings = [{ economy: 'ALB', parts }];
    const settings = { agreementLimits: { rounds: 1 } } as unknown as CountryGame['settings'];
    return { par, settings, final: { standings } as unknown as CountryGame['final'] };
  };
  const scoreAt = (percent: number, task: number) =>
    must(
      seatScore(
        'ALB',
        { prosperity: percent, mandate: task, falls: 0 },
        { par: must(par, 'par'), basis: 'par', ruler: 'shares' },
      ).score,
      'a score',
    );

  it('is named exactly: the task where it would have done, and the least average income', () => {
    const ways = must(waysToMedal(ended(0.8, 0), 'ALB', 'bronze'), 'ways');
    expect(ways.byTask).toBe(medalFor(scoreAt(0.8, 100)));
    expect(ways.byTask).toBe('silver');
    const percent = 100 * Math.log((ways.index ?? 0) / 100);
    expect(medalFor(scoreAt(percent, 0))).toBe('bronze');
    expect(medalFor(scoreAt(percent - 0.03, 0))).toBe('none');
    expect(waysToMedal(ended(0.6, 100), 'ALB', 'gold')?.byTask).toBeUndefined();
  });

  it('is both together where neither alone would have done', () => {
    const ways = must(waysToMedal(ended(0.2, 0), 'ALB', 'gold'), 'ways');
    expect(ways.byTask).toBeUndefined();
    expect(ways.index).toBeGreaterThan(100.2);
    expect(waysToMedal({ ...ended(0.2, 0), par: undefined } as never, 'ALB', 'gold')).toBeUndefined();
  });
});
