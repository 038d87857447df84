import { describe, expect, it } from 'vitest';
import { isYielding } from '../../shared/bots/papers/propose.ts';
import { balancePayments } from '../../shared/bots/papers/concessions.ts';
import { paperId } from '#shared/kernel/ids.ts';
import type { Paper } from '#shared/protocol/law.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { aTable } from '../support/aTable.ts';

const DRAFT: Draft = {
  parties: ['ALB', 'DUN'],
  clauses: [{ type: 'tariffConcession', by: 'ALB', to: ['DUN'], sector: 'GRA', rateBp: 0 }],
};

function papersOf(...papers: readonly Partial<Paper>[]) {
  const table = aTable({ people: ['ALB'], at: 'negotiation' });
  const like = table.tablePaper(DRAFT, 'ALB');
  return {
    papers: Object.fromEntries(
      papers.map((paper, index) => {
        const id = paperId(100 + index);
        return [id, { ...like, ...paper, id }];
      }),
    ),
  };
}

describe('a government that seems to sign everything', () => {
  const concluded = { status: 'concluded' } as const;

  it('has signed two papers of others, and neither tabled nor refused any', () => {
    expect(isYielding(papersOf(concluded, concluded), 'DUN')).toBe(true);
    expect(isYielding(papersOf(concluded), 'DUN')).toBe(false);
    expect(isYielding(papersOf(concluded, concluded), 'ALB')).toBe(false);
    expect(isYielding(papersOf(concluded, concluded), 'CAT')).toBe(false);
    expect(isYielding(papersOf(concluded, concluded, { refusedBy: ['DUN'] }), 'DUN')).toBe(false);
    expect(isYielding(papersOf(concluded, concluded, { author: 'DUN' }), 'DUN')).toBe(false);
  });

  it('may be asked for nearly all that it gains', () => {
    const { state } = aTable({ at: 'negotiation' });
    const gainBn = { ALB: 0.1, DUN: 0.1 };
    const pressed = balancePayments(
      state,
      DRAFT,
      { gainBn },
      { wanted: { ALB: 1.8 }, enough: { DUN: 0.05 } },
    );
    const payment = pressed?.clauses.find(({ type }) => type === 'payment');
    expect(payment).toMatchObject({ from: 'DUN', to: 'ALB' });
    const amountMn = payment?.type === 'payment' ? payment.amountMn : NaN;
    expect(amountMn).toBeGreaterThanOrEqual(80);
    expect(amountMn).toBeLessThan(95);
  });
});
