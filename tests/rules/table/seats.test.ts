import { describe, expect, it } from 'vitest';
import { redactFor } from '#shared/rules/views/redactFor.ts';
import type { Viewer } from '../../../shared/rules/state.ts';
import { SERVER, aTable } from '../../support/aTable.ts';

describe('seats', () => {
  it('are governed by bots until a person comes', () => {
    const table = aTable();
    expect(Object.keys(table.state.seats).toSorted()).toEqual(table.scenario.dealOrder.toSorted());
    expect(
      Object.values(table.state.seats).every(({ member, present }) => member === undefined && !present),
    ).toBe(true);
    table.accept(SERVER, { type: 'occupySeat', economy: 'CAT', member: 'm7' });
    expect(table.state.seats['CAT']).toMatchObject({ member: 'm7', present: true, ready: false });
  });

  it('are given once, and only where they exist', () => {
    const table = aTable({ people: ['ALB'], at: 'briefing' });
    expect(table.refusal(SERVER, { type: 'occupySeat', economy: 'ALB', member: 'm9' })).toEqual({
      code: 'seat/taken',
      economy: 'ALB',
    });
    for (const type of ['occupySeat', 'vacateSeat', 'markPresence', 'noteBotThought'] as const) {
      const intent = { type, economy: 'XXX', member: 'm9', present: true, move: { type: 'policy' } as const };
      expect(table.refusal(SERVER, intent)).toEqual({ code: 'seat/unknown', economy: 'XXX' });
    }
  });

  it('change when a person moves: the former seat goes to a bot', () => {
    const table = aTable({ people: ['ALB'], at: 'negotiation' });
    const events = table.accept(SERVER, { type: 'occupySeat', economy: 'DUN', member: 'm1' });
    expect(events.map(({ type }) => type)).toEqual(['seatVacated', 'seatOccupied']);
    expect(table.state.seats['ALB']?.member).toBeUndefined();
    expect(table.state.seats['DUN']?.member).toBe('m1');
  });

  it('keep temperament and proposals when their person leaves', () => {
    const table = aTable({ people: ['ALB'], at: 'negotiation' });
    const before = table.state.seats['ALB'];
    table.accept(SERVER, { type: 'vacateSeat', economy: 'ALB' });
    expect(table.state.seats['ALB']).toEqual({
      economy: 'ALB',
      present: false,
      ready: false,
      temperament: before?.temperament,
      vacatedAtMs: table.nowMs,
      stewardship: { sent: [], signed: [], refused: [], left: [], sealed: [] },
    });
    expect(table.accept(SERVER, { type: 'vacateSeat', economy: 'ALB' })).toEqual([]);
    expect(table.refusal(SERVER, { type: 'markPresence', economy: 'ALB', present: true })).toEqual({
      code: 'seat/unknown',
      economy: 'ALB',
    });
  });

  it('pass from hand to hand in one row, and two people can change seats', () => {
    const table = aTable({ people: ['ALB', 'DUN'], at: 'negotiation' });
    const [first, second] = [table.state.seats['ALB']?.member ?? '', table.state.seats['DUN']?.member ?? ''];
    table.accept(SERVER, { type: 'vacateSeat', economy: 'DUN' });
    table.accept(SERVER, { type: 'occupySeat', economy: 'DUN', member: first });
    table.accept(SERVER, { type: 'occupySeat', economy: 'ALB', member: second });
    expect(table.state.seats).toMatchObject({
      ALB: { member: second, present: true },
      DUN: { member: first, present: true },
    });
    expect(table.state.seats['ALB']?.vacatedAtMs).toBeUndefined();
  });

  it('remember what a bot did while nobody held them, for the next person and the host alone', () => {
    const table = aTable({ people: ['ALB', 'DUN'], at: 'negotiation' });
    table.accept(SERVER, { type: 'vacateSeat', economy: 'ALB' });
    const draft = {
      parties: ['ALB', 'DUN'],
      clauses: [{ type: 'freeTradeArea', among: ['ALB', 'DUN'], exceptions: [] }],
    } as const;
    const bot = { type: 'bot', economy: 'ALB' } as const;
    const [tabled] = table.accept(bot, { type: 'tableProposal', draft });
    const id = tabled?.type === 'proposalTabled' ? tabled.proposal.id : 'p0';
    table.goTo('policy');
    table.accept(bot, { type: 'sealPolicy', policy: { type: 'wall', shiftBp: 0, apart: [] } });
    table.accept(SERVER, { type: 'occupySeat', economy: 'ALB', member: 'm9' });
    const done = { sent: [id], signed: [], refused: [], left: [], sealed: [1] };
    expect(table.state.seats['ALB']?.stewardship).toEqual(done);
    const toldTo = (viewer: Viewer) => redactFor(table.state, viewer).seats['ALB']?.stewardship;
    expect(toldTo({ type: 'seat', economy: 'ALB' })).toEqual(done);
    expect(toldTo({ type: 'host' })).toEqual(done);
    expect(toldTo({ type: 'seat', economy: 'DUN' })).toBeUndefined();
    expect(toldTo({ type: 'public' })).toBeUndefined();
    table.goTo('briefing', 2);
    expect(table.state.seats['ALB']?.stewardship).toBeUndefined();
  });

  it('remember the same of a seat that nobody has held before, and in which round it was taken', () => {
    const table = aTable({ people: ['DUN'], at: 'policy' });
    const bot = { type: 'bot', economy: 'ALB' } as const;
    table.accept(bot, { type: 'sealPolicy', policy: { type: 'wall', shiftBp: 0, apart: [] } });
    table.accept(SERVER, { type: 'occupySeat', economy: 'ALB', member: 'm9' });
    expect(table.state.seats).toMatchObject({
      ALB: {
        takenInRound: table.state.round,
        stewardship: { sent: [], signed: [], refused: [], left: [], sealed: [table.state.round] },
      },
    });
    expect(table.state.seats['DUN']).not.toHaveProperty('takenInRound');
    table.accept(SERVER, { type: 'vacateSeat', economy: 'ALB' });
    expect(table.state.seats['ALB']).not.toHaveProperty('takenInRound');
  });

  it('are minded while their person is away, and handed back', () => {
    const table = aTable({ people: ['ALB'], at: 'negotiation' });
    table.act('ALB', { type: 'declareReady', ready: true });
    table.accept(SERVER, { type: 'markPresence', economy: 'ALB', present: false });
    expect(table.state.seats['ALB']).toMatchObject({ member: 'm1', present: false, ready: false });
    const bot = { type: 'bot', economy: 'ALB' } as const;
    expect(table.refusal(bot, { type: 'declareReady', ready: true })).toEqual({ code: 'seat/not-yours' });
    table.accept(SERVER, { type: 'markPresence', economy: 'ALB', present: true });
    expect(table.accept(SERVER, { type: 'markPresence', economy: 'ALB', present: true })).toEqual([]);
  });

  it('get temperaments by the seed, spread evenly', () => {
    const deal = (seed: string) =>
      Object.values(
        aTable({ seed, scenarioId: 'world', opening: 'highWalls', preset: 'worldPlain' }).state.seats,
      ).map(({ temperament }) => temperament);
    expect(deal('one')).toEqual(deal('one'));
    expect(deal('one')).not.toEqual(deal('two'));
    const counts = Object.values(Object.groupBy(deal('one'), (temperament) => temperament ?? 'none')).map(
      (seats) => seats?.length,
    );
    expect(new Set(counts)).toEqual(new Set([2]));
  });
});
