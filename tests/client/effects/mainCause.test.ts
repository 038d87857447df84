import { describe, expect, it } from 'vitest';
import { mainCause } from '../../../client/panels/effects/EffectOnYou.tsx';

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
