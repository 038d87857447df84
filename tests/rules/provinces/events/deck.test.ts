import { describe, expect, it } from 'vitest';
import { keysOf } from '#shared/kernel/records.ts';
import { PROVINCE_CARD_KEYS } from '../../../../shared/content/provinces/cards/provinceCard.ts';
import { PROVINCE_DECK, provinceCard } from '#shared/content/provinces/cards/provinceDeck.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import { aProvincesTable } from '../../../support/aProvincesTable.ts';
import { askHost } from '../../../support/askHost.ts';

/** Cards of a whole game in which nobody does anything, with the rounds in which they are told of and begin. */
function played(settings: Partial<GameSettings>) {
  const table = aProvincesTable({ centre: 'host', ...settings });
  while (table.state.round < table.state.settings.rounds) table.nextRound();
  return table.provinces.events;
}

function keysPlayed(settings: Partial<GameSettings>): string[] {
  return played(settings).map(({ card }) => card);
}

describe('the deck', () => {
  it('lies in the order of its years', () => {
    const years = PROVINCE_CARD_KEYS.flatMap((key) => PROVINCE_DECK[key].years?.slice(0, 1) ?? []);
    const dated = years.filter((year) => year !== 1992);
    expect(dated).toEqual(dated.toSorted((a, b) => a - b));
    expect(keysOf(PROVINCE_DECK)).toEqual([...PROVINCE_CARD_KEYS]);
  });

  it('a card without effects is history, and nobody draws it', () => {
    for (const key of PROVINCE_CARD_KEYS) {
      const { effects, isHistory, drawnFrom } = PROVINCE_DECK[key];
      expect(effects.length === 0).toBe(isHistory === true);
      if (isHistory) expect(drawnFrom).toEqual([]);
    }
  });
});

describe('what the seed draws', () => {
  it.each(['year1987', 'year1997'] as const)(
    'from %s is one card a round, a round ahead, as the years pass',
    (opening) => {
      for (const seed of ['a', 'b', 'c']) {
        const events = played({ opening, seed });
        const drawn = events.filter(({ fromRound }) => fromRound > 1);
        expect(drawn.map(({ fromRound }) => fromRound)).toEqual([2, 3, 4, 5, 6, 7, 8]);
        for (const event of drawn) {
          expect(event.announcedInRound).toBe(event.fromRound - 1);
          expect(event.placedBy).toBe('seed');
          expect(provinceCard(event.card).drawnFrom).toContain(opening);
        }
        const places = drawn.map(({ card }) => PROVINCE_CARD_KEYS.findIndex((key) => key === card));
        expect(places).toEqual(places.toSorted((a, b) => a - b));
        expect(new Set(places).size).toBe(places.length);
      }
    },
  );

  it('from 1997 begins in 1998, and comes near the present', () => {
    const ends = ['a', 'b', 'c', 'd'].map((seed) => keysPlayed({ seed }).at(-1));
    for (const key of ends) expect(PROVINCE_CARD_KEYS.findIndex((each) => each === key)).toBeGreaterThan(12);
    const years = keysPlayed({ seed: 'a' }).flatMap((key) => provinceCard(key).years?.[0] ?? []);
    expect(years.filter((year) => year > 1994 && year < 1998)).toEqual([]);
  });

  it('is the same under the same seed, and not under every one', () => {
    expect(played({ seed: 'a' })).toEqual(played({ seed: 'a' }));
    const games = ['a', 'b', 'c', 'd', 'e'].map((seed) => keysPlayed({ seed }).join(' '));
    expect(new Set(games).size).toBeGreaterThan(1);
  });

  it('leaves reforms against walls to the centre, in every game', () => {
    for (const seed of ['a', 'b', 'c', 'd', 'e']) {
      for (const opening of ['year1997', 'year1987'] as const) {
        const keys = keysPlayed({ seed, opening });
        expect(keys).not.toEqual(
          expect.arrayContaining([expect.stringMatching(/blockadeRule|monopolyLaw|cadre/)]),
        );
      }
    }
  });

  it('leaves out what would change nothing', () => {
    const table = aProvincesTable({ centre: 'host', seed: 'a' });
    while (table.state.round < 8) table.nextRound();
    const keys = table.provinces.events.map(({ card }) => card);
    expect(keys).not.toContain('fairCompetitionReview');
    expect(keysPlayed({ preset: 'provincesStandard', rounds: 6 })).not.toContain('deltaOffice');
  });

  it('does not come back once the host has taken it back', () => {
    const table = aProvincesTable({ centre: 'host' });
    const taken = table.provinces.events.find(({ fromRound }) => fromRound === 2);
    expect(askHost(table, { type: 'cancelEvent', event: taken?.id ?? '' }).ok).toBe(true);
    while (table.state.round < 8) table.nextRound();
    expect(table.provinces.events.map(({ card }) => card)).not.toContain(taken?.card);
    expect(table.provinces.events.map(({ id }) => id)).not.toContain(taken?.id);
  });
});

describe('what lies at the table from the start', () => {
  it('tells of the rules in force', () => {
    expect(aProvincesTable().provinces.events[0]).toMatchObject({ card: 'taxSharing', fromRound: 1 });
    expect(aProvincesTable({ opening: 'year1987' }).provinces.events[0]).toMatchObject({
      card: 'separateKitchens',
      fromRound: 1,
      untilRound: 1,
    });
    expect(aProvincesTable().provinces.reforms).toEqual(['taxSharing']);
    expect(aProvincesTable({ opening: 'year1987' }).provinces.reforms).toEqual([]);
  });

  it('holds history only where the settings show it', () => {
    const lying = (settings: Partial<GameSettings>): string[] =>
      aProvincesTable(settings)
        .provinces.events.filter(({ fromRound }) => fromRound === 1)
        .map(({ card }) => card);
    expect(lying({})).toEqual(['taxSharing']);
    expect(lying({ showsHistory: true })).toEqual(['ownSystem', 'selfReliance', 'taxSharing']);
  });

  it('changes nothing', () => {
    const shown = aProvincesTable({ centre: 'host', showsHistory: true }).settle();
    const hidden = aProvincesTable({ centre: 'host' }).settle();
    expect(shown.provinces).toEqual(hidden.provinces);
    expect(shown.nationalIncomePercent).toBe(hidden.nationalIncomePercent);
  });
});
