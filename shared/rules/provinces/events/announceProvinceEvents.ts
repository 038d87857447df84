import {
  PROVINCE_CARDS_PER_ROUND,
  PROVINCE_DECK,
  provinceCard,
} from '#shared/content/provinces/cards/provinceDeck.ts';
import { PROVINCE_CARD_KEYS, type ProvinceCard } from '#shared/content/provinces/cards/provinceCard.ts';
import { must } from '#shared/kernel/records.ts';
import { drawIndex } from '#shared/kernel/random.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import { evolveAll } from '../../evolve.ts';
import type { GameState } from '../../state.ts';
import { featureOpensIn } from '../featureOpensIn.ts';
import { provincesOf } from '../provincesOf.ts';
import { announcedCard } from './announcedCard.ts';
import { isPlayableCard } from './isPlayableCard.ts';

/**
 * Cards told of when a round opens. With the first, and no longer, lies what is to be read: the rules in force, and history where it is shown. Then the
 * seed draws one card a round, a round ahead.
 */
export function announceProvinceEvents(state: GameState): GameEvent[] {
  const lying = state.round === 1 ? lyingFromTheStart(state) : [];
  return [...lying, ...drawn(evolveAll(state, lying))];
}

function lyingFromTheStart(state: GameState): GameEvent[] {
  const { opening, showsHistory } = state.settings;
  const cards = PROVINCE_CARD_KEYS.map(provinceCard).filter(
    ({ opens, isHistory }) => opens === opening || (isHistory === true && showsHistory === true),
  );
  return cards.reduce<{ readonly told: GameEvent[]; readonly after: GameState }>(
    ({ told, after }, card) => {
      const event = { ...announcedCard(after, card, { placedBy: 'seed', fromRound: 1 }), untilRound: 1 };
      const fact: GameEvent = { type: 'provinceEventAnnounced', event, random: after.random };
      return { told: [...told, fact], after: evolveAll(after, [fact]) };
    },
    { told: [], after: state },
  ).told;
}

function drawn(state: GameState): GameEvent[] {
  const { round, settings, random } = state;
  const opens = featureOpensIn(settings, 'events');
  if (opens === undefined || round + 1 < opens || round >= settings.rounds) return [];
  const beginning = provincesOf(state).events.filter(({ fromRound }) => fromRound === round + 1);
  if (beginning.length >= PROVINCE_CARDS_PER_ROUND) return [];
  const deck = cardsToCome(state);
  if (deck.length === 0) return [];
  const { value, next } = drawIndex(random, windowOf(deck.length, settings.rounds - round));
  const card = must(deck[value], 'drawn card');
  const event = announcedCard(state, card, { placedBy: 'seed', fromRound: round + 1 });
  return [{ type: 'provinceEventAnnounced', event, random: next }];
}

/** History does not go back: those after the last that the seed drew, in the order of their years. */
function cardsToCome(state: GameState): ProvinceCard[] {
  const { deck, events } = provincesOf(state);
  const isAfter = PROVINCE_CARD_KEYS.findLastIndex((key) => deck.drawn.includes(key));
  return PROVINCE_CARD_KEYS.slice(isAfter + 1)
    .map((key) => PROVINCE_DECK[key])
    .filter(({ key, drawnFrom }) => {
      return drawnFrom.includes(state.settings.opening) && !events.some(({ card }) => card === key);
    })
    .filter((card) => isPlayableCard(state, card));
}

/** How many of the cards to come may be next: the years pass evenly over the rounds, and a card is left for each of them. */
function windowOf(cards: number, rounds: number): number {
  const even = Math.round((2 * cards) / rounds) - 1;
  return Math.max(1, Math.min(even, cards - rounds + 1));
}
