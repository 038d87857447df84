import { describe, expect, it } from 'vitest';
import { FORMER_PACT_LIMITS, PRESETS } from '#shared/content/presets.ts';
import type { Measures } from '#shared/protocol/provinces/measures.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { aPactDraft, aProvincesTable, type ProvincesTable } from '../../../support/aProvincesTable.ts';

function faultOf(table: ProvincesTable, seat: string, measures: Partial<Measures>): Rejection | undefined {
  const answer = table.askToSeal(seat, measures);
  return answer.ok ? undefined : answer.error;
}

describe('dials', () => {
  it('move one level for nothing and a second one for money, each', () => {
    const table = aProvincesTable({ centre: 'seat' });
    table.setProvince('SN', { freeMoney: 9.9 });
    expect(faultOf(table, 'SN', { wall: 2, block: 2 })).toBeUndefined();
    table.act('SN', { type: 'reopenMeasures' });
    expect(faultOf(table, 'SN', { wall: 1 })).toEqual({
      code: 'measures/no-money',
      costYuan: 10,
      freeYuan: 9,
    });
    table.setProvince('SN', { freeMoney: 20 });
    expect(faultOf(table, 'SN', { wall: 1, block: 1 })).toBeUndefined();
    expect(table.settle().provinces['SN']).toMatchObject({ wall: 1, block: 1, wallBefore: 3, spent: 20 });
  });

  it('do not move three levels', () => {
    const table = aProvincesTable({ centre: 'seat' });
    expect(faultOf(table, 'SN', { wall: 0 })).toEqual({ code: 'measures/more-than-two-steps', dial: 'wall' });
    expect(faultOf(table, 'SN', { block: 0 })).toEqual({
      code: 'measures/more-than-two-steps',
      dial: 'block',
    });
  });

  it('move one level in Standard, and two at tables opened before', () => {
    const [now, before] = [PRESETS.provincesStandard.pactLimits, FORMER_PACT_LIMITS[1]].map((pactLimits) =>
      aProvincesTable({ pactLimits }),
    );
    expect(now && faultOf(now, 'SN', { wall: 2, block: 4 })).toBeUndefined();
    expect(now && faultOf(now, 'SC', { wall: 1 })).toEqual({
      code: 'measures/more-than-one-step',
      dial: 'wall',
    });
    expect(before && faultOf(before, 'SN', { wall: 1 })).toBeUndefined();
  });

  it('open a level alone, and the last one by a pact among its members', () => {
    const { pactLimits } = PRESETS.provincesStandard;
    const [now, before] = [
      aProvincesTable({ pactLimits }),
      aProvincesTable({ pactLimits: FORMER_PACT_LIMITS[0] }),
    ];
    expect(faultOf(before, 'SH', { wall: 0 })).toBeUndefined();
    expect(faultOf(now, 'SH', { wall: 0 })).toEqual({
      code: 'measures/level-by-pact',
      dial: 'wall',
      level: 0,
    });
    // Where a dial stands there already it may stay.
    now.setProvince('SH', { wall: 0 });
    expect(faultOf(now, 'SH', { wall: 0 })).toBeUndefined();
  });

  it('lose the tools that a reform took, and stand lower when the next round opens', () => {
    const table = aProvincesTable({ centre: 'seat' });
    table.setProvince('SN', { wall: 4, block: 4 });
    table.enact('standardTransfers');
    expect(faultOf(table, 'SH', { wall: 4 })).toEqual({
      code: 'measures/level-removed',
      dial: 'wall',
      level: 4,
    });
    table.nextRound();
    expect(table.provinces.provinces['SN']).toMatchObject({ wall: 3, block: 3 });
  });
});

describe('money', () => {
  it('that the payroll needs buys nothing', () => {
    const table = aProvincesTable({ centre: 'seat' });
    table.setProvince('SN', { freeMoney: -3 });
    const none = (costYuan: number) => ({ code: 'measures/no-money', costYuan, freeYuan: 0 });
    table.nextRound();
    table.setProvince('SN', { freeMoney: -3 });
    expect(faultOf(table, 'SN', { pillar: 'aircraft' })).toEqual(none(30));
    expect(faultOf(table, 'SN', { reform: 'reformStateFirms' })).toEqual(none(20));
    expect(faultOf(table, 'SN', { pledge: { corridor: 'sichuanShaanxi', yuan100m: 1 } })).toEqual(none(1));
    expect(faultOf(table, 'SN', { reform: 'cutPayroll' })).toBeUndefined();
  });

  it('is counted over all that an envelope buys, proposals and payments before it', () => {
    const table = aProvincesTable({ centre: 'seat' });
    table.nextRound();
    table.setProvince('SH', { freeMoney: 100 });
    table.table('SH', aPactDraft(['SH', 'ZJ']));
    table.act('SH', { type: 'payProvince', to: 'JS', yuan100m: 25 });
    const pledge = { corridor: 'hangzhouBay', yuan100m: 11 };
    const all = { pillar: 'autos', reform: 'reformStateFirms', wall: 4, pledge } as const;
    expect(faultOf(table, 'SH', all)).toEqual({ code: 'measures/no-money', costYuan: 71, freeYuan: 70 });
    expect(faultOf(table, 'SH', { ...all, pledge: { ...pledge, yuan100m: 10 } })).toBeUndefined();
    const told = table.settle().provinces['SH'];
    expect(told?.spent).toBe(5 + 10 + 30 + 20 + 5);
    expect(told?.budgetParts.payments).toBe(-25);
  });
});

describe('programmes, pledges, reforms and petitions', () => {
  it('open with their round', () => {
    const table = aProvincesTable({ centre: 'seat' });
    const closed = (feature: string, round: number) => ({
      code: 'measures/feature-not-open',
      feature,
      round,
    });
    expect(faultOf(table, 'SH', { pillar: 'autos' })).toEqual(closed('pillars', 2));
    expect(faultOf(table, 'SH', { reform: 'cutPayroll' })).toEqual(closed('homeReforms', 2));
    expect(faultOf(table, 'SH', { petition: 'JS' })).toEqual(closed('petitions', 3));
  });

  it('are no part of a game whose preset does not have them', () => {
    const table = aProvincesTable({ preset: 'provincesStandard' });
    for (const measures of [{ pillar: 'autos' }, { reform: 'cutPayroll' }, { petition: 'JS' }] as const)
      expect(faultOf(table, 'SH', measures)).toEqual({ code: 'intent/not-in-this-game' });
    expect(faultOf(table, 'SH', { pledge: { corridor: 'hangzhouBay', yuan100m: 10 } })).toEqual({
      code: 'measures/feature-not-open',
      feature: 'corridors',
      round: 2,
    });
  });

  it('know the routes, who lies on them, and how often they may be built', () => {
    const table = aProvincesTable({ centre: 'seat' });
    const pledge = (corridor: string) => ({ pledge: { corridor, yuan100m: 10 } });
    expect(faultOf(table, 'SH', pledge('moon'))).toEqual({
      code: 'measures/unknown-corridor',
      corridor: 'moon',
    });
    expect(faultOf(table, 'GD', pledge('hangzhouBay'))).toMatchObject({ code: 'measures/not-on-corridor' });
    const built = [1, 1].map((round) => ({ corridor: 'hangzhouBay', round }));
    table.change({ corridors: built });
    expect(faultOf(table, 'SH', pledge('hangzhouBay'))).toMatchObject({
      code: 'measures/corridor-built-out',
    });
  });

  it('change a programme every third round, and end only one that runs', () => {
    const table = aProvincesTable({ centre: 'seat' });
    table.nextRound();
    expect(faultOf(table, 'SH', { pillar: 'none' })).toEqual({ code: 'measures/no-pillar' });
    table.seal('SH', { pillar: 'autos' });
    table.nextRound();
    expect(faultOf(table, 'SH', { pillar: 'steel' })).toEqual({ code: 'measures/pillar-too-soon', round: 5 });
    table.seal('SH', { pillar: 'none' });
    expect(table.settle().provinces['SH']?.pillar).toBeUndefined();
  });

  it('turn fees into taxes once, and not where the centre has done it for all', () => {
    const table = aProvincesTable({ centre: 'seat' });
    table.nextRound();
    table.seal('SH', { reform: 'feesToTaxes' });
    table.nextRound();
    const done = { code: 'measures/reform-done', homeReform: 'feesToTaxes' };
    expect(faultOf(table, 'SH', { reform: 'feesToTaxes' })).toEqual(done);
    table.enact('standardTransfers');
    expect(faultOf(table, 'JS', { reform: 'feesToTaxes' })).toEqual(done);
  });

  it('petition against another province, by a law', () => {
    const table = aProvincesTable({ centre: 'seat' });
    for (let round = 1; round < 3; round++) table.nextRound();
    expect(faultOf(table, 'SH', { petition: 'SH' })).toEqual({ code: 'measures/petition-against-self' });
    expect(faultOf(table, 'SH', { petition: 'CN' })).toMatchObject({ code: 'province/not-a-province' });
    table.change({ reforms: ['taxSharing'] });
    expect(faultOf(table, 'SH', { petition: 'SN' })).toEqual({ code: 'measures/no-law-yet' });
    table.enact('weakLaw');
    expect(faultOf(table, 'SH', { petition: 'SN' })).toBeUndefined();
  });
});

describe('an envelope', () => {
  it('is sealed once, may be taken back, and is a draft again', () => {
    const table = aProvincesTable({ centre: 'seat' });
    table.advance();
    expect(table.ask('SH', { type: 'reopenMeasures' })).toMatchObject({
      error: { code: 'measures/not-sealed' },
    });
    table.seal('SH', { wall: 3 });
    expect(faultOf(table, 'SH', {})).toEqual({ code: 'measures/already-sealed' });
    const again = table.ask('SH', { type: 'saveMeasures', measures: { wall: 1, block: 2 } });
    expect(again).toMatchObject({ error: { code: 'measures/already-sealed' } });
    table.act('SH', { type: 'reopenMeasures' });
    expect(table.provinces.drafts['SH']).toMatchObject({ wall: 3 });
    expect(table.settle().provinces['SH']?.wall).toBe(3);
  });

  it('keeps the last lawful draft: an unlawful one is refused', () => {
    const table = aProvincesTable({ centre: 'seat' });
    table.advance();
    table.act('SH', { type: 'saveMeasures', measures: { wall: 1, block: 2 } });
    const unlawful = table.ask('SH', {
      type: 'saveMeasures',
      measures: { wall: 1, block: 2, petition: 'SH' },
    });
    expect(unlawful.ok).toBe(false);
    expect(table.settle().provinces['SH']).toMatchObject({ wall: 1, block: 2 });
  });
});
