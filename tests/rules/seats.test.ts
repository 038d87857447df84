import { describe, expect, it } from 'vitest';
import { SERVER, aTable } from '../support/aTable.ts';

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
      const intent = { type, economy: 'XXX', member: 'm9', present: true, key: 'policy' };
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

  it('keep temperament and papers when their person leaves', () => {
    const table = aTable({ people: ['ALB'], at: 'negotiation' });
    const before = table.state.seats['ALB'];
    table.accept(SERVER, { type: 'vacateSeat', economy: 'ALB' });
    expect(table.state.seats['ALB']).toEqual({
      economy: 'ALB',
      present: false,
      ready: false,
      temperament: before?.temperament,
    });
    expect(table.accept(SERVER, { type: 'vacateSeat', economy: 'ALB' })).toEqual([]);
    expect(table.refusal(SERVER, { type: 'markPresence', economy: 'ALB', present: true })).toEqual({
      code: 'seat/unknown',
      economy: 'ALB',
    });
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
