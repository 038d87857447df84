import { describe, expect, it } from 'vitest';
import { must } from '#shared/kernel/records.ts';
import type { Payment } from '#shared/protocol/payments.ts';
import { buildShock } from '../../../shared/rules/shock/buildShock.ts';
import { paymentCapMn, paymentsDue } from '../../../shared/rules/law/transfers.ts';
import { aRound, type Round } from '../settlement/aRound.ts';

function withPayments(...payments: Payment[]): Round {
  const round = aRound().area('ALB', 'BOR', 'CAT', 'DUN');
  const [area] = Object.values(round.state.agreements);
  const agreement = { ...must(area, 'area'), payments };
  return round.with({ agreements: { [agreement.id]: agreement } });
}

describe('paymentsDue', () => {
  it('pays what is asked within the caps, until its last round', () => {
    const round = withPayments({ from: 'ALB', to: 'BOR', amountMn: 50, untilRound: 2 });
    expect(paymentsDue(round.state)).toEqual([{ from: 'ALB', to: 'BOR', askedMn: 50, paidMn: 50 }]);
    expect(paymentsDue({ ...round.state, round: 3 })).toEqual([]);
  });

  it('cuts pro rata what passes one per cent of a payer or of a receiver', () => {
    const { state } = aRound();
    const capMn = paymentCapMn(state, 'ALB');
    const round = withPayments(
      { from: 'ALB', to: 'BOR', amountMn: capMn, untilRound: 1 },
      { from: 'ALB', to: 'CAT', amountMn: capMn, untilRound: 1 },
      { from: 'CAT', to: 'DUN', amountMn: 10 * capMn, untilRound: 1 },
    );
    const due = paymentsDue(round.state);
    const paid = due.map(({ paidMn }) => paidMn);
    expect(paid[0]).toBe(Math.floor(capMn / 2));
    expect(paid[1]).toBe(Math.floor(capMn / 2));
    expect(paid[2]).toBeLessThanOrEqual(Math.min(paymentCapMn(state, 'CAT'), paymentCapMn(state, 'DUN')));
    expect(paid[2]).toBeGreaterThan(0);
  });

  it('makes no money: transfers and pools sum to zero, and the report shows both sides', () => {
    const round = withPayments({ from: 'CAT', to: 'DUN', amountMn: 100, untilRound: 1 });
    const { transfer } = buildShock(round.scenario, round.state);
    expect(transfer.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 12);
    const { economies } = round.settle().report;
    expect(economies['CAT']?.paymentsBn).toBeCloseTo(-0.1, 9);
    expect(economies['DUN']?.paymentsBn).toBeCloseTo(0.1, 9);
    const revenue = (r: Round): number =>
      Object.values(r.settle().report.economies).reduce((sum, { revenueBn }) => sum + revenueBn, 0);
    const union = aRound().union('ALB', 'BOR');
    const { pooled, economies: united } = union.settle().report;
    const members = (united['ALB']?.revenueBn ?? 0) + (united['BOR']?.revenueBn ?? 0);
    expect(members).toBeCloseTo(must(pooled[0], 'pool').poolBn, 9);
    expect(revenue(union)).toBeGreaterThan(members);
  });
});
