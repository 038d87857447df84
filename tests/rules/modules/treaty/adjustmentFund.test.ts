import { describe, expect, it } from 'vitest';
import { must } from '#shared/kernel/records.ts';
import type { Clause } from '#shared/protocol/clauses.ts';
import { paymentCapMn, paymentsDue } from '../../../../shared/rules/law/transfers.ts';
import { aRound, type Round } from '../../settlement/aRound.ts';

const MEMBERS = ['USA', 'CAN', 'MEX'];
const fund = (contributionBp: number): Clause => ({ type: 'adjustmentFund', among: MEMBERS, contributionBp });

function withFund(contributionBp = 10): Round {
  return aRound('world', 'highWalls').law(MEMBERS, fund(contributionBp));
}

describe('the adjustment fund', () => {
  it('pays nothing before anybody has had to change work', () => {
    expect(paymentsDue(withFund().state)).toEqual([]);
    expect(withFund().settle().settled.workersMoved).toBeDefined();
    expect(aRound('world', 'highWalls').settle().settled.workersMoved).toBeUndefined();
  });

  it('moves money from those whose people stayed to those whose people had to move, and sums to nothing', () => {
    const round = withFund();
    const { settled } = round.state;
    const workersMoved = { USA: 0.001, CAN: 0.03, MEX: 0.02 };
    const law = { ...round.state, settled: { ...settled, workersMoved } };
    const payments = paymentsDue(law);
    const income = (id: string): number => must(settled.incomeBn[id], id);
    const pool = MEMBERS.reduce((sum, id) => sum + Math.floor(income(id)), 0);
    const need = (id: keyof typeof workersMoved): number => workersMoved[id] * income(id);
    const total = need('USA') + need('CAN') + need('MEX');
    const net = (id: string): number =>
      payments.reduce(
        (sum, { from, to, paidMn }) => sum + (to === id ? paidMn : 0) - (from === id ? paidMn : 0),
        0,
      );
    for (const id of ['USA', 'CAN', 'MEX'] as const) {
      const expected = (pool * need(id)) / total - Math.floor(income(id));
      const capped = Math.min(expected, paymentCapMn(law, id));
      expect(Math.abs(net(id) - capped)).toBeLessThan(id === 'USA' ? 25_000 : 3);
    }
    expect(net('USA') + net('CAN') + net('MEX')).toBe(0);
    expect(net('USA')).toBeLessThan(0);
  });

  it('pays in the round after workers moved, within the caps', () => {
    const round = withFund(50).area('USA', 'CAN').area('USA', 'MEX');
    round.next();
    const payments = paymentsDue(round.state);
    expect(payments.length).toBeGreaterThan(0);
    for (const id of MEMBERS) {
      const received = payments.reduce((sum, { to, paidMn }) => sum + (to === id ? paidMn : 0), 0);
      expect(received).toBeLessThanOrEqual(paymentCapMn(round.state, id));
    }
    const { report } = round.settle();
    const paid = MEMBERS.reduce((sum, id) => sum + must(report.economies[id], id).paymentsBn, 0);
    expect(paid).toBeCloseTo(0, 9);
  });
});
