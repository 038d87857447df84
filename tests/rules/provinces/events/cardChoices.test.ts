import { describe, expect, it } from 'vitest';
import { must } from '#shared/kernel/records.ts';
import type { Measures } from '#shared/protocol/provinces/measures.ts';
import { jobsOffered } from '../../../../client/panels/provinces/policy/MeasureFold.tsx';
import { feesAllowed, isToLayOff, shapeEvents } from '../../../../shared/rules/provinces/events/effects.ts';
import { aPactDraft, aProvincesTable, type ProvincesTable } from '../../../support/aProvincesTable.ts';
import { refusal } from '../../../support/askHost.ts';
import { withCard } from '../../../support/withCard.ts';

function feeOf(table: ProvincesTable) {
  return table.provinces.events.find(({ card }) => card === 'fukangFee');
}

describe('the fee on the Fukang', () => {
  it('is a wall of level 4 against one other for a round, at no cost', () => {
    const table = withCard('fukangFee');
    const quiet = withCard('marketSlump');
    expect(feesAllowed(table.state, 'SH')).toHaveLength(9);
    table.seal('SH', { fee: 'HB' });
    expect(shapeEvents(table.scenario, table.state).pairs).toEqual([
      { dial: 'wall', owner: 0, against: 7, level: 4 },
    ]);
    const hit = table.settle();
    const other = quiet.settle();
    const index = (seat: string, report: typeof hit): number => must(report.provinces[seat], seat).index;
    expect(index('HB', hit)).toBeLessThan(index('HB', other));
    expect(index('SH', hit)).toBeLessThan(index('SH', other));
    expect(hit.provinces.SH?.spent).toBe(0);
    expect(hit.provinces.SH?.parts.compliance).toBe(other.provinces.SH?.parts.compliance);
  });

  it('may be answered in the next round, by the victim against its author alone, and then is over', () => {
    const table = withCard('fukangFee');
    table.seal('SH', { fee: 'HB' });
    table.nextRound();
    expect(feeOf(table)?.economies).toEqual(['SH', 'HB']);
    expect(feesAllowed(table.state, 'SH')).toEqual([]);
    expect(feesAllowed(table.state, 'HB')).toEqual(['SH']);
    expect(refusal(table.askToSeal('SH', { fee: 'HB' }))).toBe('measures/no-card');
    expect(refusal(table.askToSeal('HB', { fee: 'JS' }))).toBe('measures/fee-only-back');
    table.seal('HB', { fee: 'SH' });
    expect(shapeEvents(table.scenario, table.state).pairs).toEqual([
      { dial: 'wall', owner: 7, against: 0, level: 4 },
    ]);
    table.nextRound();
    expect(refusal(table.askToSeal('HB', { fee: 'SH' }))).toBe('measures/no-card');
  });

  it('that nobody set leaves nothing to answer', () => {
    const table = withCard('fukangFee');
    table.nextRound();
    expect(feeOf(table)).toMatchObject({ fromRound: 2, untilRound: 2 });
    expect(feesAllowed(table.state, 'HB')).toEqual([]);
  });

  it('is refused to others, against strangers, oneself and partners of a pact', () => {
    const table = withCard('fukangFee');
    table.conclude(aPactDraft(['SH', 'JS'], { goods: 'finished' }));
    table.conclude(aPactDraft(['SH', 'AH'], { goods: 'raw' }));
    expect(refusal(table.askToSeal('GD', { fee: 'HB' }))).toBe('measures/no-card');
    expect(refusal(table.askToSeal('SH', { fee: 'SH' }))).toBe('province/not-a-province');
    expect(refusal(table.askToSeal('SH', { fee: 'XX' }))).toBe('province/not-a-province');
    expect(refusal(table.askToSeal('SH', { fee: 'JS' }))).toBe('measures/bound-by-pact');
    // A pact on raw goods says nothing of walls.
    expect(refusal(table.askToSeal('SH', { fee: 'AH' }))).toBeUndefined();
  });

  it('may be given to another province by the host', () => {
    const table = withCard('fukangFee', {}, ['LN']);
    expect(feesAllowed(table.state, 'LN')).toContain('SD');
    expect(feesAllowed(table.state, 'SH')).toEqual([]);
  });
});

describe('layoffs', () => {
  it('cost state jobs where the state share is above 40 %, unless the leader pays 40', () => {
    const table = withCard('layoffs');
    expect(table.scenario.dealOrder.filter((seat) => isToLayOff(table.scenario, table.state, seat))).toEqual([
      'SH',
      'AH',
      'LN',
      'HB',
      'SC',
      'SN',
    ]);
    table.seal('SH', { keepsJobs: true });
    const { provinces } = table.settle();
    expect(provinces.SH?.stateJobs).toBeCloseTo(100, 6);
    expect(provinces.SH?.spent).toBeCloseTo(40, 9);
    expect(provinces.LN?.stateJobs).toBeCloseTo(90, 6);
    expect(provinces.LN?.spent).toBe(0);
    expect(provinces.GD?.stateJobs).toBeCloseTo(100, 6);
  });

  it('cannot be refused without the card, without cause, or without money', () => {
    const none = aProvincesTable();
    expect(refusal(none.askToSeal('SH', { keepsJobs: true }))).toBe('measures/no-card');
    const table = withCard('layoffs');
    expect(refusal(table.askToSeal('GD', { keepsJobs: true }))).toBe('measures/no-card');
    table.setProvince('SN', { freeMoney: 39 });
    expect(refusal(table.askToSeal('SN', { keepsJobs: true }))).toBe('measures/no-money');
    table.setProvince('SN', { freeMoney: 40 });
    expect(refusal(table.askToSeal('SN', { keepsJobs: true }))).toBeUndefined();
  });

  it('offer the form the choice to keep jobs only where there is money beside the rest of the envelope', () => {
    const table = withCard('layoffs');
    const offered = (freeMoney: number, measures: Partial<Measures> = {}) => {
      table.setProvince('SN', { freeMoney });
      const { wall, block } = must(table.state.provinces.provinces['SN'], 'SN');
      return jobsOffered({ scenario: table.scenario, game: table.state }, 'SN', { wall, block, ...measures });
    };
    expect(offered(39)).toMatchObject({ cost: 40, short: { code: 'measures/no-money' } });
    expect(offered(40).short).toBeUndefined();
    expect(offered(60, { pillar: 'textiles' }).short).toBeDefined();
    // Who has chosen it may take it back, whatever is left.
    expect(offered(39, { keepsJobs: true }).short).toBeUndefined();
  });
});
