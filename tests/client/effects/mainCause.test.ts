import { describe, expect, it } from 'vitest';
import { PRESETS } from '#shared/content/presets.ts';
import { must } from '#shared/kernel/records.ts';
import { mainCause } from '../../../client/panels/effects/EffectOnYou.tsx';
import { baselineOf, effectsOf } from '../../../client/panels/effects/useProposalPreview.ts';
import { forecastProposal } from '../../../shared/rules/forecast/compareLaws.ts';
import { aFreeTradeArea } from '../../support/aNegotiation.ts';
import { aScenario } from '../../support/aScenario.ts';
import { aTable } from '../../support/aTable.ts';

const ofAlba = (gainBn: number, revenueChangeBn: number) =>
  ({ economy: 'ALB', percent: gainBn, index: 100, gainBn, revenueBn: 1, revenueChangeBn }) as const;
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

describe('a payment without which a result would turn round', () => {
  it('is its cause, though a cut brings less revenue by more than it is', () => {
    expect(mainCause(ofAlba(-0.1, -6), [paid('ALB', 'BOR', 500)])).toBe('pays');
    expect(mainCause(ofAlba(0.1, 6), [paid('BOR', 'ALB', 500)])).toBe('paid');
    expect(mainCause(ofAlba(-1, -6), [paid('ALB', 'BOR', 500)])).toBe('lessRevenue');
  });
});

describe('what a forecast compares with', () => {
  const { agreementLimits } = PRESETS.firstLesson;
  const table = aTable({ agreementLimits, people: 'all', rounds: 4, at: 'negotiation' });
  table.conclude(aFreeTradeArea('ALB', 'BOR'));
  const second = table.goTo('negotiation', 2).state;
  const third = table.goTo('negotiation', 3).state;
  const forecastIn = (state: typeof third) => {
    const forecast = forecastProposal(aScenario(), state, aFreeTradeArea('ALB', 'CAT'));
    if (!forecast.ok) throw new Error(forecast.error.code);
    const [own] = effectsOf(forecast.value).filter(({ economy }) => economy === 'ALB');
    return must(own, 'the own effect');
  };

  it('is told where an agreement has run out, with the income of now, without the offer and with it', () => {
    const own = forecastIn(third);
    const { params } = must(baselineOf(third, own), 'a baseline');
    expect(params).toEqual({
      now: must(third.reports.at(-1)?.economies['ALB'], 'a report').index.toFixed(2),
      without: '100.00',
      index: own.index.toFixed(2),
    });
  });

  it('is left out where without the offer the income stays as it is', () => {
    expect(baselineOf(second, forecastIn(second))).toBeUndefined();
  });
});
