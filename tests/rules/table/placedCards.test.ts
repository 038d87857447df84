import { describe, expect, it } from 'vitest';
import { namesFault } from '../../../shared/rules/table/placedCards.ts';
import { aTable, HOST } from '../../support/aTable.ts';

describe('cards that a host lays out, in either rulebook', () => {
  it('name everyone once, nobody who is not there, and no more than they have places for', () => {
    const there = { SH: true, JS: true };
    expect(namesFault(['SH', 'JS'], there, 2)).toBeUndefined();
    expect(namesFault(['SH', 'SH'], there, 2)?.code).toBe('event/wrong-economies');
    expect(namesFault(['SH', 'JS'], there, 1)?.code).toBe('event/wrong-economies');
    expect(namesFault(['XX'], there, 1)?.code).toBe('event/unknown-economy');
  });

  it('do not belong to a game without cards, be they laid out or taken back', () => {
    const table = aTable({ preset: 'firstLesson', at: 'negotiation' });
    for (const intent of [
      { type: 'placeEvent', card: 'drought', economies: [] },
      { type: 'cancelEvent', event: 'e0' },
    ] as const) {
      expect(table.refusal(HOST, intent).code).toBe('intent/not-in-this-game');
    }
  });
});
