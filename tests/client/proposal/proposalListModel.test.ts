import { draftAmongRest } from '../../../client/panels/treaty/templates.ts';
import { describe, expect, it } from 'vitest';
import { OPEN_PROPOSALS_PER_SEAT } from '#shared/content/treatyConstants.ts';
import { PRESETS } from '#shared/content/presets.ts';
import { agreementId } from '#shared/kernel/ids.ts';
import { must } from '#shared/kernel/records.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { findFaults } from '#shared/rules/countries/proposals.ts';
import { PANES, isOwnPhase } from '../../../client/panels/table/TableShell.tsx';
import { changesBetween } from '../../../client/panels/moments/changesModel.ts';
import { yourMove } from '../../../client/panels/countries/YourMoveStrip.tsx';
import {
  actionsOn,
  awaitsAnswerOf,
  consentingParties,
  fromTo,
  saysItself,
  signaturesOf,
  signersBeside,
} from '../../../client/panels/proposal/proposalModel.ts';
import { isPartlyTied, ladderStep } from '../../../client/panels/proposal/ProposalHeader.tsx';
import { refusalsAmong } from '../../../client/panels/treaty/clausePolitics.ts';
import { otherVersions, proposalList } from '../../../client/panels/proposal/proposalsOfSeat.ts';
import { draftOf } from '#shared/rules/table/proposal.ts';
import { clausesBesideTitle } from '../../../client/panels/treaty/DiffChips.tsx';
import { markedFaults, waysOut } from '../../../client/panels/desk/deskModel.ts';
import { confirmAction } from '../../../client/panels/desk/SignDialog.tsx';
import { draftFrom, firstDraft, templatesFor } from '../../../client/panels/treaty/templates.ts';
import { phrase } from '../../../client/text/t.ts';
import { viewport } from '../../../client/state/viewport.ts';
import { wayToProposal } from '../../../client/panels/table/MoveStrip.tsx';
import {
  desk,
  leaveTalk,
  openProposal,
  resetTable,
  showTalk,
  tab,
} from '../../../client/state/tableState.ts';
import { loadAllText } from '../../../client/text/t.ts';
import { aDeepUnion } from '../../support/aDeepUnion.ts';
import { aFreeTradeArea, aPayment } from '../../support/aNegotiation.ts';
import { besideDeal } from '../../../client/panels/treaty/readinessText.ts';
import { aTable } from '../../support/aTable.ts';
import { aWtoTable, putOnFloor } from '../../support/aWtoTable.ts';

function withOffer() {
  const table = aTable({ people: 'all', at: 'negotiation' });
  const drafting = { scenario: table.scenario, game: table.state, me: 'ALB', partners: ['BOR'] };
  const proposal = table.tableProposal(draftFrom('freeTradeArea', drafting));
  return { table, proposal };
}

describe('proposals as a seat sees them', () => {
  it('names one of many parties and counts the others, and tells of clauses only what the title leaves out', async () => {
    await loadAllText();
    const table = aTable({ people: 'all', at: 'negotiation' });
    const area = table.tableProposal(aFreeTradeArea('ALB', 'BOR'));
    const { parties, clauses } = aFreeTradeArea('CAT', 'ALB', 'BOR', 'DUN');
    const all = { ...area, author: 'CAT', parties, clauses };
    expect(fromTo(area, 'BOR')).toBe('From Alba to you');
    const payment = { type: 'payment', from: 'ALB', to: 'BOR', amountMn: 46, rounds: 2 } as const;
    const paid = { ...area, clauses: [...area.clauses, payment] };
    expect(clausesBesideTitle(paid)).toEqual([payment]);
    expect(saysItself(area, 'BOR')).toBe(true);
    expect(saysItself({ ...area, status: 'concluded' }, 'ALB')).toBe(true);
    expect([saysItself(area, 'ALB'), saysItself(all, 'BOR')]).toEqual([false, false]);
  });

  it('asks the addressee for an answer and lets the author wait', () => {
    const { table, proposal } = withOffer();
    expect(awaitsAnswerOf(proposal, 'BOR')).toBe(true);
    expect(awaitsAnswerOf(proposal, 'ALB')).toBe(false);
    expect(proposalList(table.state, 'BOR').answer.map(({ id }) => id)).toEqual([proposal.id]);
    expect(proposalList(table.state, 'ALB').waiting.map(({ id }) => id)).toEqual([proposal.id]);
    expect(yourMove(table.scenario, table.state, 'BOR')).toMatchObject({
      urgent: true,
      target: { type: 'proposal', proposal: proposal.id },
    });
    expect(yourMove(table.scenario, table.state, 'ALB').phrase.key).toBe('move.waitOpening');
  });

  it('puts what another person has written before what bots have, however old that is', () => {
    const table = aTable({ people: ['ALB', 'BOR'], at: 'negotiation' });
    const [ofBot, ofPerson] = ['CAT', 'ALB'].map((me) =>
      table.tableProposal(
        draftFrom('freeTradeArea', { scenario: table.scenario, game: table.state, me, partners: ['BOR'] }),
      ),
    );
    expect(proposalList(table.state, 'BOR').answer.map(({ id }) => id)).toEqual([ofPerson?.id, ofBot?.id]);
    expect(yourMove(table.scenario, table.state, 'BOR').phrase).toEqual({
      key: 'move.answer',
      params: { economy: 'ALB' },
    });
  });

  it('calls to a package at the conference until one is ready', () => {
    const table = aWtoTable({ people: ['ALB', 'BOR'] });
    putOnFloor(table, 'ALB');
    const key = () => yourMove(table.scenario, table.state, 'BOR').phrase.key;
    expect(key()).toBe('move.answerPackage');
    table.act('BOR', { type: 'declareReady', ready: true });
    expect(key()).not.toBe('move.answerPackage');
  });

  it('names whom the table waits for where they are few', () => {
    const table = aTable({ people: ['ALB', 'BOR'], at: 'negotiation' });
    table.act('ALB', { type: 'declareReady', ready: true });
    expect(yourMove(table.scenario, table.state, 'ALB').phrase).toEqual({
      key: 'move.waitFor',
      params: { economies: ['BOR'] },
    });
  });

  it('names those who are to be members apart from those who must only agree', () => {
    const { proposal } = withOffer();
    expect(consentingParties(proposal)).toEqual([]);
    const wide = { ...proposal, parties: [...proposal.parties, 'CAT', 'DUN'] };
    expect(consentingParties(wide)).toEqual(['CAT', 'DUN']);
    // Who is only paid for its word is no member.
    const paid = { ...wide, clauses: [...wide.clauses, aPayment('BOR', 'CAT', 100)] };
    expect(consentingParties(paid)).toEqual(['CAT', 'DUN']);
    expect(fromTo(wide, 'BOR')).toBe('From Alba to you');
    const admission = { type: 'accession', agreement: agreementId(1), entrant: 'BOR', former: [] } as const;
    expect(consentingParties({ ...wide, clauses: [admission] })).toEqual([]);
  });

  it('says beside a listed deal who must only agree to it', () => {
    const { scenario, state } = aTable({ people: 'all', at: 'negotiation' });
    const draft = { ...aFreeTradeArea('ALB', 'CAT'), parties: ['ALB', 'CAT', 'BOR'] };
    expect(besideDeal(scenario, state, draft, 'ALB')).toEqual(['Borea must also agree']);
  });

  it('is to go on once the reveal has come to its question', () => {
    const table = aTable({ people: 'all' }).goTo('results');
    expect(yourMove(table.scenario, table.state, 'ALB').phrase.key).toBe('move.results');
    const moveAtQuestion = () =>
      yourMove(table.scenario, { ...table.state, revealStop: 'question' as const }, 'ALB');
    expect(moveAtQuestion()).toMatchObject({ phrase: { key: 'move.goOn' }, target: { type: 'ready' } });
    table.act('ALB', { type: 'declareReady', ready: true });
    expect(moveAtQuestion().phrase.key).toBe('move.waitReady');
  });

  it('leads on from the years after too, which a phone opens at their page', () => {
    const { scenario, state } = aTable({ people: ['ALB'], rounds: 1, timed: false }).goTo('epilogue');
    expect(yourMove(scenario, state, 'ALB')).toMatchObject({
      phrase: { key: 'move.goOn' },
      target: { type: 'ready' },
    });
    for (const phase of ['policy', 'results', 'epilogue'] as const)
      expect([isOwnPhase({ ...state, phase }), PANES[phase]]).toEqual([true, 'economy']);
  });

  it('is to talk about the next round where all signatures are spent, as long as there is one', () => {
    const { agreementLimits } = PRESETS.firstLesson;
    const table = aTable({ agreementLimits, people: 'all', rounds: 2, at: 'negotiation' });
    const move = () => yourMove(table.scenario, table.state, 'ALB').phrase.key;
    table.conclude(aFreeTradeArea('ALB', 'BOR'));
    expect(move()).toBe('move.noSignatureLeft');
    table.goTo('negotiation', 2);
    table.conclude(aFreeTradeArea('ALB', 'CAT'));
    expect(move()).toBe('move.noSignatureLeft');
  });

  it('is to press Ready where all others have signed and nobody is left to sign with', () => {
    const { agreementLimits } = PRESETS.firstLesson;
    const table = aTable({ agreementLimits, people: 'all', rounds: 4 }).goTo('negotiation', 4);
    table.conclude(aFreeTradeArea('BOR', 'CAT', 'DUN'));
    for (const board of [phrase('move.board'), phrase('move.boardNone')])
      expect(yourMove(table.scenario, table.state, 'ALB', { board })).toMatchObject({
        urgent: false,
        phrase: { key: 'move.nobodyLeft' },
        target: { type: 'ready' },
      });
  });

  it('says that bots finish once everybody is ready', () => {
    const table = aTable({ people: ['ALB'], at: 'negotiation', timed: false });
    table.act('ALB', { type: 'declareReady', ready: true });
    expect(yourMove(table.scenario, table.state, 'ALB').phrase.key).toBe('move.waitBots');
  });

  it('calls nobody to the opening of envelopes for whom all stops are open', () => {
    const { scenario, state } = aTable({ people: ['ALB'], timed: false }).goTo('results');
    expect(state.revealStop).toBe('envelopes');
    expect(yourMove(scenario, state, 'ALB').phrase.key).toBe('move.goOn');
    expect(yourMove(scenario, state, 'ALB', { mayHost: true }).phrase.key).toBe('move.results');
  });

  it('shows the author that the proposal is being read', () => {
    const { table, proposal } = withOffer();
    table.act('BOR', { type: 'openProposal', proposal: proposal.id, revision: 1 });
    expect(signaturesOf(table.proposal(proposal.id))).toContainEqual({ economy: 'BOR', state: 'reading' });
    expect(yourMove(table.scenario, table.state, 'ALB').phrase.key).toBe('move.waitReading');
  });

  it('keeps among those that wait for others none that was answered by another offer', () => {
    const { table, proposal } = withOffer();
    table.act('BOR', { type: 'tableProposal', draft: draftOf(proposal), counterTo: proposal.id });
    const counter = must(Object.values(table.state.proposals).at(-1), 'the counter-offer');
    const { answer, waiting } = proposalList(table.state, 'ALB');
    expect([waiting, answer.map(({ id }) => id)]).toEqual([[], [counter.id]]);
    expect(otherVersions(table.state, counter, 'ALB').map(({ id }) => id)).toEqual([proposal.id]);
    // Once that is refused, the first offer is what waits.
    table.act('ALB', { type: 'refuseProposal', proposal: counter.id });
    expect(proposalList(table.state, 'ALB').waiting.map(({ id }) => id)).toEqual([proposal.id]);
  });

  it('offers the author to go on without those who refused', () => {
    const table = aTable({ people: 'all' }).goTo('negotiation', 2);
    const parties = ['ALB', 'BOR', 'CAT'];
    const proposal = table.tableProposal({
      parties,
      clauses: [{ type: 'freeTradeArea', among: parties, exceptions: [] }],
    });
    table.act('CAT', { type: 'refuseProposal', proposal: proposal.id });
    const refused = table.proposal(proposal.id);
    expect(actionsOn(table.state, refused, 'ALB').goOnWithout).toEqual(['CAT']);
    // The desk shows what the rest would sign, and names who has signed what stood before.
    expect(draftAmongRest(table.scenario, table.state, refused)?.parties).toEqual(['ALB', 'BOR']);
    expect(signersBeside(refused, 'ALB')).toEqual([]);
    expect(signersBeside({ ...refused, signatures: { ALB: 1, BOR: 1 } }, 'ALB')).toEqual(['BOR']);
    expect(actionsOn(table.state, refused, 'BOR').goOnWithout).toEqual([]);
    expect(yourMove(table.scenario, table.state, 'ALB').phrase.key).toBe('move.refused');
    // Borea's signature would make no law of it.
    const { answer, waiting, refused: listed } = proposalList(table.state, 'BOR');
    expect([...answer, ...waiting]).toEqual([]);
    expect(listed.map(({ id }) => id)).toEqual([proposal.id]);
    expect(yourMove(table.scenario, table.state, 'BOR').urgent).toBe(false);
  });

  it('tells both sides of each step, and nobody of the own ones', () => {
    const { table, proposal } = withOffer();
    const before = table.state;
    table.act('BOR', { type: 'signProposal', proposal: proposal.id, revision: 1, confirmed: true });
    const keys = (me: string) => changesBetween(before, table.state, me).map(({ phrase }) => phrase.key);
    expect(keys('ALB')).toEqual(['notice.concluded']);
    expect(keys('BOR')).toEqual(['notice.concluded']);
    expect(keys('DUN')).toEqual([]);
  });

  it('draws the step from where the least tied pair stands', () => {
    const { table, proposal } = withOffer();
    expect(ladderStep(table.state, proposal)).toEqual({ from: 0, to: 2 });
    expect(ladderStep(table.state, { parties: ['ALB'], clauses: [] })).toEqual({ from: 0, to: 0 });
    table.act('BOR', { type: 'signProposal', proposal: proposal.id, revision: 1, confirmed: true });
    const union = {
      parties: ['ALB', 'BOR'],
      clauses: [
        { type: 'customsUnion', among: ['ALB', 'BOR'], key: { type: 'people' }, former: [] } as const,
      ],
    };
    expect(ladderStep(table.state, union)).toEqual({ from: 2, to: 3 });
    expect(isPartlyTied(table.state, union)).toBe(false);
    expect(isPartlyTied(table.state, { parties: ['ALB', 'BOR', 'CAT'], clauses: [] })).toBe(true);
    expect(isPartlyTied(table.state, { parties: ['ALB', 'CAT'], clauses: [] })).toBe(false);
  });

  it('says of a merger that some have an agreement, though all who sign have', () => {
    const table = aTable({ people: 'all', at: 'negotiation' });
    const signAll = (draft: Draft): void => {
      const { id, revision } = table.tableProposal(draft);
      for (const party of draft.parties.slice(1))
        table.act(party, { type: 'signProposal', proposal: id, revision, confirmed: true });
    };
    signAll(aFreeTradeArea('ALB', 'BOR'));
    signAll(aFreeTradeArea('ALB', 'CAT'));
    const [with2, with3] = Object.values(table.state.agreements);
    const merger = {
      type: 'merger',
      agreement: must(with2, 'area').id,
      with: must(with3, 'area').id,
      former: [],
    } as const;
    expect(ladderStep(table.state, { parties: ['ALB', 'CAT'], clauses: [merger] }).from).toBe(0);
    expect(isPartlyTied(table.state, { parties: ['ALB', 'CAT'], clauses: [merger] })).toBe(true);
  });

  it('promises with the last signature no more than it does', () => {
    const none = { awaitsBell: false, awaitsRatification: false, lapses: [], ends: [], notices: [] };
    expect(confirmAction(none)).toBe('confirm.sign');
    expect(confirmAction({ ...none, awaitsBell: true })).toBe('proposal.sign');
    expect(confirmAction({ ...none, awaitsBell: true, awaitsRatification: true })).toBe('confirm.signVote');
  });

  it('offers entry only where exactly one side has a bloc', () => {
    const { table, proposal } = withOffer();
    const templates = (me: string, partner: string) =>
      templatesFor({ scenario: table.scenario, game: table.state, me, partners: [partner] });
    expect(templates('CAT', 'ALB')).not.toContain('join');
    table.act('BOR', { type: 'signProposal', proposal: proposal.id, revision: 1, confirmed: true });
    expect(templates('CAT', 'ALB')).toContain('join');
    expect(templates('ALB', 'BOR')).not.toContain('join');
    expect(templates('CAT', 'ALB')).not.toContain('merge');
  });

  it('begins an offer with the free trade that two lack, else with a cut on either side', () => {
    const { table, proposal } = withOffer();
    const draft = (me: string, partner: string) =>
      firstDraft({ scenario: table.scenario, game: table.state, me, partners: [partner] });
    const kinds = (me: string, partner: string) => draft(me, partner).clauses.map(({ type }) => type);
    expect(draft('ALB', 'DUN').parties).toEqual(['ALB', 'DUN']);
    expect(kinds('ALB', 'DUN')).toEqual(['freeTradeArea']);
    table.act('BOR', { type: 'signProposal', proposal: proposal.id, revision: 1, confirmed: true });
    expect(kinds('ALB', 'BOR')).not.toContain('freeTradeArea');
    const drafting = { scenario: table.scenario, game: table.state, me: 'ALB', partners: [] };
    expect(firstDraft(drafting).clauses).toEqual([]);
  });

  it('begins an offer to a member of a union with the whole union, which alone may be sent', () => {
    const { scenario, state } = aDeepUnion(3, 'USA', 'CAN', 'MEX');
    const draft = firstDraft({ scenario, game: state, me: 'JPN', partners: ['CAN'] });
    expect(new Set(draft.parties)).toEqual(new Set(['JPN', 'USA', 'CAN', 'MEX']));
    expect(draft.clauses).toMatchObject([{ type: 'freeTradeArea', among: draft.parties }]);
    expect(findFaults(scenario, state, draft, 'JPN')).toEqual([]);
  });

  it('leads to no offer that is open already', () => {
    // A phone shows one view at a time.
    viewport.value = 'phone';
    openProposal.value = 'p1';
    expect([wayToProposal('p1').isHere, wayToProposal('p2').isHere]).toEqual([true, false]);
    tab.value = 'map';
    expect(wayToProposal('p1').isHere).toBe(false);
    resetTable();
    expect(wayToProposal('p1').isHere).toBe(false);
  });

  it('leads back from the talk to the tab and the draft from which one was led there, once', () => {
    const work = { draft: { parties: ['ALB', 'BOR'], clauses: [] } };
    [tab.value, desk.value] = ['map', work];
    showTalk({ type: 'plenary' });
    desk.value = undefined;
    showTalk({ type: 'pair', with: 'BOR' });
    leaveTalk();
    expect([tab.value, desk.value]).toEqual(['map', work]);
    tab.value = 'economy';
    leaveTalk();
    expect(tab.value).toBe('economy');
    resetTable();
  });

  it('asks nobody to write where nothing may be sent', () => {
    const table = aTable({ people: 'all', at: 'negotiation' });
    const { scenario, state } = table;
    expect(yourMove(scenario, state, 'ALB').target?.type).toBe('board');
    for (let count = 0; count < OPEN_PROPOSALS_PER_SEAT; count += 1)
      table.tableProposal(aFreeTradeArea('ALB', 'DUN'));
    expect(yourMove(scenario, table.state, 'ALB').target?.type).not.toBe('board');
  });

  it('says who signs nothing with whoever raised a tariff that they paid, of bots alone', () => {
    const { agreementLimits } = PRESETS.firstLesson;
    const table = aTable({ agreementLimits, people: ['ALB', 'BOR'], at: 'policy' });
    for (const economy of ['ALB', 'BOR'])
      table.act(economy, { type: 'sealPolicy', policy: { type: 'wall', shiftBp: 100, apart: [] } });
    const told = (...parties: string[]) => refusalsAmong(table.scenario, table.state, parties, 'ALB');
    expect(told('ALB', 'CAT')).toEqual([]);
    table.goTo('briefing', 2);
    expect(told('ALB', 'BOR')).toEqual([]);
    expect(told('ALB', 'CAT')).toEqual([{ key: 'refuses.you', params: { economies: ['CAT'] } }]);
    expect(told('ALB', 'BOR', 'CAT')).toEqual([
      { key: 'refuses.you', params: { economies: ['CAT'] } },
      { key: 'refuses.other', params: { economy: 'CAT', against: ['BOR'] } },
    ]);
    table.goTo('briefing', 3);
    expect(told('ALB', 'BOR', 'CAT')).toEqual([]);
  });

  it('names the last who have not sealed', () => {
    const table = aTable({ people: ['ALB', 'BOR', 'CAT'], at: 'policy' });
    const seal = (economy: string) =>
      table.act(economy, { type: 'sealPolicy', policy: { type: 'wall', shiftBp: 0, apart: [] } });
    seal('ALB');
    const told = () => yourMove(table.scenario, table.state, 'ALB').phrase;
    const others = Object.keys(table.state.seats).filter((seat) => !table.state.sealedBy.includes(seat));
    expect(others.length).toBeGreaterThan(2);
    expect(told().key).not.toBe('move.waitFor');
    seal('BOR');
    expect(told()).toMatchObject({ key: 'move.waitFor', params: { economies: ['CAT', 'DUN'] } });
  });
});

describe('a desk where agreements are few', () => {
  it('offers as ways out only what partners can sign who have a signature left', () => {
    const { agreementLimits, rounds } = PRESETS.firstLesson;
    const table = aTable({ agreementLimits, rounds, people: 'all', at: 'negotiation' });
    table.conclude(aFreeTradeArea('BOR', 'CAT'));
    const ways = (me: string, ...others: string[]) =>
      waysOut(markedFaults(table.scenario, table.state, aFreeTradeArea(me, ...others), me)).map(
        (way) => [way.kind, 'with' in way ? way.with : []] as const,
      );
    expect(ways('ALB', 'BOR', 'CAT', 'DUN')).toEqual([['fewerFounders', ['DUN']]]);
    expect(ways('ALB', 'BOR')).toEqual([]);
    expect(ways('BOR', 'ALB', 'DUN')).toEqual([]);
  });
});
