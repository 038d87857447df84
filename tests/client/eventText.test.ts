import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { CORRIDORS } from '#shared/content/corridors.ts';
import { EVENT_DECK } from '#shared/content/events/eventDeck.ts';
import { EVENT_KEYS } from '#shared/content/events/eventKeys.ts';
import { timeOfEvent } from '../../client/panels/events/EventCard.tsx';
import { eventBegun, eventEffects, eventParams } from '../../client/panels/events/eventText.ts';
import { language } from '../../client/text/language.ts';
import { economyName } from '../../client/text/nameParams.ts';
import { isTextKey, loadAllText, tOr } from '../../client/text/t.ts';

const PARTS = ['title', 'what', 'who', 'why'] as const;

function eventText(card: string, economies: readonly string[], part: (typeof PARTS)[number]): string {
  return tOr(`event.${card}.${part}`, card, eventParams({ economies } as never));
}

describe('sentences of event cards', () => {
  beforeAll(loadAllText);
  afterEach(() => {
    language.value = 'en';
  });

  it('name those that the card names, in both languages', () => {
    expect(eventText('drought', ['IND'], 'what')).toBe('The harvest fails in India.');
    language.value = 'zh';
    expect(eventText('drought', ['IND'], 'what')).toBe('印度粮食歉收。');
  });

  it('say until when a card is at work, and of the years after the last round that it lasts to the end', () => {
    const time = (fromRound: number, untilRound: number) => timeOfEvent({ fromRound, untilRound }, 5, 6);
    expect(time(5, 5)).toBe('round 5');
    expect([time(5, 6), time(6, 6), time(5, 7), time(6, 7)]).toEqual([
      'until round 6',
      'round 6',
      'from now on',
      'from round 6 to the end',
    ]);
  });

  it('have no place that a card cannot fill, and say who where it names somebody', () => {
    for (const which of ['en', 'zh'] as const) {
      language.value = which;
      for (const card of EVENT_KEYS) {
        const economies = ['JPN', 'KOR', 'IND', 'MEX'].slice(0, EVENT_DECK[card].roles.length);
        const text = PARTS.map((part) => eventText(card, economies, part)).join(' ');
        expect(text, card).not.toMatch(/[{}]/);
        expect(text, card).not.toMatch(/!|！/);
        for (const id of economies) expect(text, card).toContain(economyName(id));
      }
    }
  });

  it('say in their moment what they change', () => {
    const { key, params } = eventBegun({ card: 'drought', economies: ['IND'] } as never);
    expect(key).toBe('moment.eventText');
    expect(params).toHaveProperty('effects');
  });

  it('show the bare name of a card that this client does not know', () => {
    expect(eventText('meteor', [], 'title')).toBe('meteor');
  });

  it('name every corridor', () => {
    for (const { id } of Object.values(CORRIDORS).flat()) expect(isTextKey(`corridor.${id}`), id).toBe(true);
  });

  it('say with numbers what each card does', () => {
    for (const which of ['en', 'zh'] as const) {
      language.value = which;
      for (const card of EVENT_KEYS) {
        const event = { card, economies: ['JPN', 'KOR', 'IND', 'MEX'], sector: 'AGR' };
        const text = eventEffects(event as never);
        expect(text, card).toMatch(/[0-9]/);
        expect(text, card).not.toMatch(/[{}]|  /);
      }
    }
    language.value = 'en';
    const friction = { card: 'powerFriction', economies: ['CHN', 'USA'] };
    expect(eventEffects(friction as never)).toBe(
      'cost of goods sent between China and the United States +5%',
    );
    // Costs between several pairs are named once.
    const four = { card: 'floodsAndTrain', economies: ['ALB', 'BOR', 'CAT', 'DUN'] };
    expect(eventEffects(four as never)).toBe(
      'cost of sending goods: Alba and Borea +8%; Cato and Dune +8%; Alba and Cato −5%; Borea and Dune −5%',
    );
  });
});
