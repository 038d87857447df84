import { describe, expect, it } from 'vitest';
import { PRESETS } from '#shared/content/presets.ts';
import { medalFor } from '#shared/content/scores.ts';
import { must } from '#shared/kernel/records.ts';
import { seatScore } from '#shared/rules/scores/finalScore.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { closedBy, costOfPayments, waysToMedal } from '../../../client/panels/end/costliest.ts';
import { incomeSums } from '../../../client/panels/debrief/debriefModel.ts';
import { aFreeTradeArea, aPayment } from '../../support/aNegotiation.ts';
import { aTable } from '../../support/aTable.ts';

describe('a rise before the round in which all may sign together', () => {
  const { agreementLimits, rounds } = PRESETS.firstLesson;
  const played = (shiftBp: number) => {
    const lesson = aTable({ agreementLimits, rounds, seed: 'one', people: ['ALB', 'BOR'] });
    lesson.goTo('policy', rounds - 1);
    lesson.act('ALB', { type: 'sealPolicy', policy: { type: 'wall', shiftBp, apart: [] } });
    return lesson.goTo('debrief');
  };

  it('is told to have closed what all would have had: bots that paid it would sign nothing with whoever raised', () => {
    const { scenario: world, state: game } = played(200);
    expect(closedBy(world, game, rounds, 'BOR')).toEqual([{ economy: 'ALB', refusing: ['CAT', 'DUN'] }]);
    // In the rounds before nothing was raised.
    expect(closedBy(world, game, rounds - 1, 'BOR')).toEqual([]);
    const cut = played(-200);
    expect(closedBy(cut.scenario, cut.state, rounds, 'ALB')).toEqual([]);
  });
});

describe('payments of a game', () => {
  it('stand among what cost a seat most with the figure that the debrief tells, where nothing else cost more', () => {
    const { agreementLimits, rounds } = PRESETS.firstLesson;
    const lesson = aTable({ agreementLimits, rounds, people: 'all', at: 'negotiation' });
    const draft = aFreeTradeArea('ALB', 'BOR');
    lesson.conclude({ ...draft, clauses: [...draft.clauses, aPayment('ALB', 'BOR', 200)] });
    const { state: game } = lesson.goTo('debrief');
    const told = must(
      incomeSums(game).find(({ economy }) => economy === 'ALB'),
      'its sum',
    ).payments;
    expect(told).toBeLessThan(-0.1);
    expect(costOfPayments(game, 'ALB')).toBe(told);
    expect(costOfPayments(game, 'ALB', told - 1)).toBeUndefined();
    expect(costOfPayments(game, 'BOR')).toBeUndefined();
  });
});

describe('what would have brought the next medal', () => {
  const bots = Array.from({ length: 101 }, (_, at) => at / 50);
  const par = { seats: { ALB: { prosperity: bots } } } as unknown as CountryGame['par'];
  const ended = (percent: number, task: number) => {
    const parts = { prosperity: { value: percent }, mandate: { value: task } };
    const standings = [{ economy: 'ALB', parts }];
    return { par, final: { standings } as unknown as CountryGame['final'] };
  };
  const scoreAt = (percent: number, task: number) =>
    must(
      seatScore(
        'ALB',
        { prosperity: percent, mandate: task, falls: 0 },
        { par: must(par, 'par'), basis: 'par' },
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
