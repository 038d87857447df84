import { describe, expect, it } from 'vitest';
import { FORMER_PACT_LIMITS, PRESETS } from '#shared/content/presets.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { gameSettingsSchema } from '#shared/protocol/settings.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import {
  membersMost,
  narrowedFault,
  offerCost,
  pactFaults,
  pactsLeftToJoin,
} from '#shared/rules/provinces/pacts/pactFaults.ts';
import {
  aBindingDraft,
  aCompensation,
  aPact,
  aPactDraft,
  aProvincesTable,
  type ProvincesTable,
} from '../../../support/aProvincesTable.ts';

const PAIR = ['SH', 'JS'] as const;
const DELTA = ['SH', 'JS', 'ZJ'] as const;

function refusal(
  draft: Draft,
  author = 'SH',
  table: ProvincesTable = aProvincesTable(),
): Rejection | undefined {
  const answer = table.ask(author, { type: 'tableProposal', draft });
  return answer.ok ? undefined : answer.error;
}

describe('a proposal among provinces', () => {
  it('is lawful with one pact and payments among its members', () => {
    expect(refusal(aBindingDraft(DELTA, {}, aCompensation('SH', 'JS', 30, 4)))).toBeUndefined();
  });

  it('is among provinces with a seat, and its author is one of them', () => {
    expect(refusal(aPactDraft(['SH', 'XX']))).toEqual({ code: 'proposal/unknown-party', economy: 'XX' });
    expect(refusal(aPactDraft(['SH', 'CN']))).toEqual({ code: 'proposal/unknown-party', economy: 'CN' });
    expect(refusal(aPactDraft(PAIR), 'ZJ')).toEqual({ code: 'proposal/author-not-party' });
    expect(refusal({ parties: ['SH', 'JS', 'SH'], clauses: [aPact(PAIR)] })).toEqual({
      code: 'intent/malformed',
      path: 'draft.parties',
    });
    expect(refusal({ parties: ['SH'], clauses: [aPact(PAIR)] })).toEqual({
      code: 'proposal/two-parties-least',
    });
  });

  it('makes one pact, and nothing that countries agree', () => {
    const area = { type: 'freeTradeArea', among: PAIR, exceptions: [] } as const;
    expect(refusal({ parties: PAIR, clauses: [aPact(PAIR), area] })).toEqual({
      code: 'pact/only-pacts',
      clause: 1,
    });
    expect(refusal({ parties: PAIR, clauses: [aPact(PAIR), { type: 'bindingPeriod', rounds: 2 }] })).toEqual({
      code: 'pact/only-pacts',
      clause: 1,
    });
    expect(refusal({ parties: PAIR, clauses: [aCompensation('SH', 'JS', 10)] })).toEqual({
      code: 'pact/no-pact',
    });
    expect(refusal({ parties: PAIR, clauses: [] })).toEqual({ code: 'pact/no-pact' });
    expect(refusal({ parties: PAIR, clauses: [aPact(PAIR), aPact(PAIR)] })).toEqual({
      code: 'pact/one-article',
    });
    expect(refusal({ ...aPactDraft(PAIR), title: 'nonsense' })).toEqual({
      code: 'proposal/unknown-title',
      title: 'nonsense',
    });
  });

  it('has its members for parties and its parties for members', () => {
    expect(refusal({ parties: DELTA, clauses: [aPact(PAIR)] })).toEqual({
      code: 'proposal/party-not-named',
      economy: 'ZJ',
    });
    expect(refusal({ parties: PAIR, clauses: [aPact(DELTA)] })).toEqual({
      code: 'proposal/named-not-party',
      economy: 'ZJ',
      clause: 0,
    });
    expect(refusal({ parties: PAIR, clauses: [aPact(['SH', 'JS', 'JS'])] })).toEqual({
      code: 'clause/duplicate',
      clause: 0,
    });
  });

  it('has a deposit where it binds, and none where it does not', () => {
    expect(refusal(aPactDraft(PAIR, { deposit: 12 }))).toEqual({
      code: 'pact/deposit-needs-binding',
      clause: 0,
    });
    expect(refusal(aBindingDraft(PAIR, { deposit: 4 }))).toEqual({
      code: 'pact/binding-needs-deposit',
      clause: 0,
      points: 5,
    });
    expect(refusal(aBindingDraft(PAIR, { deposit: 5 }))).toBeUndefined();
  });

  it('lowers something: by its level, or by a rule of one market', () => {
    expect(refusal(aPactDraft(PAIR, { atMost: 4 }))).toEqual({ code: 'pact/lowers-nothing', clause: 0 });
    expect(refusal(aPactDraft(PAIR, { atMost: 4, rules: ['transparency'] }))).toEqual({
      code: 'pact/lowers-nothing',
      clause: 0,
    });
    expect(refusal(aPactDraft(PAIR, { atMost: 4, rules: ['fairTrade'] }))).toBeUndefined();
    expect(refusal(aPactDraft(PAIR, { rules: ['access', 'access'] }))).toEqual({
      code: 'clause/duplicate',
      clause: 0,
    });
  });

  it('has an office where the game has offices', () => {
    expect(refusal(aPactDraft(PAIR, { hasOffice: true }))).toBeUndefined();
    const standard = aProvincesTable({ preset: 'provincesStandard' });
    expect(refusal(aPactDraft(PAIR, { hasOffice: true }), 'SH', standard)).toEqual({
      code: 'intent/not-in-this-game',
    });
  });

  it('pays among the members, no longer than it lasts, and nobody itself', () => {
    expect(refusal(aPactDraft(PAIR, {}, aCompensation('SH', 'ZJ', 10)))).toEqual({
      code: 'pact/payment-outside',
      clause: 1,
    });
    expect(refusal(aPactDraft(PAIR, {}, aCompensation('SH', 'SH', 10)))).toEqual({
      code: 'clause/self-dealing',
      economy: 'SH',
      clause: 1,
    });
    expect(refusal(aPactDraft(PAIR, { rounds: 2 }, aCompensation('SH', 'JS', 10, 3)))).toEqual({
      code: 'pact/payment-past-term',
      clause: 1,
    });
  });

  it('pays no more than is free, all payments of a province together, its drafting included', () => {
    const table = aProvincesTable();
    table.setProvince('SH', { freeMoney: 100.9 });
    const two = [aCompensation('SH', 'JS', 60), aCompensation('SH', 'ZJ', 36)];
    expect(refusal(aPactDraft(DELTA, {}, ...two), 'SH', table)).toEqual({
      code: 'pact/payer-short',
      clause: 2,
      economy: 'SH',
      costYuan: 96,
      freeYuan: 95,
    });
    expect(refusal(aPactDraft(DELTA, {}, ...two), 'JS', table)).toBeUndefined();
    expect(refusal(aPactDraft(PAIR, {}, aCompensation('SH', 'JS', 95)), 'SH', table)).toBeUndefined();
  });

  it('costs its author money whatever becomes of it', () => {
    const table = aProvincesTable();
    table.setProvince('SN', { freeMoney: 12 });
    const { id } = table.table('SN', aPactDraft(['SN', 'SC']));
    table.act('SN', { type: 'withdrawProposal', proposal: id });
    table.table('SN', aPactDraft(['SN', 'SC']));
    expect(refusal(aPactDraft(['SN', 'SC']), 'SN', table)).toEqual({
      code: 'province/no-money',
      costYuan: 5,
      freeYuan: 2,
    });
  });

  it('costs whoever has too little no more than that, once a round', () => {
    const table = aProvincesTable();
    table.setProvince('LN', { freeMoney: -40 });
    table.setProvince('SN', { freeMoney: 3 });
    expect(offerCost(table.state, 'LN')).toBe(0);
    expect(offerCost(table.state, 'SN')).toBe(3);
    expect(refusal(aPactDraft(['LN', 'SD'], {}, aCompensation('LN', 'SD', 1)), 'LN', table)).toMatchObject({
      code: 'pact/payer-short',
    });
    for (const [poor, other] of [
      ['LN', 'SD'],
      ['SN', 'SC'],
    ] as const) {
      table.table(poor, aPactDraft([poor, other]));
      expect(refusal(aPactDraft([poor, other]), poor, table)).toEqual({
        code: 'province/no-money',
        costYuan: 5,
        freeYuan: 0,
      });
    }
    table.nextRound();
    table.setProvince('LN', { freeMoney: -40 });
    expect(refusal(aPactDraft(['LN', 'SD']), 'LN', table)).toBeUndefined();
  });

  it('is one of two new pacts of a province in a round at most', () => {
    const table = aProvincesTable();
    table.conclude(aPactDraft(['SH', 'JS']));
    table.conclude(aPactDraft(['SH', 'ZJ']));
    const third = { code: 'pact/too-many', economy: 'SH', limit: 2 };
    expect(refusal(aPactDraft(['SH', 'AH']), 'SH', table)).toEqual(third);
    expect(refusal(aPactDraft(['AH', 'SH']), 'AH', table)).toEqual(third);
    expect(refusal(aPactDraft(['JS', 'AH']), 'JS', table)).toBeUndefined();
    table.nextRound();
    expect(refusal(aPactDraft(['SH', 'AH']), 'SH', table)).toBeUndefined();
  });
});

describe('limits of pacts', () => {
  const { pactLimits } = PRESETS.provincesStandard;
  const few = (): ProvincesTable => aProvincesTable({ pactLimits });

  it('leave a province one new pact a round', () => {
    const table = few();
    table.conclude(aPactDraft(['SH', 'JS']));
    expect(pactsLeftToJoin(table.state, 'SH')).toBe(0);
    expect(refusal(aPactDraft(['SH', 'ZJ']), 'ZJ', table)).toEqual({
      code: 'pact/too-many',
      economy: 'SH',
      limit: 1,
    });
    table.nextRound();
    expect(refusal(aPactDraft(['SH', 'ZJ']), 'ZJ', table)).toBeUndefined();
  });

  it('let pacts grow from round to round, whether they bind or not', () => {
    const { members } = pactLimits;
    const seats = ['SH', 'JS', 'ZJ', 'AH', 'GD', 'SD', 'LN', 'HB', 'SC', 'SN'];
    const table = few();
    for (const [place, limit] of members.entries()) {
      expect(membersMost(table.state, place + 1)).toBe(limit);
      const most = seats.slice(0, limit);
      for (const draft of [aPactDraft(most), aBindingDraft(most, { rounds: 2 })])
        expect(pactFaults(table.scenario, table.state, draft, 'SH')).toEqual([]);
      if (limit < seats.length)
        expect(refusal(aPactDraft(seats.slice(0, limit + 1)), 'SH', table)).toEqual({
          code: 'pact/too-large',
          limit,
          over: 1,
        });
      table.nextRound();
    }
    expect(membersMost(table.state, members.length + 3)).toBe(members.at(-1));
    expect(membersMost(aProvincesTable().state, 1)).toBe(Infinity);
  });

  it('let a pact bind for two rounds, and one on the word of its members last for four', () => {
    const [table, before] = [few(), aProvincesTable({ pactLimits: FORMER_PACT_LIMITS[0] })];
    const bound = (rounds: number) => aBindingDraft(['SH', 'JS'], { rounds });
    expect(refusal(bound(2), 'SH', table)).toBeUndefined();
    expect(refusal(bound(3), 'SH', table)).toEqual({ code: 'pact/bound-too-long', clause: 0, limit: 2 });
    expect(refusal(aPactDraft(['SH', 'JS'], { rounds: 4 }), 'SH', table)).toBeUndefined();
    expect(refusal(bound(4), 'SH', before)).toBeUndefined();
  });

  it('belong to the preset that has them', () => {
    const isSetting = (settings: unknown): boolean => gameSettingsSchema.safeParse(settings).success;
    const settings = { ...aProvincesTable({ preset: 'provincesStandard' }).state.settings };
    expect(isSetting(settings)).toBe(true);
    expect(isSetting({ ...settings, pactLimits })).toBe(true);
    for (const former of FORMER_PACT_LIMITS)
      expect(isSetting({ ...settings, pactLimits: former })).toBe(true);
    expect(
      isSetting({ ...settings, preset: 'provincesFull', rounds: 8, pactLimits: FORMER_PACT_LIMITS[0] }),
    ).toBe(false);
    expect(isSetting({ ...settings, pactLimits: { ...pactLimits, leavingPoints: 0 } })).toBe(false);
    expect(isSetting({ ...settings, pactLimits: null })).toBe(false);
    expect(
      isSetting({ ...settings, scenarioId: 'world', preset: 'standard', opening: 'today', pactLimits }),
    ).toBe(false);
  });
});

describe('a binding body', () => {
  it('is the only one of its members', () => {
    const table = aProvincesTable();
    const { id } = table.conclude(aBindingDraft(DELTA));
    expect(refusal(aBindingDraft(['AH', 'JS']), 'AH', table)).toEqual({
      code: 'pact/second-binding',
      economy: 'JS',
      agreement: id,
    });
    expect(refusal(aPactDraft(['AH', 'JS']), 'AH', table)).toBeUndefined();
  });

  it('that takes in a smaller one whole cannot do so without one of its members', () => {
    const table = aProvincesTable();
    const { id } = table.conclude(aBindingDraft(['SH', 'JS']));
    const wider = aBindingDraft(['AH', 'SH', 'JS']);
    const without = (refusedBy: readonly string[]) =>
      narrowedFault(table.scenario, table.state, wider, { author: 'AH', refusedBy });
    expect(refusal(wider, 'AH', table)).toBeUndefined();
    expect(without(['JS'])).toEqual({ code: 'pact/second-binding', economy: 'SH', agreement: id });
    expect(without(['SH', 'JS'])).toBeUndefined();
  });

  it('needs no deposit where a card allows one to be made without: one, in its round', () => {
    const table = aProvincesTable();
    table.layOut('deltaAgreements');
    table.conclude(aBindingDraft(DELTA, { deposit: 0 }));
    expect(refusal(aBindingDraft(['GD', 'SC'], { deposit: 0 }), 'GD', table)).toMatchObject({
      code: 'pact/binding-needs-deposit',
    });
  });

  it('makes other proposals on the table unlawful, which lapse and name it', () => {
    const table = aProvincesTable();
    const open = table.table('JS', aBindingDraft(['JS', 'AH']));
    const { id } = table.conclude(aBindingDraft(DELTA));
    expect(table.proposal(open.id)).toMatchObject({
      status: 'lapsed',
      lapse: { type: 'unlawful', fault: { code: 'pact/second-binding', economy: 'JS', agreement: id } },
    });
  });

  it('admits, and renews, with every member’s signature: the new body takes the place of the old', () => {
    const table = aProvincesTable();
    const old = table.conclude(aBindingDraft(DELTA, {}, aCompensation('SH', 'JS', 30, 4)));
    expect(refusal(aBindingDraft(['SH', 'JS', 'AH']), 'SH', table)).toMatchObject({
      code: 'pact/second-binding',
    });
    const wider = table.conclude(aBindingDraft([...DELTA, 'AH'], { deposit: 20 }));
    expect(wider.id).not.toBe(old.id);
    expect(Object.keys(table.provinces.pacts)).toEqual([wider.id]);
    expect(wider).toMatchObject({ members: [...DELTA, 'AH'], payments: [], deposit: 20 });
  });

  it('can be drafted by whom the payments of the old one leave nothing', () => {
    const table = aProvincesTable();
    table.setProvince('SH', { freeMoney: 45 });
    table.conclude(aBindingDraft(DELTA, {}, aCompensation('SH', 'JS', 40, 4)));
    const draft = aBindingDraft(DELTA, {}, aCompensation('SH', 'JS', 41));
    expect(pactFaults(table.scenario, table.state, draft, 'SH')).toEqual([
      { code: 'pact/payer-short', clause: 1, economy: 'SH', costYuan: 41, freeYuan: 40 },
    ]);
    const less = aBindingDraft(DELTA, {}, aCompensation('SH', 'JS', 40));
    expect(pactFaults(table.scenario, table.state, less, 'SH')).toEqual([]);
  });
});
