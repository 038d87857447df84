import { describe, expect, it } from 'vitest';
import { mapValues, must } from '#shared/kernel/records.ts';
import { finalReport, medalFor } from '#shared/rules/settlement/finalReport.ts';
import { aRound } from './aRound.ts';

describe('finalReport', () => {
  it('means over rounds, the epilogue three times', () => {
    const round = aRound();
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
  });

  it('gives gold at 75, silver at 55, bronze at 40', () => {
    expect([75, 74.9, 55, 40, 39.9].map(medalFor)).toEqual(['gold', 'silver', 'silver', 'bronze', 'none']);
  });

  it("lifts no seat more than one grade above its table's medal", () => {
    const round = aRound();
    const { report } = round.next();
    const shares: Record<string, number> = { ALB: 100, BOR: 60, CAT: -40, DUN: -30 };
    const economies = mapValues(report.economies, (each, economy) => ({
      ...each,
      shareOfPrize: shares[economy] ?? 0,
    }));
    round.with({ reports: [{ ...report, economies }] });
    const { standings, tableMedal } = finalReport(round.scenario, round.state);
    expect(tableMedal).toBe('none');
    expect(standings.map(({ medal }) => medal)).toEqual(['bronze', 'bronze', 'none', 'none']);
  });
});
