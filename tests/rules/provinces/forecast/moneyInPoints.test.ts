import { describe, expect, it } from 'vitest';
import { must } from '#shared/kernel/records.ts';
import {
  forecastPact,
  forecastPayment,
  forecastRound,
} from '../../../../shared/rules/provinces/forecast/forecastMeasures.ts';
import { pointsOfMoney } from '../../../../shared/rules/provinces/settlement/careerScore.ts';
import { institutionOf, provinceOf } from '../../../../shared/rules/provinces/state/provinceStates.ts';
import { aPactDraft, aProvincesTable } from '../../../support/aProvincesTable.ts';

const table = () => aProvincesTable();

function forecastOf(of: ReturnType<typeof table>, seat: string) {
  const round = forecastRound(of.scenario, of.state, seat);
  if (!round.ok) throw new Error('no forecast');
  return must(round.value.provinces[seat], seat);
}

function pointsAt(of: ReturnType<typeof table>, seat: string, money: number): number {
  const institution = institutionOf(of.scenario, of.state);
  return pointsOfMoney(of.scenario, institution, seat, forecastOf(of, seat), money);
}

describe('money told in points of the career', () => {
  it('costs what the forecast of the round loses once it is spent', () => {
    const here = table();
    const [before, foretold] = [forecastOf(here, 'AH'), pointsAt(here, 'AH', -5)];
    here.table('AH', aPactDraft(['AH', 'LN']));
    const after = forecastOf(here, 'AH');
    expect(after.budget).toBeCloseTo(before.budget - 5, 6);
    expect(foretold).toBeLessThan(-0.5);
    expect(after.score - before.score).toBeCloseTo(foretold, 6);
    // And what was spent would bring as much if it came back.
    expect(pointsAt(here, 'AH', 5)).toBeCloseTo(-foretold, 6);
  });

  it('costs points of jobs too where wages are paid no more', () => {
    const here = table();
    const { budget, payroll, parts } = forecastOf(here, 'AH');
    const short = pointsAt(here, 'AH', payroll - budget - 1);
    const paid = pointsAt(here, 'AH', payroll - budget + 1);
    const { weights } = here.scenario.economy.market.politics;
    expect(paid - short).toBeGreaterThan(weights.growth.jobs * Math.min(10, parts.jobs) - 0.1);
  });

  it('costs none where the budget part can fall no further', () => {
    const here = table();
    const own = { ...forecastOf(here, 'AH'), budget: -4_000 };
    const institution = institutionOf(here.scenario, here.state);
    expect(pointsOfMoney(here.scenario, institution, 'AH', own, -30)).toBeCloseTo(0, 9);
  });

  it('is told of payments in an offer by what the same offer brings without them', () => {
    const here = table();
    const draft = aPactDraft(['AH', 'LN']);
    const payment = { type: 'payment', from: 'AH', to: 'LN', amountMn: 1_000, rounds: 1 } as const;
    const forecast = (paid: boolean) => {
      const clauses = paid ? [...draft.clauses, payment] : draft.clauses;
      const told = forecastPact(here.scenario, here.state, { ...draft, clauses });
      if (!told.ok) throw new Error('no forecast');
      return told.value;
    };
    const [plain, paying] = [forecast(false), forecast(true)];
    expect(plain.unpaid).toBeUndefined();
    const unpaid = must(paying.unpaid, 'the offer unpaid');
    for (const seat of ['AH', 'LN']) {
      const told = must(unpaid.provinces[seat], seat).score;
      expect(told).toBeCloseTo(must(plain.kept.provinces[seat], seat).score, 4);
    }
    expect(must(paying.kept.provinces['AH'], 'AH').score).toBeLessThan(
      must(unpaid.provinces['AH'], 'AH').score,
    );
  });

  it('is told of a payment at once as the forecast has it once it is made', () => {
    const here = table();
    const payment = { from: 'AH', to: 'LN', yuan100m: 10 };
    const told = forecastPayment(here.scenario, here.state, payment);
    if (!told.ok) throw new Error('no forecast');
    here.act('AH', { type: 'payProvince', to: 'LN', yuan100m: 10 });
    for (const seat of ['AH', 'LN'])
      expect(must(told.value.after.provinces[seat], seat).score).toBeCloseTo(forecastOf(here, seat).score, 4);
    expect(provinceOf(here.state, 'AH').freeMoney).toBeGreaterThan(10);
  });
});
