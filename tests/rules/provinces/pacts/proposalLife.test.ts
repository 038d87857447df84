import { describe, expect, it } from 'vitest';
import { PRESETS } from '../../../../shared/content/presets.ts';
import { forecastLeaving } from '../../../../shared/rules/provinces/forecast/forecastMeasures.ts';
import { leavingCost } from '../../../../shared/rules/provinces/pacts/pactLaw.ts';
import { provinceProposals } from '../../../../shared/rules/provinces/pacts/pactFaults.ts';
import { confirmationFor } from '../../../../shared/rules/table/signing.ts';
import { aCompensation, aPactDraft, aProvincesTable } from '../../../support/aProvincesTable.ts';

const PACT_LIMITS = PRESETS.provincesStandard.pactLimits;
const DELTA = ['SH', 'JS', 'ZJ'] as const;

describe('the life of a proposal among provinces', () => {
  it('becomes law with the last signature, which must be confirmed', () => {
    const table = aProvincesTable();
    const { id } = table.table('SH', aPactDraft(DELTA, { rounds: 3 }, aCompensation('SH', 'JS', 30, 2)));
    table.sign('JS', id);
    expect(table.ask('ZJ', { type: 'signProposal', proposal: id, revision: 1, confirmed: false })).toEqual({
      ok: false,
      error: { code: 'proposal/needs-confirmation', proposal: id },
    });
    expect(table.provinces.pacts).toEqual({});
    table.sign('ZJ', id);
    expect(table.proposal(id).status).toBe('concluded');
    expect(Object.values(table.provinces.pacts)).toEqual([
      {
        id: 'a0',
        proposal: id,
        members: DELTA,
        goods: 'all',
        atMost: 0,
        isBinding: false,
        deposit: 0,
        hasOffice: false,
        rules: [],
        payments: [{ from: 'SH', to: 'JS', amountMn: 3000, untilRound: 2 }],
        sinceRound: 1,
        untilRound: 3,
      },
    ]);
  });

  it('warns the last signer of proposals that would lapse, and of pacts that would end in it', () => {
    const table = aProvincesTable();
    const body = { isBinding: true, deposit: 12 };
    const old = table.conclude(aPactDraft(DELTA, body));
    const wider = table.table('SH', aPactDraft([...DELTA, 'AH'], body));
    const rival = table.table('AH', aPactDraft(['AH', 'SN'], body));
    for (const signer of ['JS', 'ZJ']) table.sign(signer, wider.id);
    expect(
      confirmationFor(provinceProposals(table.scenario), table.state, table.proposal(wider.id), 'AH'),
    ).toEqual({
      awaitsBell: false,
      awaitsRatification: false,
      lapses: [rival.id],
      ends: [old.id],
      notices: [],
    });
  });

  it('is answered by a counter, which ends it when concluded', () => {
    const table = aProvincesTable();
    const first = table.table('SH', aPactDraft(['SH', 'JS']));
    const counter = table.table('JS', aPactDraft(['JS', 'SH'], {}, aCompensation('SH', 'JS', 20)), first.id);
    expect(counter).toMatchObject({ counterTo: first.id, thread: first.thread });
    table.sign('SH', counter.id);
    expect(table.proposal(first.id)).toMatchObject({
      status: 'lapsed',
      lapse: { type: 'counterConcluded', proposal: counter.id },
    });
    expect(Object.keys(table.provinces.pacts)).toEqual(['a0']);
  });

  it('loses a signature when it is written anew, or when the signer takes it back', () => {
    const table = aProvincesTable();
    const { id } = table.table('SH', aPactDraft(DELTA));
    table.sign('JS', id);
    table.act('SH', { type: 'reviseProposal', proposal: id, draft: aPactDraft(DELTA, { atMost: 1 }) });
    expect(table.proposal(id)).toMatchObject({ revision: 2, signatures: { SH: 2 } });
    table.sign('JS', id);
    table.act('JS', { type: 'withdrawSignature', proposal: id });
    expect(table.proposal(id).signatures).toEqual({ SH: 2 });
    expect(table.ask('ZJ', { type: 'signProposal', proposal: id, revision: 1, confirmed: true })).toEqual({
      ok: false,
      error: { code: 'proposal/stale-revision', proposal: id, revision: 2 },
    });
  });

  it('goes on without who refused, and without payments to and from them', () => {
    const table = aProvincesTable();
    const payments = [aCompensation('SH', 'JS', 30), aCompensation('SH', 'ZJ', 10)];
    const { id } = table.table('SH', aPactDraft(DELTA, {}, ...payments));
    table.act('ZJ', { type: 'refuseProposal', proposal: id });
    expect(table.ask('ZJ', { type: 'signProposal', proposal: id, revision: 1, confirmed: true })).toEqual({
      ok: false,
      error: { code: 'proposal/not-a-party', proposal: id },
    });
    table.act('SH', { type: 'goOnWithout', proposal: id });
    expect(table.proposal(id)).toMatchObject(aPactDraft(['SH', 'JS'], {}, aCompensation('SH', 'JS', 30)));
    table.sign('JS', id);
    expect(table.proposal(id).status).toBe('concluded');
  });

  it('is answered by a counter-offer also by who has refused it', () => {
    const table = aProvincesTable();
    const { id } = table.table('SH', aPactDraft(DELTA, {}, aCompensation('ZJ', 'SH', 10)));
    table.act('ZJ', { type: 'refuseProposal', proposal: id });
    const counter = table.table('ZJ', aPactDraft(DELTA), id);
    expect(counter).toMatchObject({ counterTo: id, status: 'open' });
  });

  it('ends when all but its author refuse', () => {
    const table = aProvincesTable();
    const { id } = table.table('SH', aPactDraft(['SH', 'JS']));
    table.act('JS', { type: 'refuseProposal', proposal: id });
    expect(table.proposal(id)).toMatchObject({ status: 'lapsed', lapse: { type: 'refused', by: 'JS' } });
  });

  it('lapses at the bell without all signatures', () => {
    const table = aProvincesTable();
    const { id } = table.table('SH', aPactDraft(DELTA));
    table.sign('JS', id);
    table.advance();
    expect(table.state.phase).toBe('policy');
    expect(table.proposal(id)).toMatchObject({ status: 'lapsed', lapse: { type: 'bell' } });
    expect(table.provinces.pacts).toEqual({});
  });

  it('lapses, and names the rule, when it has become unlawful before the last signature', () => {
    const table = aProvincesTable();
    table.setProvince('SH', { freeMoney: 60 });
    const { id } = table.table('SH', aPactDraft(['SH', 'JS'], {}, aCompensation('SH', 'JS', 50)));
    table.act('SH', { type: 'payProvince', to: 'AH', yuan100m: 20 });
    table.sign('JS', id);
    expect(table.proposal(id)).toMatchObject({
      status: 'lapsed',
      lapse: {
        type: 'unlawful',
        fault: { code: 'pact/payer-short', economy: 'SH', costYuan: 50, freeYuan: 35, clause: 1 },
      },
    });
    expect(table.provinces.pacts).toEqual({});
  });
});

describe('leaving a pact', () => {
  it('is possible at once where it is voluntary, and ends payments to and from the leaver', () => {
    const table = aProvincesTable();
    const payments = [aCompensation('SH', 'JS', 30, 4), aCompensation('SH', 'ZJ', 10, 4)];
    const { id } = table.conclude(aPactDraft(DELTA, {}, ...payments));
    table.act('JS', { type: 'giveNotice', agreement: id });
    expect(table.pact(id)).toMatchObject({
      members: ['SH', 'ZJ'],
      payments: [{ from: 'SH', to: 'ZJ', amountMn: 1000 }],
    });
    table.act('ZJ', { type: 'giveNotice', agreement: id });
    expect(table.provinces.pacts).toEqual({});
  });

  it('is not possible before the term where it binds', () => {
    const table = aProvincesTable();
    const { id } = table.conclude(aPactDraft(DELTA, { isBinding: true, deposit: 12, rounds: 2 }));
    expect(table.ask('JS', { type: 'giveNotice', agreement: id })).toEqual({
      ok: false,
      error: { code: 'pact/still-binding', agreement: id, round: 2 },
    });
  });

  it('costs nothing where the table has no limits of pacts', () => {
    const table = aProvincesTable();
    const { id } = table.conclude(aPactDraft(DELTA));
    table.act('JS', { type: 'giveNotice', agreement: id });
    expect(table.provinces.departures).toBeUndefined();
    expect(table.settle().provinces['JS']?.lumps.reputation).toBe(0);
  });

  it('costs points of reputation in its round where it has, as the forecast says', () => {
    const table = aProvincesTable({ pactLimits: PACT_LIMITS });
    const pact = table.conclude(aPactDraft(DELTA));
    const leaving = forecastLeaving(table.scenario, table.state, 'JS', pact);
    if (!leaving.ok) throw new Error('no forecast');
    expect(leaving.value.without.provinces['JS']?.lumps.reputation).toBe(0);
    expect(leaving.value.kept.provinces['JS']?.lumps.reputation).toBe(-2);
    table.act('JS', { type: 'giveNotice', agreement: pact.id });
    expect(table.provinces.departures).toEqual([
      { pact: pact.id, by: 'JS', from: ['SH', 'ZJ'], round: 1, points: 2 },
    ]);
    expect(table.settle().provinces['JS']?.lumps.reputation).toBe(-2);
    expect(table.provinces.provinces['JS']?.reputation).toBe(-2);
    table.nextRound();
    expect(table.settle().provinces['JS']?.lumps.reputation).toBe(0);
  });

  it('costs nothing once another member was seen to break it', () => {
    const table = aProvincesTable({ pactLimits: PACT_LIMITS });
    const { id } = table.conclude(aPactDraft(DELTA));
    const breach = { pact: id, by: 'SH', round: 1, isSeen: true, deposit: 0, isExcluded: false };
    table.change({ breaches: [breach] });
    expect(leavingCost(table.state, 'JS', table.pact(id))).toBe(0);
    expect(leavingCost(table.state, 'SH', table.pact(id))).toBe(2);
    table.act('JS', { type: 'giveNotice', agreement: id });
    expect(table.provinces.departures).toBeUndefined();
  });

  it('is of one’s own pacts', () => {
    const table = aProvincesTable();
    const { id } = table.conclude(aPactDraft(['SH', 'JS']));
    expect(table.ask('ZJ', { type: 'giveNotice', agreement: id })).toEqual({
      ok: false,
      error: { code: 'pact/not-a-member', agreement: id },
    });
    expect(table.ask('ZJ', { type: 'giveNotice', agreement: 'a9' })).toEqual({
      ok: false,
      error: { code: 'pact/unknown', agreement: 'a9' },
    });
  });
});

describe('money at once', () => {
  it('goes to another province, up to what is free, and stays gone', () => {
    const table = aProvincesTable();
    table.setProvince('SH', { freeMoney: 40 });
    table.act('SH', { type: 'payProvince', to: 'JS', yuan100m: 30 });
    expect(table.provinces.payments).toEqual([{ from: 'SH', to: 'JS', yuan100m: 30 }]);
    expect(table.ask('SH', { type: 'payProvince', to: 'JS', yuan100m: 11 })).toEqual({
      ok: false,
      error: { code: 'province/no-money', costYuan: 11, freeYuan: 10 },
    });
    table.act('SH', { type: 'payProvince', to: 'JS', yuan100m: 10 });
  });

  it('does not go to oneself or to what has no seat', () => {
    const table = aProvincesTable();
    expect(table.ask('SH', { type: 'payProvince', to: 'SH', yuan100m: 1 })).toEqual({
      ok: false,
      error: { code: 'province/not-to-self' },
    });
    expect(table.ask('SH', { type: 'payProvince', to: 'XX', yuan100m: 1 })).toEqual({
      ok: false,
      error: { code: 'province/not-a-province', economy: 'XX' },
    });
  });

  it('is not what a payment tied to a pact has a claim to', () => {
    const table = aProvincesTable();
    table.setProvince('SH', { freeMoney: 45 });
    table.conclude(aPactDraft(['SH', 'JS'], {}, aCompensation('SH', 'JS', 30, 4)));
    expect(table.ask('SH', { type: 'payProvince', to: 'JS', yuan100m: 11 })).toEqual({
      ok: false,
      error: { code: 'province/no-money', costYuan: 11, freeYuan: 10 },
    });
  });
});
