import { describe, expect, it } from 'vitest';
import { mapValues, must } from '#shared/kernel/records.ts';
import { finalReport } from '../../../shared/rules/scores/finalScore.ts';
import { PRESETS } from '#shared/content/presets.ts';
import { medalFor, medalScaleOf } from '#shared/content/scores.ts';
import { aTable } from '../../support/aTable.ts';
import { type Round, aRound } from './aRound.ts';

/** A scenario without par: the prize judges. */
const unjudged = (): Round => aRound('textbook');

describe('finalReport', () => {
  it('means over rounds, the epilogue three times', () => {
    const round = unjudged();
    round.with({ round: 4 });
    round.next();
    round.area('ALB', 'BOR', 'CAT', 'DUN');
    const { report } = round.next();
    expect(report.isEpilogue).toBe(true);
    const { standings, tableScore } = finalReport(round.scenario, round.state);
    const share = must(report.economies['ALB'], 'Alba').shareOfPrize;
    const alba = must(
      standings.find(({ economy }) => economy === 'ALB'),
      'Alba',
    );
    expect(alba.shareOfPrize).toBeCloseTo((3 * share) / 4, 6);
    const mean = standings.reduce((sum, { shareOfPrize }) => sum + shareOfPrize, 0) / standings.length;
    expect(tableScore).toBeCloseTo(mean, 9);
    expect(standings.map(({ basis }) => basis)).toEqual(Array(4).fill('prize'));
  });

  it('gives gold at 75, silver at 55, bronze at 40, by the whole points that are told', () => {
    expect([74.5, 74.4, 54.5, 54.4, 39.5, 39.4].map((score) => medalFor(score))).toEqual([
      'gold',
      'silver',
      'silver',
      'bronze',
      'bronze',
      'none',
    ]);
  });

  it('gives gold to whoever is as good as the best bots where circles grow, and asks less of tables opened before', () => {
    const { membersByRound } = PRESETS.worldShort;
    const medals = (settings: Parameters<typeof medalScaleOf>[0]['settings']) =>
      [99.5, 99.4, 74.5, 74.4, 49.5, 49.4].map((score) => medalFor(score, medalScaleOf({ settings })));
    expect(medals({ membersByRound })).toEqual(['gold', 'silver', 'silver', 'bronze', 'bronze', 'none']);
    expect(medals({})).toEqual(['gold', 'gold', 'gold', 'silver', 'bronze', 'bronze']);
  });

  it('asks more of provinces, which bargain for their main pact three times', () => {
    const { pactLimits } = PRESETS.provincesStandard;
    const scale = medalScaleOf({ settings: { pactLimits } });
    const medals = [89.5, 89.4, 64.5, 64.4, 44.5, 44.4].map((score) => medalFor(score, scale));
    expect(medals).toEqual(['gold', 'silver', 'silver', 'bronze', 'bronze', 'none']);
  });

  it("gives each seat the medal of its own score, whatever the table's", () => {
    const round = unjudged();
    const { report } = round.next();
    const shares: Record<string, number> = { ALB: 100, BOR: 60, CAT: -40, DUN: -30 };
    const economies = mapValues(report.economies, (each, economy) => ({
      ...each,
      shareOfPrize: shares[economy] ?? 0,
    }));
    round.with({ reports: [{ ...report, economies }] });
    const { standings, tableMedal } = finalReport(round.scenario, round.state);
    expect(tableMedal).toBe('none');
    expect(standings.map(({ medal }) => medal)).toEqual(['gold', 'silver', 'none', 'none']);
  });

  it('means real income in logs, round by round, and has no other part where politics is off', () => {
    const round = unjudged().area('ALB', 'CAT');
    const [first, second] = [round.next().report, round.wall(1000, 'BOR').next().report];
    const { standings } = finalReport(round.scenario, round.state);
    for (const { economy, parts, falls, mandate } of standings) {
      const logs = [first, second].map(({ economies }) =>
        Math.log(must(economies[economy], economy).welfare),
      );
      const mean = (100 * logs.reduce((sum, log) => sum + log, 0)) / 2;
      expect(parts?.prosperity?.value).toBeCloseTo(mean, 9);
      expect(Object.keys(parts ?? {})).toEqual(['prosperity']);
      expect([falls, mandate]).toEqual([undefined, undefined]);
    }
  });

  it('has every part where politics is on, and the falls of governments', () => {
    const table = aTable({ scenarioId: 'quartet', preset: 'laboratory', modules: ['politics'], rounds: 2 });
    table.goTo('debrief');
    const supports = table.state.reports.map(
      ({ modules }) => modules?.politics?.economies['ALB']?.support ?? NaN,
    );
    const [a = NaN, b = NaN, after = NaN] = supports;
    const alba = table.state.final?.standings.find(({ economy }) => economy === 'ALB');
    expect(alba?.parts?.support?.value).toBeCloseTo((a + b + 3 * after) / 5, 9);
    expect(alba?.parts?.mandate?.value).toBeGreaterThanOrEqual(0);
    expect(alba?.mandate?.length).toBeGreaterThanOrEqual(2);
    expect(alba?.falls).toBe(0);
    expect(alba?.basis).toBe('prize');
  });
});
