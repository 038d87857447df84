import { describe, expect, it } from 'vitest';
import { PRESETS } from '#shared/content/presets.ts';
import { isRenewal } from '#shared/rules/clauses/proposalLaw.ts';
import { countryGame } from '#shared/rules/state.ts';
import { redactFor } from '#shared/rules/views/redactFor.ts';
import { incomeIfSigned, mainCause, resultWord } from '../../../client/panels/effects/EffectOnYou.tsx';
import { loadAllText } from '../../../client/text/t.ts';
import { aFreeTradeArea } from '../../support/aNegotiation.ts';
import { aTable } from '../../support/aTable.ts';

const ofAlba = (gainBn: number, revenueChangeBn: number) =>
  ({ economy: 'ALB', percent: gainBn, gainBn, revenueBn: 1, revenueChangeBn }) as const;
const paid = (from: string, to: string, amountMn: number) =>
  ({ type: 'payment', from, to, amountMn, rounds: 2 }) as const;

describe('the main cause of a result', () => {
  it('is the largest part that points the way of the whole', () => {
    expect(mainCause(ofAlba(0.1, -0.05), [])).toBe('betterTrade');
    expect(mainCause(ofAlba(-0.1, -0.15), [])).toBe('lessRevenue');
    expect(mainCause(ofAlba(-0.1, 0.05), [])).toBe('worseTrade');
    expect(mainCause(ofAlba(0.1, 0.09), [])).toBe('moreRevenue');
  });

  it('is a payment where that is more than trade and revenue bring', () => {
    expect(mainCause(ofAlba(0.1, -0.05), [paid('BOR', 'ALB', 120)])).toBe('paid');
    expect(mainCause(ofAlba(-0.1, 0.01), [paid('ALB', 'BOR', 100)])).toBe('pays');
    expect(mainCause(ofAlba(0.1, 0), [paid('BOR', 'CAT', 500)])).toBe('betterTrade');
  });
});

describe('what a renewal does', () => {
  const { agreementLimits } = PRESETS.firstLesson;
  const table = aTable({ agreementLimits, people: 'all', rounds: 4, at: 'negotiation' });
  const area = aFreeTradeArea('ALB', 'BOR');
  table.conclude(area);
  const standing = table.goTo('negotiation', 2).state;
  const lapsed = countryGame(redactFor(table.goTo('negotiation', 3).state, { type: 'seat', economy: 'ALB' }));

  it('is told of terms that follow an agreement which ran out, by who signs them', () => {
    expect(isRenewal(lapsed, area)).toBe(true);
    expect(isRenewal(standing, area)).toBe(false);
    expect(isRenewal(lapsed, aFreeTradeArea('ALB', 'CAT'))).toBe(false);
    expect(isRenewal(lapsed, aFreeTradeArea('ALB', 'BOR', 'CAT'))).toBe(false);
  });

  it('keeps or costs an income, and does not change it', async () => {
    await loadAllText();
    expect([0.94, -0.2, 0].map((percent) => resultWord(percent, true))).toEqual(['keep', 'cost', 'same']);
    expect([0.94, -0.2, 0].map((percent) => resultWord(percent, false))).toEqual(['gain', 'lose', 'same']);
    expect(incomeIfSigned(lapsed, area, 0.94)).toContain('it keeps 0.94% of your real income');
    expect(incomeIfSigned(lapsed, area, -0.2)).toContain('it costs you 0.20% of your real income');
    expect(incomeIfSigned(lapsed, aFreeTradeArea('ALB', 'CAT'), 0.94)).toContain(
      '+0.94% real income for you, compared with not signing',
    );
  });
});
