import { describe, expect, it } from 'vitest';
import { must } from '#shared/kernel/records.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { balancePayments } from '../../shared/bots/proposals/concessions.ts';
import { createAppraiser } from '#shared/bots/valuation/appraiser.ts';
import { horizonOf, weightUntil } from '../../shared/bots/valuation/prospect.ts';
import { isLawful, paymentGainsBn } from '../../shared/bots/valuation/appraiser.ts';
import { valueProposal } from '#shared/bots/valuation/valueProposal.ts';
import { forecastProposal } from '../../shared/rules/forecast/compareLaws.ts';
import { paymentCapMn } from '../../shared/rules/law/transfers.ts';
import { aTable, type Table } from '../support/aTable.ts';
import { someSettings } from '../support/someSettings.ts';

function freeTrade(...among: string[]): Draft {
  return { parties: among, clauses: [{ type: 'freeTradeArea', among, exceptions: [] }] };
}

function worldTable(): Table {
  return aTable({
    scenarioId: 'world',
    opening: 'highWalls',
    preset: 'worldPlain',
    rounds: 6,
    at: 'negotiation',
  });
}

describe('the horizon of a decision', () => {
  it('counts every round to come, and the epilogue as the score does', () => {
    const settings = someSettings({ rounds: 6 });
    expect(horizonOf({ round: 1, settings }).weight).toBe(9);
    expect(horizonOf({ round: 6, settings })).toMatchObject({ weight: 4, soonShare: 0.25 });
    expect(weightUntil({ round: 5, settings }, 6)).toBe(2);
    expect(weightUntil({ round: 5, settings }, 7)).toBe(5);
  });

  it('takes border costs at the mean of the rounds to come', () => {
    const { meanRoundsAhead, laterRoundsAhead } = horizonOf({
      round: 6,
      settings: someSettings({ rounds: 6 }),
    });
    // 0.4 of the gap is left in round 6, 0.16 in the epilogue that counts three times.
    expect(0.4 ** meanRoundsAhead).toBeCloseTo((0.4 + 3 * 0.16) / 4, 12);
    expect(laterRoundsAhead).toBeCloseTo(2, 12);
  });
});

describe('the value of a proposal', () => {
  it.each([
    ['quartet', aTable({ at: 'negotiation' }), freeTrade('ALB', 'DUN')],
    ['world', worldTable(), freeTrade('USA', 'MEX')],
  ] as const)('is what the forecast of the %s says over the horizon', (_name, table, draft) => {
    const { scenario, state } = table;
    const { meanRoundsAhead } = horizonOf(state);
    const appraised = createAppraiser(scenario, state).appraise(draft);
    const forecast = forecastProposal(scenario, state, draft, {
      roundsAhead: meanRoundsAhead,
      tolerance: 1e-9,
    });
    if (!appraised.ok || !forecast.ok) throw new Error('the model does not solve');
    for (const [economy, { logChange }] of Object.entries(forecast.value.economies)) {
      const incomeBn = must(state.settled.incomeBn[economy], 'income');
      expect((appraised.value.gainBn[economy] ?? NaN) / incomeBn, economy).toBeCloseTo(logChange, 4);
    }
  });

  it('counts payments as money, by the rounds in which they run', () => {
    const { state } = aTable({ at: 'negotiation' });
    const payment = (rounds: number): Draft => ({
      parties: ['ALB', 'DUN'],
      clauses: [
        ...freeTrade('ALB', 'DUN').clauses,
        { type: 'payment', from: 'DUN', to: 'ALB', amountMn: 70, rounds },
      ],
    });
    // Four rounds and an epilogue that counts three times.
    expect(paymentGainsBn(state, payment(5))['ALB']).toBeCloseTo(0.07, 12);
    expect(paymentGainsBn(state, payment(1))['ALB']).toBeCloseTo(0.01, 12);
    expect(paymentGainsBn(state, payment(4))['DUN']).toBeCloseTo(-0.04, 12);
  });

  it('asks a fair part of the joint gain, by temperament', () => {
    const { scenario, state } = worldTable();
    const valueFor = (temperament: 'freeTrader' | 'mercantilist') => {
      const usa = { ...must(state.seats['USA'], 'seat'), temperament };
      const appraiser = createAppraiser(scenario, { ...state, seats: { ...state.seats, USA: usa } });
      const value = valueProposal(appraiser, freeTrade('USA', 'MEX'), 'USA');
      if (!value.ok) throw new Error('the model does not solve');
      return value.value;
    };
    const modest = valueFor('freeTrader');
    expect(modest.jointGainBn).toBeGreaterThan(0);
    expect(modest.reservationBn).toBeCloseTo((0.35 * modest.jointGainBn) / 2, 9);
    expect(valueFor('mercantilist').reservationBn).toBeCloseTo((0.5 * modest.jointGainBn) / 2, 9);
  });
});

describe('payments that balance a proposal', () => {
  it('lift every party to its part within the caps, and are lawful', () => {
    const { scenario, state } = worldTable();
    const appraiser = createAppraiser(scenario, state);
    for (const partner of ['CAN', 'MEX', 'KOR', 'JPN', 'EUR', 'IND']) {
      const draft = freeTrade('USA', partner);
      const appraised = appraiser.appraise(draft);
      if (!appraised.ok) throw new Error('the model does not solve');
      const balanced = balancePayments(appraiser.law, draft, appraised.value);
      if (balanced === undefined) continue;
      expect(isLawful(appraiser, balanced, 'USA'), partner).toBe(true);
      const after = appraiser.appraise(balanced);
      if (!after.ok) throw new Error('the model does not solve');
      const gains = balanced.parties.map((party) => after.value.gainBn[party] ?? NaN);
      const jointBn = gains.reduce((sum, gain) => sum + gain, 0);
      expect(Math.min(...gains), partner).toBeGreaterThanOrEqual((0.35 * jointBn) / 2);
      for (const clause of balanced.clauses) {
        if (clause.type !== 'payment') continue;
        expect(clause.amountMn).toBeLessThanOrEqual(paymentCapMn(state, clause.from));
        expect(clause.amountMn).toBeLessThanOrEqual(paymentCapMn(state, clause.to));
      }
    }
  });

  it('are none where there is nothing to share', () => {
    const { state } = aTable({ at: 'negotiation' });
    const draft = freeTrade('ALB', 'DUN');
    expect(balancePayments(state, draft, { gainBn: { ALB: -2, DUN: 1 } })).toBeUndefined();
    expect(balancePayments(state, draft, { gainBn: { ALB: 0.1, DUN: 0.1 } })).toEqual(draft);
  });

  it('are not made where the caps leave a loser', () => {
    const { state } = aTable({ at: 'negotiation' });
    expect(balancePayments(state, freeTrade('ALB', 'DUN'), { gainBn: { ALB: -5, DUN: 9 } })).toBeUndefined();
  });
});
