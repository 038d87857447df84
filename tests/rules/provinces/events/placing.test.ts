import { describe, expect, it } from 'vitest';
import type { GameSettings } from '#shared/protocol/settings.ts';
import { aProvincesTable, type ProvincesTable } from '../../../support/aProvincesTable.ts';
import { askHost, refusal } from '../../../support/askHost.ts';
import { place } from '../../../support/withCard.ts';

/** Nothing of the seed's is to come. */
function aTable(settings: Partial<GameSettings> = {}): ProvincesTable {
  const table = aProvincesTable({ centre: 'host', ...settings });
  for (const { id, fromRound } of table.provinces.events) {
    if (fromRound > 1) askHost(table, { type: 'cancelEvent', event: id });
  }
  return table;
}

function tryPlace(table: ProvincesTable, card: string, economies: readonly string[] = []) {
  return refusal(askHost(table, { type: 'placeEvent', card, economies }));
}

describe('the host lays out a card', () => {
  it('for the next round, whatever the opening', () => {
    const table = aTable();
    place(table, 'woolWars');
    expect(table.provinces.events.at(-1)).toMatchObject({
      card: 'woolWars',
      placedBy: 'host',
      announcedInRound: 1,
      fromRound: 2,
      untilRound: 2,
    });
  });

  it('is refused a card that there is not, that lies there, or that changes nothing', () => {
    const table = aTable();
    expect(tryPlace(table, 'oilShock')).toBe('event/unknown-card');
    place(table, 'trunkHighways');
    expect(tryPlace(table, 'trunkHighways')).toBe('event/already-there');
    expect(tryPlace(table, 'fairCompetitionReview')).toBe('event/not-playable');
    expect(tryPlace(table, 'ownSystem')).toBe('event/not-playable');
    expect(tryPlace(aTable({ showsHistory: true }), 'ownSystem')).toBeUndefined();
  });

  it('is refused a third card for one round', () => {
    const table = aTable();
    place(table, 'woolWars');
    expect(tryPlace(table, 'marketSlump')).toBeUndefined();
    expect(tryPlace(table, 'wtoAccession')).toBe('event/too-many');
  });

  it('is refused names that the card has no place for, and strangers', () => {
    const table = aTable();
    expect(tryPlace(table, 'fukangFee', ['LN', 'SD'])).toBe('event/wrong-economies');
    expect(tryPlace(table, 'fukangFee', ['XX'])).toBe('event/unknown-economy');
    expect(tryPlace(table, 'woolWars', ['LN'])).toBe('event/wrong-economies');
    expect(tryPlace(table, 'fukangFee', ['LN'])).toBeUndefined();
    expect(table.provinces.events.at(-1)?.economies).toEqual(['LN']);
  });

  it('is refused in the last round', () => {
    const table = aTable({ rounds: 2 });
    table.nextRound();
    expect(tryPlace(table, 'woolWars')).toBe('event/too-late');
  });

  it('is refused before cards open', () => {
    const table = aTable();
    table.state = { ...table.state, phase: 'lobby', round: 0 };
    expect(tryPlace(table, 'woolWars')).toBe('event/not-open');
  });
});

describe('the host takes a card back', () => {
  it('before it begins, be it the seed’s or its own', () => {
    const table = aProvincesTable();
    const drawn = table.provinces.events.find(({ fromRound }) => fromRound === 2);
    expect(refusal(askHost(table, { type: 'cancelEvent', event: drawn?.id ?? '' }))).toBeUndefined();
    expect(table.provinces.events).not.toContainEqual(drawn);
  });

  it('not once it is at work, nor one that there is not', () => {
    const table = aTable();
    const lying = table.provinces.events.find(({ fromRound }) => fromRound === 1);
    expect(refusal(askHost(table, { type: 'cancelEvent', event: lying?.id ?? '' }))).toBe('event/at-work');
    expect(refusal(askHost(table, { type: 'cancelEvent', event: 'e99' }))).toBe('event/unknown');
  });
});
