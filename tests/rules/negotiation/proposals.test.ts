import { describe, expect, it } from 'vitest';
import { OPEN_PROPOSALS_PER_SEAT, VERSIONS_PER_SEAT_AND_ROUND } from '#shared/content/treatyConstants.ts';
import { OVERTIME_MS } from '#shared/rules/table/clock.ts';
import { PRESETS } from '#shared/content/presets.ts';
import { countryProposals } from '../../../shared/rules/countries/proposals.ts';
import { confirmationFor } from '../../../shared/rules/table/signing.ts';
import {
  aCustomsUnion,
  aCut,
  aDraft,
  aFreeTradeArea,
  aNegotiation,
  aPayment,
} from '../../support/aNegotiation.ts';
import { aTable } from '../../support/aTable.ts';

describe('proposals', () => {
  it('are signed by their author when tabled and become law with the last signature', () => {
    const table = aNegotiation();
    const { id, signatures } = table.table('ALB', aFreeTradeArea('ALB', 'DUN'));
    expect(signatures).toEqual({ ALB: 1 });
    expect(table.ask('DUN', { type: 'signProposal', proposal: id, revision: 1, confirmed: false })).toEqual({
      ok: false,
      error: { code: 'proposal/needs-confirmation', proposal: id },
    });
    table.sign('DUN', id);
    expect(table.proposal(id).status).toBe('concluded');
    expect(table.among('ALB', 'DUN')).toMatchObject({
      level: 2,
      sinceRound: 1,
      boundUntilRound: 2,
      proposal: id,
    });
  });

  it('ask confirmation of the last signature only', () => {
    const table = aNegotiation({ round: 2 });
    const { id } = table.table('ALB', aFreeTradeArea('ALB', 'BOR', 'CAT'));
    expect(
      confirmationFor(countryProposals(table.scenario), table.state, table.proposal(id), 'BOR'),
    ).toBeUndefined();
    table.act('BOR', { type: 'signProposal', proposal: id, revision: 1, confirmed: false });
    expect(confirmationFor(countryProposals(table.scenario), table.state, table.proposal(id), 'CAT')).toEqual(
      {
        awaitsBell: false,
        awaitsRatification: false,
        lapses: [],
        ends: [],
        notices: [],
      },
    );
  });

  it('bind to one revision: a new version clears signatures, refusals and readers', () => {
    const table = aNegotiation({ round: 2 });
    const { id } = table.table('ALB', aFreeTradeArea('ALB', 'BOR', 'CAT'));
    table.sign('BOR', id);
    table.act('CAT', { type: 'refuseProposal', proposal: id });
    table.act('ALB', { type: 'reviseProposal', proposal: id, draft: aFreeTradeArea('ALB', 'BOR', 'CAT') });
    expect(table.proposal(id)).toMatchObject({
      revision: 2,
      signatures: { ALB: 2 },
      refusedBy: [],
      openedBy: ['ALB'],
    });
    expect(table.ask('BOR', { type: 'signProposal', proposal: id, revision: 1, confirmed: true })).toEqual({
      ok: false,
      error: { code: 'proposal/stale-revision', proposal: id, revision: 2 },
    });
  });

  it('give a signature back until the last party signs', () => {
    const table = aNegotiation();
    const { id } = table.table('ALB', aFreeTradeArea('ALB', 'DUN'));
    table.act('ALB', { type: 'withdrawSignature', proposal: id });
    table.sign('DUN', id);
    expect(table.proposal(id).status).toBe('open');
    table.sign('ALB', id);
    expect(table.proposal(id).status).toBe('concluded');
    expect(table.ask('ALB', { type: 'withdrawSignature', proposal: id })).toMatchObject({
      ok: false,
      error: { code: 'proposal/not-open' },
    });
  });

  it('are withdrawn, published and read by those who may', () => {
    const table = aNegotiation();
    const { id } = table.table('ALB', aFreeTradeArea('ALB', 'DUN'));
    table.act('DUN', { type: 'openProposal', proposal: id, revision: 1 });
    expect(table.act('DUN', { type: 'openProposal', proposal: id, revision: 1 })).toEqual([]);
    expect(table.proposal(id).openedBy).toEqual(['ALB', 'DUN']);
    expect(table.ask('DUN', { type: 'publishProposal', proposal: id })).toMatchObject({
      error: { code: 'proposal/not-the-author' },
    });
    table.act('ALB', { type: 'publishProposal', proposal: id });
    expect(table.act('ALB', { type: 'publishProposal', proposal: id })).toEqual([]);
    expect(table.proposal(id).isPublic).toBe(true);
    table.act('ALB', { type: 'withdrawProposal', proposal: id });
    expect(table.proposal(id).lapse).toEqual({ type: 'withdrawn' });
  });

  it('number at most four open ones a seat and sixty versions a round', () => {
    const table = aNegotiation();
    const drafts = [aFreeTradeArea('ALB', 'BOR'), aFreeTradeArea('ALB', 'CAT'), aFreeTradeArea('ALB', 'DUN')];
    const [first] = drafts.map((draft) => table.table('ALB', draft));
    table.table('ALB', aDraft(['ALB', 'DUN'], aCut('ALB', 'DUN', 500)));
    const fifth = { type: 'tableProposal', draft: aDraft(['ALB', 'DUN'], aCut('DUN', 'ALB', 500)) } as const;
    expect(table.ask('ALB', fifth)).toEqual({
      ok: false,
      error: { code: 'proposal/too-many-open', limit: OPEN_PROPOSALS_PER_SEAT },
    });
    const revise = {
      type: 'reviseProposal',
      proposal: first?.id ?? 'p0',
      draft: aFreeTradeArea('ALB', 'BOR'),
    } as const;
    for (let written = OPEN_PROPOSALS_PER_SEAT; written < VERSIONS_PER_SEAT_AND_ROUND; written++)
      table.act('ALB', revise);
    expect(table.ask('ALB', revise)).toEqual({
      ok: false,
      error: { code: 'proposal/too-many-revisions', limit: VERSIONS_PER_SEAT_AND_ROUND },
    });
  });

  it('tabled or signed shortly before the bell give more time, once a round', () => {
    const table = aNegotiation();
    const endsAtMs = table.state.clock.endsAtMs ?? 0;
    table.nowMs = endsAtMs - OVERTIME_MS / 2;
    const { id } = table.table('ALB', aFreeTradeArea('ALB', 'DUN'));
    expect(table.state.clock).toMatchObject({ endsAtMs: endsAtMs + OVERTIME_MS, overtimeUsed: true });
    table.nowMs = endsAtMs + OVERTIME_MS - 1;
    table.sign('DUN', id);
    expect(table.state.clock.endsAtMs).toBe(endsAtMs + OVERTIME_MS);
  });

  it('need no unanimity about what they do not contain: a hybrid makes an area and an arrangement beside it', () => {
    const table = aNegotiation({ round: 2 });
    table.conclude(
      aDraft(
        ['ALB', 'DUN', 'BOR'],
        { type: 'freeTradeArea', among: ['ALB', 'DUN'], exceptions: [] },
        aCut('BOR', 'ALB', 700),
        aPayment('ALB', 'BOR', 30, 2),
      ),
    );
    expect(table.among('ALB', 'DUN')).toMatchObject({ level: 2, concessions: [], payments: [] });
    expect(table.among('ALB', 'BOR')).toMatchObject({
      level: 1,
      concessions: [{ by: 'BOR', to: 'ALB', sector: 'GRA', rateBp: 700 }],
      payments: [{ from: 'ALB', to: 'BOR', amountMn: 30, untilRound: 3 }],
    });
  });

  it('found a customs union whose members then deal as one', () => {
    const table = aNegotiation();
    table.conclude(aFreeTradeArea('ALB', 'DUN'));
    table.nextRound();
    table.nextRound();
    const { id } = table.among('ALB', 'DUN');
    table.conclude(aCustomsUnion('ALB', 'DUN'));
    expect(table.agreement(id)).toMatchObject({ level: 3, key: { type: 'people' }, boundUntilRound: 4 });
    expect(table.state.walls['ALB']?.mfnRateBp).toEqual(table.state.walls['DUN']?.mfnRateBp);
    expect(table.state.walls['ALB']?.mfnRateBp).toEqual({ GRA: 1_300, CLO: 1_300 });
  });
});

describe('a new text for the same parties', () => {
  const pay = (amountMn: number) =>
    aDraft(['ALB', 'BOR'], aCut('ALB', 'BOR', 500), aPayment('BOR', 'ALB', amountMn, 1));
  const statuses = (table: ReturnType<typeof aTable>) =>
    Object.values(table.state.proposals).map(({ author, status }) => `${author} ${status}`);

  it('takes the earlier one of its author back in a negotiation, and leaves that of the other side', () => {
    const table = aTable({ people: ['ALB'] }).goTo('negotiation', 2);
    const { id } = table.tableProposal(pay(120));
    table.act('BOR', { type: 'tableProposal', counterTo: id, draft: pay(20) });
    table.act('ALB', { type: 'tableProposal', counterTo: 'p1', draft: pay(75) });
    expect(statuses(table)).toEqual(['ALB lapsed', 'BOR open', 'ALB open']);
    expect(table.proposal(id).lapse).toEqual({ type: 'withdrawn' });
    table.act('ALB', { type: 'tableProposal', draft: pay(60) });
    table.act('ALB', { type: 'tableProposal', counterTo: 'p2', draft: aFreeTradeArea('ALB', 'BOR', 'CAT') });
    expect(statuses(table)).toEqual(['ALB lapsed', 'BOR open', 'ALB open', 'ALB open', 'ALB open']);
  });

  it('takes every earlier one back where few can sign few areas, and none in older logs or among bots', () => {
    const { agreementLimits, rounds } = PRESETS.firstLesson;
    const ofLesson = (people: readonly string[], rulesVersion?: number) => {
      const table = aTable({ agreementLimits, rounds, people, at: 'negotiation' });
      if (rulesVersion !== undefined) table.state = { ...table.state, rulesVersion };
      table.tableProposal(pay(120));
      table.tableProposal(pay(75));
      return statuses(table);
    };
    expect(ofLesson(['BOR'])).toEqual(['ALB lapsed', 'ALB open']);
    expect(ofLesson(['BOR'], 5)).toEqual(['ALB open', 'ALB open']);
    expect(ofLesson(['DUN'])).toEqual(['ALB open', 'ALB open']);
  });

  it('makes room for itself where as many are open as may be', () => {
    const table = aTable({ people: ['ALB'], at: 'negotiation' });
    const { id } = table.tableProposal(pay(120));
    table.act('BOR', { type: 'tableProposal', counterTo: id, draft: pay(20) });
    for (const other of ['CAT', 'DUN'] as const) table.tableProposal(aFreeTradeArea('ALB', other));
    table.tableProposal(aDraft(['ALB', 'DUN'], aCut('DUN', 'ALB', 500)));
    table.act('ALB', { type: 'tableProposal', counterTo: 'p1', draft: pay(75) });
    expect(table.proposal(id).status).toBe('lapsed');
  });
});
