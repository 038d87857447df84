import { describe, expect, it } from 'vitest';
import { isYielding } from '../../shared/bots/proposals/propose.ts';
import { balancePayments } from '../../shared/bots/proposals/concessions.ts';
import { PRESETS } from '#shared/content/presets.ts';
import { proposalId } from '#shared/kernel/ids.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { aTable } from '../support/aTable.ts';

const DRAFT: Draft = {
  parties: ['ALB', 'DUN'],
  clauses: [{ type: 'tariffConcession', by: 'ALB', to: ['DUN'], sector: 'GRA', rateBp: 0 }],
};

function proposalsOf(...proposals: readonly Partial<Proposal>[]) {
  const table = aTable({ people: ['ALB'], at: 'negotiation' });
  const like = table.tableProposal(DRAFT, 'ALB');
  return {
    settings: table.state.settings,
    proposals: Object.fromEntries(
      proposals.map((proposal, index) => {
        const id = proposalId(100 + index);
        return [id, { ...like, ...proposal, id }];
      }),
    ),
  };
}

describe('a government that seems to sign everything', () => {
  const concluded = { status: 'concluded' } as const;

  it('has signed two proposals of others, and neither tabled nor refused any', () => {
    expect(isYielding(proposalsOf(concluded, concluded), 'DUN')).toBe(true);
    expect(isYielding(proposalsOf(concluded), 'DUN')).toBe(false);
    expect(isYielding(proposalsOf(concluded, concluded), 'ALB')).toBe(false);
    expect(isYielding(proposalsOf(concluded, concluded), 'CAT')).toBe(false);
    expect(isYielding(proposalsOf(concluded, concluded, { refusedBy: ['DUN'] }), 'DUN')).toBe(false);
    expect(isYielding(proposalsOf(concluded, concluded, { author: 'DUN' }), 'DUN')).toBe(false);
  });

  it('is known by its first signature where each may sign one agreement a round', () => {
    const { proposals, settings } = proposalsOf(concluded);
    const { agreementLimits } = PRESETS.firstLesson;
    expect(isYielding({ proposals, settings: { ...settings, agreementLimits } }, 'DUN')).toBe(true);
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
