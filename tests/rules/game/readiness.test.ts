import { describe, expect, it } from 'vitest';
import { pendingBotAnswers } from '../../../shared/rules/game/botAnswersDue.ts';
import { phaseDue } from '#shared/rules/game/course.ts';
import { botsDue } from '../../../shared/bots/moves/botMoves.ts';
import { aCut, aDraft, aFreeTradeArea } from '../../support/aNegotiation.ts';
import { aProvincesTable } from '../../support/aProvincesTable.ts';
import { SERVER, aTable, type Table } from '../../support/aTable.ts';

function isDue(table: Table): boolean {
  return phaseDue(table.state, table.nowMs);
}

function ready(table: Table, ...economies: string[]): void {
  for (const economy of economies) table.act(economy, { type: 'declareReady', ready: true });
}

describe('readiness', () => {
  it('closes a phase when everybody present is ready', () => {
    const table = aTable({ people: ['ALB', 'BOR'], at: 'briefing' });
    ready(table, 'ALB');
    expect(isDue(table)).toBe(false);
    ready(table, 'BOR');
    expect(isDue(table)).toBe(true);
    table.accept(SERVER, { type: 'closePhase' });
    expect(table.state.phase).toBe('negotiation');
  });

  it('waits for nobody who is away, and for nobody at all never', () => {
    const table = aTable({ people: ['ALB', 'BOR'], at: 'briefing' });
    ready(table, 'ALB');
    table.accept(SERVER, { type: 'markPresence', economy: 'BOR', present: false });
    expect(isDue(table)).toBe(true);
    table.accept(SERVER, { type: 'markPresence', economy: 'ALB', present: false });
    expect(isDue(table)).toBe(false);
  });

  it('can be taken back', () => {
    const table = aTable({ people: ['ALB'], at: 'briefing' });
    ready(table, 'ALB');
    table.act('ALB', { type: 'declareReady', ready: false });
    expect(isDue(table)).toBe(false);
  });

  it.each([true, false])('is refused (%s) for a phase that has closed meanwhile', (isReady) => {
    const table = aTable({ people: ['ALB'], at: 'policy' });
    const { phase, round } = table.state;
    table.act('ALB', { type: 'declareReady', ready: true, during: { phase, round } });
    table.host('skipPhase');
    const late = { type: 'declareReady', ready: isReady, during: { phase, round } } as const;
    expect(table.refuse('ALB', late)).toEqual({ code: 'intent/wrong-phase', phase: 'results' });
    expect(table.state.seats['ALB']?.ready).toBe(false);
    table.goTo('policy', 2);
    expect(table.refuse('ALB', late)).toEqual({ code: 'intent/wrong-phase', phase: 'policy' });
  });

  it('is refused for a phase that has closed meanwhile among provinces as well', () => {
    const table = aProvincesTable();
    const { phase, round } = table.state;
    const late = { type: 'declareReady', ready: true, during: { phase, round: round - 1 } } as const;
    expect(table.ask('SH', late)).toEqual({
      ok: false,
      error: { code: 'intent/wrong-phase', phase },
    });
  });

  it('falls when a proposal, or a new version of it, reaches a seat, and the author stays ready', () => {
    const table = aTable({ people: 'all', at: 'negotiation' });
    const draft = aFreeTradeArea('ALB', 'DUN');
    ready(table, 'ALB', 'BOR', 'CAT', 'DUN');
    const { id } = table.tableProposal(draft);
    expect(isDue(table)).toBe(false);
    ready(table, 'DUN');
    expect(isDue(table)).toBe(true);
    table.act('ALB', { type: 'reviseProposal', proposal: id, draft: { ...draft, title: 'lantern' } });
    expect(table.state.seats['ALB']?.ready).toBe(true);
    expect(table.state.seats['DUN']?.ready).toBe(false);
  });

  it('falls when an entry waits for a member to refuse it', () => {
    const table = aTable({ people: 'all', at: 'negotiation' });
    table.conclude(aFreeTradeArea('ALB', 'DUN'));
    table.goTo('negotiation', 2);
    ready(table, 'BOR', 'DUN');
    const [agreement] = Object.values(table.state.agreements);
    const clause = {
      type: 'accession',
      agreement: agreement?.id ?? 'a0',
      entrant: 'BOR',
      former: [],
    } as const;
    const proposal = table.conclude({ parties: ['BOR', 'ALB'], clauses: [clause] });
    expect(proposal.status).toBe('awaitingBell');
    expect(table.state.seats['BOR']?.ready).toBe(true);
    expect(table.state.seats['DUN']?.ready).toBe(false);
  });

  it('comes with the envelope alone: a prediction is waited for by nobody', () => {
    const table = aTable({ people: ['ALB', 'BOR'], at: 'policy' });
    const policy = { type: 'wall', shiftBp: 0, apart: [] } as const;
    table.act('ALB', { type: 'sealPolicy', policy });
    expect(table.state.seats['ALB']?.ready).toBe(true);
    table.act('ALB', { type: 'predict', ownIncome: 'up', losesMost: 'CAT' });
    expect(table.state.seats['ALB']?.ready).toBe(true);
    table.act('BOR', { type: 'predict', ownIncome: 'down' });
    expect(table.state.seats['BOR']?.ready).toBe(false);
    for (const economy of ['CAT', 'DUN'])
      table.accept(SERVER, { type: 'noteBotThought', economy, move: { type: 'policy' } });
    table.act('BOR', { type: 'sealPolicy', policy });
    expect(isDue(table)).toBe(true);
    table.act('BOR', { type: 'reopenPolicy' });
    expect(table.state.seats['BOR']?.ready).toBe(false);
  });

  it('moves a table of bots alone as fast as it is driven', () => {
    const table = aTable();
    table.host('startGame');
    while (table.state.phase !== 'debrief') table.accept(SERVER, { type: 'closePhase' });
    expect(table.state.reports).toHaveLength(5);
  });
});

describe('answers of bots', () => {
  it('are owed to a proposal until the bot has thought about its present version', () => {
    const table = aTable({ people: ['ALB'], at: 'negotiation' });
    table.letBotsLook();
    const proposal = table.tableProposal(aFreeTradeArea('ALB', 'DUN'));
    ready(table, 'ALB');
    expect(pendingBotAnswers(table.state)).toMatchObject([
      { economy: 'DUN', move: { type: 'answer', proposal: proposal.id } },
    ]);
    expect(isDue(table)).toBe(false);
    const move = { type: 'answer', proposal: proposal.id, revision: proposal.revision } as const;
    const noted = { type: 'noteBotThought', economy: 'DUN', move } as const;
    table.accept(SERVER, noted);
    expect(table.accept(SERVER, noted)).toEqual([]);
    expect(isDue(table)).toBe(true);
    const draft = { ...aFreeTradeArea('ALB', 'DUN'), title: 'lantern' };
    table.act('ALB', { type: 'reviseProposal', proposal: proposal.id, draft });
    expect(pendingBotAnswers(table.state)).toHaveLength(1);
    table.act('DUN', { type: 'refuseProposal', proposal: proposal.id });
    expect(pendingBotAnswers(table.state)).toEqual([]);
  });

  it('come at once when everybody is ready, and so do the offers that bots have left, before the talks end', () => {
    const table = aTable({ people: ['ALB'], at: 'negotiation' });
    const look = (economy: string, at: number) => ({
      economy,
      move: { type: 'propose', look: at } as const,
      dueAtMs: table.state.clock.openedAtMs,
    });
    const proposal = table.tableProposal(aFreeTradeArea('ALB', 'DUN'));
    expect(botsDue(table.state, table.nowMs)).toEqual([]);
    ready(table, 'ALB');
    // First what is open is answered, then each looks round for the first time, and so on; all without a wait.
    const answer = { type: 'answer', proposal: proposal.id, revision: 1 } as const;
    expect(botsDue(table.state, table.nowMs)).toMatchObject([{ economy: 'DUN', move: answer }]);
    table.accept(SERVER, { type: 'noteBotThought', economy: 'DUN', move: answer });
    for (const at of [0, 1, 2]) {
      const due = ['BOR', 'CAT', 'DUN'].map((economy) => look(economy, at));
      expect(botsDue(table.state, table.nowMs)).toEqual(due);
      expect(isDue(table)).toBe(false);
      for (const { economy, move } of due) table.accept(SERVER, { type: 'noteBotThought', economy, move });
    }
    expect(isDue(table)).toBe(true);
  });

  it('and offers that are left keep nobody past the bell', () => {
    const table = aTable({ people: ['ALB'], at: 'negotiation' });
    ready(table, 'ALB');
    expect(isDue(table)).toBe(false);
    table.nowMs = table.state.clock.endsAtMs ?? NaN;
    expect(isDue(table)).toBe(true);
  });

  it('take back the readiness of whom an offer reaches once, and all others come at once then', () => {
    const table = aTable({ people: ['ALB'], at: 'negotiation' });
    const { openedAtMs } = table.state.clock;
    ready(table, 'ALB');
    table.tableProposal(aFreeTradeArea('DUN', 'ALB'));
    expect(table.state.seats['ALB']).toMatchObject({ ready: false, timesReady: 1 });
    expect(botsDue(table.state, table.nowMs).map(({ dueAtMs }) => dueAtMs)).toEqual(
      ['BOR', 'CAT', 'DUN'].map(() => openedAtMs),
    );
    expect(isDue(table)).toBe(false);
    ready(table, 'ALB');
    const draft = aFreeTradeArea('BOR', 'ALB');
    const { id } = table.tableProposal(draft);
    table.act('BOR', { type: 'reviseProposal', proposal: id, draft: { ...draft, title: 'lantern' } });
    expect(table.state.seats['ALB']?.ready).toBe(true);
    table.goTo('negotiation', 2);
    expect(table.state.seats['ALB']?.timesReady).toBeUndefined();
    ready(table, 'ALB');
    table.tableProposal(aFreeTradeArea('CAT', 'ALB'));
    expect(table.state.seats['ALB']?.ready).toBe(false);
    ready(table, 'ALB');
    table.act('ALB', { type: 'declareReady', ready: false });
    ready(table, 'ALB');
    table.tableProposal(aFreeTradeArea('DUN', 'ALB'));
    expect(table.state.seats['ALB']?.ready).toBe(false);
  });

  it('take it back again where they answer the seat itself, or replace what it has signed', () => {
    const table = aTable({ people: ['ALB'], at: 'negotiation' });
    // Three may sign one text from the second round on.
    table.goTo('negotiation', 2);
    const area = aFreeTradeArea('ALB', 'CAT');
    const asked = table.tableProposal(area);
    const signed = table.tableProposal(aDraft(['BOR', 'ALB', 'DUN'], aCut('BOR', ['ALB', 'DUN'], 900)));
    const { id, revision } = signed;
    table.act('ALB', { type: 'signProposal', proposal: id, revision, confirmed: true });
    table.act('DUN', { type: 'refuseProposal', proposal: id });
    ready(table, 'ALB');
    table.tableProposal(aFreeTradeArea('DUN', 'ALB'));
    ready(table, 'ALB');
    table.act('CAT', { type: 'tableProposal', draft: { ...area, title: 'lantern' }, counterTo: asked.id });
    expect(table.state.seats['ALB']?.ready).toBe(false);
    ready(table, 'ALB');
    table.act('BOR', { type: 'goOnWithout', proposal: id });
    expect(table.proposal(id)).toMatchObject({ parties: ['BOR', 'ALB'], revision: 2 });
    expect(table.state.seats['ALB']?.ready).toBe(false);
  });

  it('think again about a refusal before they look round, also after an offer has taken readiness back', () => {
    const table = aTable({ people: ['ALB'], at: 'negotiation' });
    ready(table, 'ALB');
    const { id } = table.tableProposal(aFreeTradeArea('DUN', 'ALB'));
    table.act('ALB', { type: 'refuseProposal', proposal: id });
    expect(table.state.seats['ALB']?.ready).toBe(false);
    const [first, second] = botsDue(table.state, table.nowMs);
    expect(first).toMatchObject({ economy: 'DUN', move: { type: 'rethink', proposal: id } });
    expect(second?.move.type).toBe('propose');
  });

  it('keep the looks of bots for later while people bargain with each other', () => {
    const table = aTable({ people: ['ALB', 'BOR'], at: 'negotiation' });
    ready(table, 'ALB', 'BOR');
    table.tableProposal(aFreeTradeArea('ALB', 'BOR'));
    expect(table.state.seats['BOR']?.ready).toBe(false);
    expect(botsDue(table.state, table.nowMs)).toEqual([]);
    ready(table, 'BOR');
    expect(botsDue(table.state, table.nowMs).map(({ move }) => move.type)).toContain('propose');
  });

  it('take back no readiness for good: what a person offers always does', () => {
    const table = aTable({ people: ['ALB', 'BOR'], at: 'negotiation' });
    ready(table, 'ALB', 'BOR');
    table.tableProposal(aFreeTradeArea('DUN', 'ALB'));
    ready(table, 'ALB');
    table.tableProposal(aFreeTradeArea('BOR', 'ALB'));
    expect(table.state.seats['ALB']).toMatchObject({ ready: false });
  });

  it('come after 8 to 20 seconds, always the same for the same move', () => {
    const table = aTable({ people: ['ALB'], at: 'negotiation' });
    table.nowMs = 50_000;
    table.tableProposal(aFreeTradeArea('ALB', 'DUN'));
    const [answer] = pendingBotAnswers(table.state);
    const delayMs = (answer?.dueAtMs ?? 0) - 50_000;
    expect(delayMs).toBeGreaterThanOrEqual(8_000);
    expect(delayMs).toBeLessThanOrEqual(20_000);
    expect(pendingBotAnswers(table.state)).toEqual([answer]);
  });

  it('are not owed by a bot that minds a seat', () => {
    const table = aTable({ people: ['ALB', 'DUN'], at: 'negotiation' });
    table.accept(SERVER, { type: 'markPresence', economy: 'DUN', present: false });
    table.tableProposal(aFreeTradeArea('ALB', 'DUN'));
    expect(pendingBotAnswers(table.state)).toEqual([]);
  });

  it('include the envelope, sealed or thought about', () => {
    const table = aTable({ people: ['ALB', 'BOR'], at: 'policy' });
    ready(table, 'ALB', 'BOR');
    expect(
      pendingBotAnswers(table.state)
        .map(({ economy }) => economy)
        .toSorted(),
    ).toEqual(['CAT', 'DUN']);
    table.act('CAT', { type: 'sealPolicy', policy: { type: 'wall', shiftBp: 0, apart: [] } });
    table.accept(SERVER, { type: 'noteBotThought', economy: 'DUN', move: { type: 'policy' } });
    expect(isDue(table)).toBe(true);
  });
});
