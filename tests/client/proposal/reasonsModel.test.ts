import { beforeAll, describe, expect, it } from 'vitest';
import { lostIn } from '../../../client/panels/headlines/revealFigures.ts';
import { changesBetween } from '../../../client/panels/moments/changesModel.ts';
import {
  betterOfferOf,
  bringsMore,
  endingReason,
  fateOf,
  lawInTheWay,
  reasonsOf,
} from '../../../client/panels/proposal/ReasonLines.tsx';
import { reasonsToGive } from '../../../client/panels/proposal/ProposalActionsRow.tsx';
import { nameOf, onOtherMatters, tellerOf, told } from '../../../client/panels/proposal/proposalsOfSeat.ts';
import { moments, showMoments } from '../../../client/panels/moments/momentsModel.ts';
import { signedAway } from '../../../client/panels/proposal/signedAway.ts';
import { foldAlike, signedText } from '../../../client/panels/proposal/proposalModel.ts';
import { signatureLimit } from '../../../client/panels/treaty/GiveGet.tsx';
import { refusedForPart } from '../../../client/panels/treaty/GiveGet.tsx';
import { say } from '../../../client/text/Say.tsx';
import { dataPhrase, loadAllText } from '../../../client/text/t.ts';
import { PRESETS } from '#shared/content/presets.ts';
import { proposalId } from '#shared/kernel/ids.ts';
import { must } from '#shared/kernel/records.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import { redactFor } from '#shared/rules/views/redactFor.ts';
import { bestElsewhere } from '../../../client/panels/treaty/clausePolitics.ts';
import { aFreeTradeArea, aPayment } from '../../support/aNegotiation.ts';
import { aTable } from '../../support/aTable.ts';

beforeAll(loadAllText);

const AMONG = ['ALB', 'BOR'];
const AREA = { parties: AMONG, clauses: [{ type: 'freeTradeArea', among: AMONG, exceptions: [] } as const] };

/** The same, paid for by ALB. */
function aPaidArea(amountMn: number) {
  return { ...AREA, clauses: [...AREA.clauses, aPayment('ALB', 'BOR', amountMn, 2)] };
}

describe('an offer among many', () => {
  it('counts in one sum who has signed, and names who has not', () => {
    const proposal = aTable({ people: 'all', at: 'negotiation' }).tableProposal(AREA);
    expect(signedText(proposal, 'BOR')).toBeUndefined();
    const among = [...proposal.parties, 'CAT', 'DUN'];
    const wide = { ...proposal, parties: among, clauses: AREA.clauses.map((each) => ({ ...each, among })) };
    expect(signedText({ ...wide, clauses: AREA.clauses }, 'BOR')).toBe(
      '1 of 4 have signed; still missing: Cato, Dune and you (of the 4, 2 are members)',
    );
    expect(signedText(wide, 'BOR')).toBe('1 of 4 have signed; still missing: Cato, Dune and you');
    const signed = { ...wide, signatures: { ...wide.signatures, CAT: wide.revision, DUN: wide.revision } };
    expect(signedText(signed, 'BOR')).toBe('3 of 4 have signed; still missing: you');
    expect(signedText({ ...signed, refusedBy: ['BOR'] }, 'ALB')).toBe('3 of 4 have signed');
    expect(signedText({ ...wide, parties: [...wide.parties, 'EVE'] }, 'BOR')).toBe(
      '1 of 5 have signed; still missing: you and 3 others (of the 5, 4 are members)',
    );
    expect(signedText({ ...wide, status: 'concluded' }, 'BOR')).toBeUndefined();
  });

  it('folds older versions of one agreement below the newest, or below that for which no other signature is missing', () => {
    const proposal = aTable({ people: 'all', at: 'negotiation' }).tableProposal(AREA);
    const parties = [...proposal.parties, 'CAT'];
    const version = (id: number, revisedAtMs: number, signed: readonly string[]) => {
      const signatures = Object.fromEntries(signed.map((each) => [each, proposal.revision]));
      return { ...proposal, id: proposalId(id), parties, signatures, revisedAtMs };
    };
    const [first, second, other] = [
      version(11, 1, ['ALB']),
      version(12, 2, ['CAT']),
      version(13, 3, ['ALB']),
    ];
    const union = { ...other, clauses: [aPayment('ALB', 'BOR', 100)] };
    const ids = (offers: readonly (typeof first)[]) =>
      foldAlike(
        offers.map((offer) => [offer]),
        ({ id }) => id !== union.id,
        'BOR',
      ).map((matter) => matter.map(({ id }) => id));
    expect(ids([first, second, union])).toEqual([[second.id, first.id], [union.id]]);
    const ready = { ...first, signatures: { ALB: first.revision, CAT: first.revision } };
    expect(ids([ready, second, union])).toEqual([[ready.id, second.id], [union.id]]);
  });
});

describe('reasons that people may give', () => {
  it('are none of votes where nobody votes, and of leaving where all ends by itself', () => {
    const { state } = aTable({ agreementLimits: PRESETS.firstLesson.agreementLimits });
    const given = reasonsToGive(state);
    expect(given).toContain('smallPart');
    expect(given).not.toContain('votesAtHome');
    expect(given).not.toContain('leftUs');
    expect(reasonsToGive()).toContain('leftUs');
    // Of a raised tariff they are told only where one was raised.
    expect(given).toContain('wallRaised');
    expect(reasonsToGive(state, false)).not.toContain('wallRaised');
  });
});

describe('the reason for a refusal', () => {
  it('is told to the author, and stands with what became of the proposal', () => {
    const table = aTable({ people: 'all', at: 'negotiation' });
    const { id } = table.tableProposal(AREA);
    const before = table.state;
    table.act('BOR', { type: 'refuseProposal', proposal: id, reason: 'lobbyLoses' });
    const [told, ...more] = changesBetween(before, table.state, 'ALB');
    expect(more).toEqual([]);
    expect(told).toMatchObject({ proposal: id, moment: { kind: 'refused', economies: ['BOR'] } });
    expect(told?.moment?.phrase).toEqual(told?.phrase);
    const said = told && say(told.phrase);
    expect(said).toMatch(/^Borea refused your offer to Borea: /);
    // Whoever has pressed it knows.
    expect(changesBetween(before, table.state, 'BOR')).toEqual([]);
    expect(reasonsOf(table.proposal(id))).toEqual([]);
    expect(endingReason(table.proposal(id))).toBe('lobbyLoses');
  });

  it('is told of an offer that was taken back with whose it was, to the others alone', () => {
    const table = aTable({ people: 'all', at: 'negotiation' });
    const { id } = table.tableProposal(AREA);
    const before = table.state;
    table.act('ALB', { type: 'withdrawProposal', proposal: id });
    expect(changesBetween(before, table.state, 'BOR')).toEqual([
      { phrase: { key: 'notice.withdrawn', params: { economy: 'ALB' } }, proposal: id },
    ]);
    expect(changesBetween(before, table.state, 'ALB')).toEqual([]);
  });

  it('is told of an offer that a newer agreement has overtaken with whose it was', () => {
    const table = aTable({ people: 'all', at: 'negotiation' });
    const { id } = table.tableProposal(AREA);
    const twin = table.tableProposal({ ...AREA, parties: ['BOR', 'ALB'] });
    const before = table.state;
    table.act('ALB', { type: 'signProposal', proposal: twin.id, revision: 1, confirmed: true });
    expect(table.proposal(id).lapse?.type).toBe('unlawful');
    const told = (me: string) =>
      changesBetween(before, table.state, me).filter(({ proposal }) => proposal === id);
    expect(told('BOR').map(({ phrase }) => phrase)).toEqual([
      { key: 'notice.lapsedByYours', params: { economy: 'ALB', by: ['ALB'] } },
    ]);
    expect(told('ALB').map(({ phrase }) => phrase)).toEqual([
      { key: 'notice.lapsedOwnByYours', params: { economies: ['BOR'], by: ['BOR'] } },
    ]);
  });

  it('does not call signed what waits for members of a bloc, nor what one of them has refused', async () => {
    await loadAllText();
    const table = aTable({ preset: 'laboratory', people: 'all', at: 'negotiation' }).goTo('negotiation', 2);
    table.conclude(aFreeTradeArea('ALB', 'BOR', 'CAT'));
    table.goTo('negotiation', 3);
    const [agreement] = Object.values(table.state.agreements).map(({ id }) => id);
    const entry = {
      parties: ['DUN', 'BOR'],
      clauses: [
        { type: 'accession', agreement: must(agreement, 'the area'), entrant: 'DUN', former: [] } as const,
      ],
    };
    const [first, twin] = [table.tableProposal(entry, 'DUN'), table.tableProposal(entry, 'BOR')];
    const before = table.state;
    table.act('BOR', { type: 'signProposal', proposal: first.id, revision: 1, confirmed: true });
    expect(table.proposal(first.id).status).toBe('awaitingBell');
    expect(fateOf(table.proposal(first.id), table.state)).toBe(
      'Signed by its parties, and not in force yet: until the talks end Alba and Cato may refuse it.',
    );
    const told = changesBetween(before, table.state, 'DUN').find(({ proposal }) => proposal === twin.id);
    expect(say(must(told, 'what has expired').phrase)).toContain('which is not in force yet');
    const signed = table.state;
    // What became of it is told to whoever signed it at once, on a card that stays, and among the results of the round.
    const isTold = (what: string): void => {
      for (const me of ['DUN', 'BOR']) {
        const change = changesBetween(signed, table.state, me).find(({ proposal }) => proposal === first.id);
        expect(change?.moment, `${what} ${me}`).toMatchObject({ title: 'moment.signedLost', isToYou: true });
        expect(say(must(change, 'a change').phrase)).toContain(fateOf(table.proposal(first.id), table.state));
        expect(lostIn(table.state, table.state.round, me).map(({ id }) => id)).toEqual([first.id]);
      }
      expect(lostIn(table.state, table.state.round, 'CAT')).toEqual([]);
    };
    table.state = { ...signed, agreements: {} };
    table.host('skipPhase');
    expect(table.proposal(first.id).lapse?.type).toBe('unlawful');
    isTold('unlawful at the bell');
    table.state = signed;
    table.act('CAT', { type: 'refuseAdmission', proposal: first.id });
    isTold('refused');
    expect(fateOf(table.proposal(first.id), table.state)).toBe(
      'Cato, a member of the bloc, refused: it never came into force.',
    );
  });

  it('stands on the page of what has lapsed with who signed what is in its way, where the rule names it', async () => {
    const table = aTable({ people: 'all', at: 'negotiation' });
    const { id } = table.tableProposal(AREA);
    const twin = table.tableProposal({ ...AREA, parties: ['BOR', 'ALB'] });
    table.act('ALB', { type: 'signProposal', proposal: twin.id, revision: 1, confirmed: true });
    const { lapse } = table.proposal(id);
    const fault = must(lapse?.type === 'unlawful' ? lapse.fault : undefined, 'fault');
    expect(lawInTheWay(fault, table.state)?.id).toBe(twin.id);
    await loadAllText();
    expect(fateOf(table.proposal(id), table.state)).toMatch(
      /^Expired: it cannot stand beside what .* signed/,
    );
  });

  it('is that the author has signed other terms for the same parties, where it took back its own', async () => {
    const table = aTable({ people: 'all', at: 'negotiation' });
    const { id } = table.tableProposal({ ...AREA, parties: ['BOR', 'ALB'] });
    const other = table.tableProposal({ ...AREA, parties: ['ALB', 'BOR'] });
    const [proposals, lapse] = [table.state.proposals, { type: 'withdrawn' }] as const;
    const gone = { ...table.proposal(id), status: 'lapsed', lapse } as const;
    const signed = { ...other, signatures: { ALB: 1, BOR: 1 } };
    await loadAllText();
    expect(fateOf(gone, table.state)).toMatch(/^Withdrawn by its author\.$/);
    // Whoever signed it hears who refused: its author has not broken its word.
    expect(fateOf({ ...gone, refusedBy: ['CAT'] }, table.state)).toMatch(/^Cato refused, /);
    expect(fateOf(gone, { ...table.state, proposals: { ...proposals, [other.id]: signed } })).toMatch(
      /has signed the terms that .* offered the same parties/,
    );
  });

  it('is told which agreement stands in the way where each may sign one, also where that was known before', () => {
    const { agreementLimits } = PRESETS.firstLesson;
    const table = aTable({ agreementLimits, people: 'all', at: 'negotiation' });
    const { id } = table.tableProposal(AREA);
    const rival = table.tableProposal({
      ...AREA,
      parties: ['ALB', 'CAT'],
      clauses: [{ type: 'freeTradeArea', among: ['ALB', 'CAT'], exceptions: [] }],
    });
    expect(signatureLimit(table.state, table.proposal(id), [rival.id])).toBe(1);
    // An own version of the same deal does not name that deal as one that cannot be signed any more.
    const version = { ...table.proposal(id), id: 'p99' as const, author: 'BOR' };
    expect(onOtherMatters(table.state, version, [id, rival.id])).toEqual([rival.id]);
    const before = table.state;
    table.act('CAT', { type: 'signProposal', proposal: rival.id, revision: 1, confirmed: true });
    const [heard] = changesBetween(before, table.state, 'BOR');
    const news = { key: 'notice.lapsedSigned', params: { by: ['ALB', 'CAT'], limit: 1 } };
    const deal = { phrase: news, economies: ['ALB', 'CAT'], deal: rival.id };
    expect(heard).toMatchObject({ phrase: news, proposal: id, moment: deal });
    // A deal has one card, whatever it ends and does, which stays where an offer of another was the best that lay there.
    const costs = dataPhrase('moment.othersTextLess', {});
    const card = must(heard?.moment, 'its card');
    moments.value = [];
    showMoments([card, { ...card, phrase: costs, isToYou: true }]);
    expect(moments.value).toMatchObject([
      { phrase: { ...news, key: 'notice.lapsedSignedLess' }, isToYou: true },
    ]);
    moments.value = [];
    expect(signedAway(table.state, 'BOR')).toEqual([heard?.phrase]);
    expect(signedAway(table.state, 'ALB')).toEqual([]);
    const worths = new Map([[nameOf(before.proposals[id] ?? rival), { law: '', worth: { percent: 0.5 } }]]);
    told.value = { seat: tellerOf('BOR'), worths };
    const [asCard] = changesBetween(before, table.state, 'BOR');
    expect(asCard).toMatchObject({
      phrase: news,
      moment: { ...deal, title: 'moment.others', isToYou: true },
    });
    told.value = { seat: '', worths: new Map() };
    const { [rival.id]: concluded } = table.state.proposals;
    const heardFirst = { ...before, proposals: { ...before.proposals, [rival.id]: must(concluded, 'law') } };
    expect(changesBetween(heardFirst, table.state, 'BOR')).toEqual([heard]);
    // Whoever has signed reads that nothing more can be signed.
    expect(changesBetween(before, table.state, 'ALB').map(({ phrase: { key } }) => key)).toEqual([
      'notice.concluded',
    ]);
    // Whoever signs elsewhere was told before what that ends.
    const area = ['BOR', 'DUN'];
    table.state = before;
    const other = table.tableProposal({
      parties: area,
      clauses: [{ type: 'freeTradeArea', among: area, exceptions: [] }],
    });
    const then = table.state;
    table.act('DUN', { type: 'signProposal', proposal: other.id, revision: 1, confirmed: true });
    expect(table.proposal(id).status).toBe('lapsed');
    expect(changesBetween(then, table.state, 'BOR').filter(({ proposal }) => proposal === id)).toEqual([]);
  });

  it('is looked for in the own offer of a bot that has a better one', () => {
    const table = aTable({ preset: 'firstLesson', people: ['ALB'], at: 'negotiation' });
    const offer = table.tableProposal({ ...AREA, parties: ['BOR', 'ALB'] }, 'BOR');
    const own = table.tableProposal(aPaidArea(1), 'ALB');
    table.act('BOR', { type: 'refuseProposal', proposal: own.id, reason: 'betterOffer' });
    expect(betterOfferOf(table.state, table.proposal(own.id), 'ALB')?.offer.id).toBe(offer.id);
  });

  it('is looked for in the offer of another that the bot has signed, if the seat is in it', () => {
    const table = aTable({ preset: 'firstLesson', people: ['ALB'] }).goTo('negotiation', 2);
    const own = table.tableProposal(aPaidArea(1), 'ALB');
    const among = (...parties: string[]): Proposal =>
      table.tableProposal({ parties, clauses: [{ type: 'freeTradeArea', among: parties, exceptions: [] }] });
    const [unseen, seen] = [among('CAT', 'BOR', 'DUN'), among('CAT', 'BOR', 'ALB')];
    const found = () => betterOfferOf(table.state, table.proposal(own.id), 'ALB');
    table.act('BOR', { type: 'refuseProposal', proposal: own.id, reason: 'betterOffer' });
    table.act('BOR', { type: 'signProposal', proposal: unseen.id, revision: 1, confirmed: true });
    expect(found()).toBeUndefined();
    table.act('BOR', { type: 'signProposal', proposal: seen.id, revision: 1, confirmed: true });
    expect(found()).toMatchObject({ by: 'BOR', offer: { id: seen.id } });
  });

  it('brings more only where both are written as different numbers', () => {
    expect(bringsMore([{ percent: 0.498 }, { percent: 0.503 }])).toBe(false);
    expect(bringsMore([{ percent: 0.494 }, { percent: 0.496 }])).toBe(true);
    expect(bringsMore([{ percent: 0.5 }, { percent: 0.4 }])).toBe(false);
    expect(bringsMore([undefined, { percent: 0.4 }])).toBe(false);
  });

  it('names the area that brings most to whoever has a better offer that nobody else sees', () => {
    const table = aTable({ preset: 'firstLesson', people: ['ALB'], at: 'negotiation' });
    const { id } = table.tableProposal(aPaidArea(1), 'ALB');
    table.act('BOR', { type: 'refuseProposal', proposal: id, reason: 'betterOffer' });
    const drafts = [aFreeTradeArea('ALB', 'BOR'), aFreeTradeArea('BOR', 'DUN'), aFreeTradeArea('BOR', 'CAT')];
    const worths = [2, 0.4, 1.6].map((percent) => ({ percent: { BOR: percent } }));
    const weighed = {
      job: { type: 'areas', economy: 'ALB', drafts },
      result: { type: 'areas', worths },
    } as const;
    expect(bestElsewhere(table.proposal(id), weighed)).toEqual({
      key: 'proposal.bestElsewhere',
      params: { economy: 'BOR', economies: ['CAT'], change: '+1.60%' },
    });
    expect(bestElsewhere(table.proposal(id))).toBeUndefined();
  });

  it('is told while the proposal goes on with the others', () => {
    const table = aTable({ people: 'all' }).goTo('negotiation', 2);
    const parties = [...AMONG, 'CAT'];
    const { id } = table.tableProposal({
      parties,
      clauses: [{ type: 'freeTradeArea', among: parties, exceptions: [] }],
    });
    table.act('CAT', { type: 'refuseProposal', proposal: id, reason: 'betterOffer' });
    expect(reasonsOf(table.proposal(id))).toEqual([
      { key: 'proposal.refusedSaying', params: { economy: 'CAT', reason: 'betterOffer' } },
    ]);
  });

  it('goes with a counter, and need not be given', () => {
    const table = aTable({ people: 'all', at: 'negotiation' });
    const first = table.tableProposal(AREA);
    table.act('BOR', { type: 'tableProposal', draft: AREA, counterTo: first.id, reason: 'smallPart' });
    const counter = Object.values(table.state.proposals).at(-1);
    expect(counter === undefined ? [] : reasonsOf(counter)).toEqual([
      { key: 'proposal.counters', params: { economy: 'BOR', reason: 'smallPart' } },
    ]);
    const said = { from: 'BOR', reason: 'smallPart' } as const;
    expect(counter === undefined ? [] : reasonsOf(counter, said)).toEqual([]);
    expect(counter && reasonsOf(counter, { ...said, from: 'CAT' })).toHaveLength(1);
    const signed = counter && ({ ...counter, status: 'concluded' } as const);
    expect(signed && reasonsOf(signed)).toEqual([]);
    const before = table.state;
    table.act('BOR', { type: 'refuseProposal', proposal: first.id });
    expect(reasonsOf(table.proposal(first.id))).toEqual([]);
    // A counter-offer stands in the same negotiation: the news say which version they speak of.
    const [told] = changesBetween(before, table.state, 'ALB');
    expect(told && say(told.phrase)).toBe('Borea refused your offer to Borea (earlier offer)');
  });

  it('is seen by the parties alone, until the author shows the proposal', () => {
    const table = aTable({ people: 'all', at: 'negotiation' });
    const { id } = table.tableProposal(AREA);
    table.act('BOR', { type: 'refuseProposal', proposal: id, reason: 'sovereignty' });
    expect(redactFor(table.state, { type: 'seat', economy: 'CAT' }).proposals[id]).toBeUndefined();
    expect(redactFor(table.state, { type: 'seat', economy: 'ALB' }).proposals[id]?.reasons).toEqual({
      BOR: 'sovereignty',
    });
  });
});

describe('the parts of a gain that was refused', () => {
  it('are those of the terms that whoever found its part too small has answered', () => {
    const table = aTable({ people: 'all', at: 'negotiation' });
    const { id } = table.tableProposal(AREA);
    table.act('BOR', {
      type: 'tableProposal',
      draft: aPaidArea(90),
      counterTo: id,
      reason: 'smallPart',
    });
    const counter = must(
      Object.values(table.state.proposals).find(({ counterTo }) => counterTo === id),
      'a counter',
    );
    const asTold = (me: string) => {
      const refused = refusedForPart(table.state, table.proposal(counter.id), me);
      return refused && { terms: refused.terms.id, by: refused.by };
    };
    expect(asTold('ALB')).toEqual({ terms: id, by: 'BOR' });
    // Who has said it knows, and of whom it does not concern nothing is told.
    expect([asTold('BOR'), asTold('CAT')]).toEqual([undefined, undefined]);
    const other = table.tableProposal(aPaidArea(10));
    table.act('BOR', { type: 'refuseProposal', proposal: other.id, reason: 'smallPart' });
    const refused = refusedForPart(table.state, table.proposal(other.id), 'ALB');
    expect(refused).toMatchObject({ terms: { id: other.id }, by: 'BOR' });
    const later = { ...table.state, phase: 'policy' } as const;
    expect(refusedForPart(later, table.proposal(other.id), 'ALB')).toBeUndefined();
  });
});
