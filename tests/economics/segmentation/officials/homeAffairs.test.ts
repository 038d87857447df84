import { describe, expect, it } from 'vitest';
import { at } from '#shared/kernel/records.ts';
import { stateAt } from '#shared/economics/segmentation/marketState.ts';
import type { HomeAffairs } from '../../../../shared/economics/segmentation/officials/localBudget.ts';
import { localBudgets } from '#shared/economics/segmentation/officials/localBudget.ts';
import type { OfficialScore } from '#shared/economics/segmentation/officials/officialScore.ts';
import { reportMarket, type MarketReport } from '../../../../shared/economics/segmentation/judgeMarket.ts';
import { RULES_OF_1997, withReforms } from '#shared/content/provinces/reforms.ts';
import { base, dialsOf1997, ids, indexOf, market } from '../provinces.ts';

const n = indexOf('AH');
const only = (value: number, rest: number): Float64Array =>
  Float64Array.from(ids, (_, i) => (i === n ? value : rest));

function reportWith(affairs: HomeAffairs, institution = RULES_OF_1997): MarketReport {
  const state = { ...stateAt(market, dialsOf1997), affairs };
  const report = reportMarket(market, institution, state, { tolerance: 1e-12 });
  if (!report.ok) throw new Error(report.error.code);
  return report.value;
}

function scoreWith(affairs: HomeAffairs, institution = RULES_OF_1997): OfficialScore | undefined {
  return reportWith(affairs, institution).scores[n];
}

describe('affairs at home', () => {
  const asBefore = reportWith({});
  const { payroll } = market.politics;

  it('that change nothing leave scores and figures alone', () => {
    const report = reportMarket(market, RULES_OF_1997, stateAt(market, dialsOf1997), { tolerance: 1e-12 });
    expect(report.ok && report.value.scores).toEqual(asBefore.scores);
    const unchanged = { payroll, spending: only(0, 0), decreedJobs: only(0, 0), jobsFelt: only(1, 1) };
    expect(reportWith(unchanged)).toEqual(asBefore);
  });

  it('a larger payroll eats free money, and makes the budget short', () => {
    const larger = payroll.map((value) => 1.03 * value);
    const figure = reportWith({ payroll: larger }).figures[n];
    const before = asBefore.figures[n];
    expect((before?.freeMoney ?? NaN) - (figure?.freeMoney ?? NaN)).toBeCloseTo(
      1.25 * 0.03 * at(payroll, n),
      8,
    );
    expect((before?.payrolls ?? NaN) / (figure?.payrolls ?? NaN)).toBeCloseTo(1.03, 10);
  });

  it('what is spent is missing in the budget and in the score, not in the economy', () => {
    const report = reportWith({ spending: only(18.6, 0) });
    expect(report.equilibrium.welfare).toEqual(asBefore.equilibrium.welfare);
    expect((asBefore.figures[n]?.freeMoney ?? NaN) - (report.figures[n]?.freeMoney ?? NaN)).toBeCloseTo(
      18.6,
      8,
    );
    // d = −10 per cent of payroll, doubled where the budget covers less than 1.6 payrolls.
    const d = (-100 * 18.6) / at(payroll, n);
    expect(report.scores[n]?.budget).toBeCloseTo(100 / (1 + Math.exp((-2 * d) / 20)), 6);
    expect(report.scores[0]).toEqual(asBefore.scores[0]);
  });

  it('jobs cut by decree count as jobs lost to the market', () => {
    expect(reportWith({ decreedJobs: only(-4, 0) }).figures[n]?.stateJobs).toBeCloseTo(-4, 8);
    expect(scoreWith({ decreedJobs: only(-4, 0) })?.jobs).toBeCloseTo(
      100 / (1 + Math.exp((4 * 1.5) / 12)),
      6,
    );
  });

  it('jobs count less once state firms are reformed', () => {
    const felt = scoreWith({ decreedJobs: only(-4, 0), jobsFelt: only(0.9, 1) })?.jobs;
    expect(felt).toBeCloseTo(100 / (1 + Math.exp((4 * 1.5 * 0.9) / 12)), 6);
  });

  it('fees turned into taxes early leave three tenths of their income, until all have done so', () => {
    const conduct = { ...asBefore.equilibrium, transfer: new Float64Array(base.N) };
    const rents = (feesTurned: number[], institution = RULES_OF_1997): number =>
      at(
        localBudgets(base, market.politics, institution, { ...conduct, affairs: { feesTurned } }).parts.rents,
        n,
      );
    expect(rents([n])).toBeCloseTo(0.3 * rents([]), 10);
    expect(rents([0])).toBe(rents([]));
    const reformed = withReforms(RULES_OF_1997, ['standardTransfers']);
    expect(rents([n], reformed)).toBe(rents([], reformed));
  });
});
