import { describe, expect, it } from 'vitest';
import { phaseDue } from '#shared/rules/game/course.ts';
import { remainingMs } from '../../../shared/rules/table/clock.ts';
import { aFreeTradeArea } from '../../support/aNegotiation.ts';
import { HOST, SERVER, aTable, type Table } from '../../support/aTable.ts';

/** Round 1 of a first lesson: four minutes of negotiation. */
const NEGOTIATION_MS = 240_000;

function leftMs(table: Table): number | undefined {
  return remainingMs(table.state, table.nowMs);
}

function atNegotiation(): Table {
  return aTable({ people: ['ALB', 'BOR', 'DUN'], at: 'negotiation' });
}

describe('clock', () => {
  it('closes a phase at its time and not before', () => {
    const table = atNegotiation();
    table.nowMs = NEGOTIATION_MS - 1;
    expect(phaseDue(table.state, table.nowMs)).toBe(false);
    expect(table.refusal(SERVER, { type: 'closePhase' })).toEqual({ code: 'intent/stale-view' });
    table.nowMs = NEGOTIATION_MS;
    expect(phaseDue(table.state, table.nowMs)).toBe(true);
    table.accept(SERVER, { type: 'closePhase' });
    expect(table.state.phase).toBe('policy');
  });

  it('stands still while paused, and goes on with what was left', () => {
    const table = atNegotiation();
    table.nowMs = 100_000;
    table.host('pauseClock');
    table.nowMs = 900_000;
    expect(leftMs(table)).toBe(140_000);
    expect(phaseDue(table.state, table.nowMs)).toBe(false);
    expect(table.refusal(HOST, { type: 'pauseClock' })).toEqual({ code: 'clock/paused' });
    table.host('resumeClock');
    expect(leftMs(table)).toBe(140_000);
    expect(table.refusal(HOST, { type: 'resumeClock' })).toEqual({ code: 'clock/not-paused' });
  });

  it('does not close while paused although all are ready', () => {
    const table = atNegotiation();
    table.letBotsLook();
    table.host('pauseClock');
    for (const economy of ['ALB', 'BOR', 'DUN']) table.act(economy, { type: 'declareReady', ready: true });
    expect(phaseDue(table.state, table.nowMs)).toBe(false);
    table.host('resumeClock');
    expect(phaseDue(table.state, table.nowMs)).toBe(true);
  });

  it('takes a minute more, running or paused', () => {
    const table = atNegotiation();
    table.host('addMinute');
    expect(leftMs(table)).toBe(300_000);
    table.host('pauseClock');
    table.host('addMinute');
    expect(leftMs(table)).toBe(360_000);
    table.host('resumeClock');
    expect(leftMs(table)).toBe(360_000);
  });

  it('knows neither pause nor minutes where there is no limit', () => {
    const table = aTable({ timed: false, at: 'negotiation' });
    for (const type of ['pauseClock', 'addMinute'] as const) {
      expect(table.refusal(HOST, { type })).toEqual({ code: 'clock/no-limit' });
    }
    expect(leftMs(table)).toBeUndefined();
  });

  it('gives 20 s back after a restart of the server, running or paused, and nothing where there is no limit', () => {
    const table = atNegotiation();
    table.accept(SERVER, { type: 'noteRestart' });
    expect(leftMs(table)).toBe(NEGOTIATION_MS + 20_000);
    table.host('pauseClock');
    table.accept(SERVER, { type: 'noteRestart' });
    expect(leftMs(table)).toBe(NEGOTIATION_MS + 40_000);
    expect(aTable().accept(SERVER, { type: 'noteRestart' })).toEqual([]);
  });

  it('starts a phase again with its full time; proposals and law stand, readiness falls', () => {
    const table = atNegotiation();
    table.conclude(aFreeTradeArea('ALB', 'DUN'));
    const open = table.tableProposal(aFreeTradeArea('BOR', 'CAT'));
    table.act('ALB', { type: 'declareReady', ready: true });
    table.nowMs = 200_000;
    table.host('pauseClock');
    table.host('restartPhase');
    expect(leftMs(table)).toBe(NEGOTIATION_MS);
    expect(table.proposal(open.id).status).toBe('open');
    expect(Object.keys(table.state.agreements)).toHaveLength(1);
    expect(table.state.seats['ALB']?.ready).toBe(false);
  });

  it('reopens the envelopes when policy starts again', () => {
    const table = aTable({ people: ['ALB'], at: 'policy' });
    const policy = { type: 'wall', shiftBp: -200, apart: [] } as const;
    table.act('ALB', { type: 'sealPolicy', policy });
    table.accept(SERVER, { type: 'noteBotThought', economy: 'BOR', move: { type: 'policy' } });
    table.host('restartPhase');
    expect(table.state).toMatchObject({ sealedBy: [], policyDrafts: { ALB: policy }, botThoughts: [] });
    table.act('ALB', { type: 'sealPolicy', policy });
  });

  it('rewinds the reveal when results start again', () => {
    const table = aTable({ people: ['ALB'], at: 'results' });
    table.accept(HOST, { type: 'stepReveal', stop: 'gains' });
    expect(table.state.revealStop).toBe('gains');
    table.host('restartPhase');
    expect(table.state.revealStop).toBe('envelopes');
  });
});

describe('overtime', () => {
  it('follows a proposal tabled in the last 20 s, once a round', () => {
    const table = atNegotiation();
    table.nowMs = NEGOTIATION_MS - 20_001;
    table.tableProposal(aFreeTradeArea('ALB', 'DUN'));
    expect(table.state.clock.overtimeUsed).toBe(false);
    table.nowMs = NEGOTIATION_MS - 5_000;
    table.tableProposal(aFreeTradeArea('ALB', 'BOR'));
    expect(leftMs(table)).toBe(25_000);
    table.nowMs += 20_000;
    table.tableProposal(aFreeTradeArea('ALB', 'CAT'));
    expect(leftMs(table)).toBe(5_000);
  });

  it('follows a signature', () => {
    const table = atNegotiation();
    const { id } = table.tableProposal(aFreeTradeArea('ALB', 'DUN'));
    table.nowMs = NEGOTIATION_MS - 1_000;
    table.act('DUN', { type: 'signProposal', proposal: id, revision: 1, confirmed: true });
    expect(leftMs(table)).toBe(21_000);
  });

  it('is kept by a pause, and granted during one', () => {
    const table = atNegotiation();
    table.nowMs = NEGOTIATION_MS - 1_000;
    table.host('pauseClock');
    table.tableProposal(aFreeTradeArea('ALB', 'DUN'));
    expect(leftMs(table)).toBe(21_000);
    table.host('resumeClock');
    expect(leftMs(table)).toBe(21_000);
  });

  it('is beaten by a skip and by all being ready', () => {
    const table = atNegotiation();
    table.nowMs = NEGOTIATION_MS - 1_000;
    table.letBotsLook();
    table.tableProposal(aFreeTradeArea('ALB', 'DUN'));
    for (const economy of ['ALB', 'BOR', 'DUN']) table.act(economy, { type: 'declareReady', ready: true });
    expect(phaseDue(table.state, table.nowMs)).toBe(true);
    table.host('skipPhase');
    expect(table.state.phase).toBe('policy');
  });

  it.each(['skipPhase', 'restartPhase'] as const)(
    'refuses %s about a phase that has closed meanwhile',
    (type) => {
      const table = atNegotiation();
      const { phase, round } = table.state;
      table.host('skipPhase');
      const late = { type, during: { phase, round } };
      expect(table.refusal(HOST, late)).toEqual({ code: 'host/gone-by' });
      expect(table.accept(HOST, { type, during: { phase: 'policy', round } })).not.toEqual([]);
      expect(table.refusal(HOST, { type, during: { phase: 'policy', round: round + 1 } })).toEqual({
        code: 'host/gone-by',
      });
    },
  );

  it('comes back with the next round, but not by starting the phase again', () => {
    const table = atNegotiation();
    table.nowMs = NEGOTIATION_MS - 1_000;
    table.tableProposal(aFreeTradeArea('ALB', 'DUN'));
    table.host('restartPhase');
    expect(table.state.clock.overtimeUsed).toBe(true);
    table.goTo('negotiation', 2);
    expect(table.state.clock.overtimeUsed).toBe(false);
  });

  it('does not exist where there is no limit', () => {
    const table = aTable({ people: ['ALB'], timed: false, at: 'negotiation' });
    table.tableProposal(aFreeTradeArea('ALB', 'DUN'));
    expect(table.state.clock.endsAtMs).toBeUndefined();
  });
});
