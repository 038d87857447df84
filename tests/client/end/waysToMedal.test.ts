import { aTable } from '../../support/aTable.ts';
import type { TableWhatIfs } from '#shared/protocol/debrief.ts';
import { mapValues, must } from '#shared/kernel/records.ts';
import { PRESETS } from '#shared/content/presets.ts';
import { noteOfOther } from '../../../client/panels/end/DecisionsCard.tsx';
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

describe('the best other area of the last round', () => {
  it('is told with and without a secret task that goes by more than who signs', () => {
    const { final, ...game } = aTable({
      agreementLimits: PRESETS.firstLesson.agreementLimits,
      preset: 'firstLesson',
      people: 'all',
      rounds: 4,
    }).goTo('debrief').state;
    const end = must(final, 'the end');
    const parts = { prosperity: { value: 0.5 }, mandate: { value: 0 } };
    const { par } = aTable({ preset: 'firstLesson', people: ['CAT'] }).state;
    if (par === undefined) return;
    const played = {
      ...game,
      par,
      final: { ...end, standings: end.standings.map((each) => ({ ...each, parts })) },
      tasks: { CAT: [{ id: 'task', kind: 'sellMore', amount: 57, points: 100 } as const] },
    };
    const treaty = { parties: ['ALB', 'CAT', 'DUN'], level: 2, sinceRound: 4 } as const;
    const compared = mapValues(game.seats, () => ({ with: 100.7, without: 100.5 }));
    const rows: TableWhatIfs = [{ what: 'instead', economy: 'CAT', round: 4, treaty, compared }];
    const [told, ...more] = noteOfOther(played, 'CAT', 4, rows).notes;
    expect(more).toEqual([]);
    expect(told?.key).toBe('end.decision.scoreunknown');
    // Where the task goes by no area, a better own one is told once for all rounds, and a payment as what it cost.
    const plain = { ...played, tasks: { CAT: [] } };
    const scores = plain.final.standings.map((each) => ({ ...each, score: 53 }));
    const signed = { round: 4, status: 'concluded', parties: ['CAT', 'BOR'] };
    const ended = {
      ...plain,
      final: { ...plain.final, standings: scores },
      proposals: { p0: signed },
    } as never;
    const free = { ...must(rows[0], 'a row'), treaty: { ...treaty, parties: ['BOR', 'CAT'] } };
    const withFree = (index: number): TableWhatIfs => [
      ...rows,
      { ...free, compared: mapValues(game.seats, () => ({ with: index, without: 100.5 })) },
    ];
    const better = noteOfOther(ended, 'CAT', 4, withFree(100.9));
    expect(better.isOwnBest).toBe(true);
    expect(better.notes.map(({ key }) => key)).toEqual(['end.decision.unpaid']);
    const worse = noteOfOther(ended, 'CAT', 4, withFree(100.6));
    expect(worse.isOwnBest).toBe(false);
    // Whether it brings more is told, and no second score beside that of the table of the round.
    expect(worse.notes.map(({ key }) => key)).toEqual(['end.decision.unpaid', 'end.decision.scoreMore']);
    expect(worse.notes.at(-1)?.params).not.toHaveProperty('score');
  });
});
