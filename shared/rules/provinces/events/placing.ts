/** How cards come onto the table: drawn by the seed, laid out or taken back by the host, and begun. */
import {
  PROVINCE_CARD_KEYS,
  type ProvinceCard,
  type ProvinceEffect,
} from '#shared/content/provinces/cards/provinceCard.ts';
import {
  PROVINCE_CARDS_PER_ROUND,
  PROVINCE_DECK,
  isProvinceCardKey,
  provinceCard,
} from '#shared/content/provinces/cards/provinceDeck.ts';
import type { Reform } from '#shared/content/provinces/reforms.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { drawIndex } from '#shared/kernel/random.ts';
import { must } from '#shared/kernel/records.ts';
import { type Result, err, ok } from '#shared/kernel/result.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { IntentOf } from '#shared/protocol/intents.ts';
import type { ProvinceEvent } from '#shared/protocol/provinces/provinceReport.ts';
import type { ProvincesEvent } from '#shared/protocol/provinces/provincesState.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { ProvinceGame } from '../../state.ts';
import { namesFault, placingFault, takingBackFault } from '../../table/placedCards.ts';
import { evolveProvinces, featureOpensIn } from '../state/provinceStates.ts';

/**
 * Cards told of when a round opens. With the first, and no longer, lies what is to be read: the rules in force, and history where it is shown. Then the
 * seed draws one card a round, a round ahead.
 */
export function announceProvinceEvents(state: ProvinceGame): GameEvent[] {
  const lying = state.round === 1 ? lyingFromTheStart(state) : [];
  return [...lying, ...drawn(lying.reduce<ProvinceGame>(evolveProvinces, state))];
}

function lyingFromTheStart(state: ProvinceGame): ProvincesEvent[] {
  const { opening, showsHistory } = state.settings;
  const cards = PROVINCE_CARD_KEYS.map(provinceCard).filter(
    ({ opens, isHistory }) => opens === opening || (isHistory === true && showsHistory === true),
  );
  return cards.reduce<{ readonly told: ProvincesEvent[]; readonly after: ProvinceGame }>(
    ({ told, after }, card) => {
      const event = { ...announcedCard(after, card, { placedBy: 'seed', fromRound: 1 }), untilRound: 1 };
      const fact: ProvincesEvent = { type: 'provinceEventAnnounced', event, random: after.random };
      return { told: [...told, fact], after: evolveProvinces(after, fact) };
    },
    { told: [], after: state },
  ).told;
}

function drawn(state: ProvinceGame): GameEvent[] {
  const { round, settings, random } = state;
  const opens = featureOpensIn(settings, 'events');
  if (opens === undefined || round + 1 < opens || round >= settings.rounds) return [];
  const beginning = state.provinces.events.filter(({ fromRound }) => fromRound === round + 1);
  if (beginning.length >= PROVINCE_CARDS_PER_ROUND) return [];
  const deck = cardsToCome(state);
  if (deck.length === 0) return [];
  const { value, next } = drawIndex(random, windowOf(deck.length, settings.rounds - round));
  const card = must(deck[value], 'drawn card');
  const event = announcedCard(state, card, { placedBy: 'seed', fromRound: round + 1 });
  return [{ type: 'provinceEventAnnounced', event, random: next }];
}

/** History does not go back: those after the last that the seed drew, in the order of their years. */
function cardsToCome(state: ProvinceGame): ProvinceCard[] {
  const { deck, events } = state.provinces;
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

/** The host lays out a card for the next round. */
export function placeProvinceEvent(
  state: ProvinceGame,
  { card: key, economies }: IntentOf<'placeEvent'>,
): Result<GameEvent[], Rejection> {
  const opens = featureOpensIn(state.settings, 'events');
  if (opens === undefined) return err({ code: 'intent/not-in-this-game' });
  if (state.round + 1 < opens) return err({ code: 'event/not-open', round: opens });
  if (!isProvinceCardKey(key)) return err({ code: 'event/unknown-card' });
  const card: ProvinceCard = PROVINCE_DECK[key];
  const { events, provinces } = state.provinces;
  const fault =
    placingFault(state, events, { key, most: PROVINCE_CARDS_PER_ROUND }) ??
    namesFault(economies, provinces, (card.names ?? []).length);
  if (fault !== undefined) return err(fault);
  if (!isPlayableCard(state, card)) return err({ code: 'event/not-playable' });
  const event = announcedCard(state, card, { placedBy: 'host', fromRound: state.round + 1, economies });
  return ok([{ type: 'provinceEventAnnounced', event, random: state.random }]);
}

/** The host takes a card back that has not yet begun, be it the seed's or its own; the seed does not draw it again. */
export function cancelProvinceEvent(state: ProvinceGame, event: string): Result<GameEvent[], Rejection> {
  if (featureOpensIn(state.settings, 'events') === undefined) return err({ code: 'intent/not-in-this-game' });
  const fault = takingBackFault(state, state.provinces.events, event);
  return fault === undefined ? ok([{ type: 'provinceEventCancelled', event }]) : err(fault);
}

/** What fiscal contracting undoes. */
const FISCAL_REFORMS: readonly Reform[] = ['taxSharing', 'standardTransfers'];

/** Laws that cards which begin in this round bring, or undo; nothing where all stays as it is. */
export function beginCards(state: ProvinceGame): GameEvent[] {
  const { events, reforms } = state.provinces;
  const beginning = events
    .filter(({ fromRound }) => fromRound === state.round)
    .flatMap(({ card }) => provinceCard(card).effects);
  const changed = beginning.reduce<readonly Reform[]>((inForce, effect) => {
    if (effect.type === 'contracting') return inForce.filter((reform) => !FISCAL_REFORMS.includes(reform));
    if (effect.type !== 'reform' || inForce.includes(effect.reform)) return inForce;
    return [...inForce, effect.reform];
  }, reforms);
  const isSame = changed.length === reforms.length && changed.every((reform) => reforms.includes(reform));
  return isSame ? [] : [{ type: 'provinceRulesChanged', reforms: changed }];
}

/** Whether a card would change anything at this table now; cards for reading are played where history is shown. */
export function isPlayableCard(state: ProvinceGame, { isHistory, effects }: ProvinceCard): boolean {
  if (isHistory) return state.settings.showsHistory === true;
  return effects.some((effect) => changesSomething(state, effect));
}

function changesSomething(state: ProvinceGame, effect: ProvinceEffect): boolean {
  const { reforms } = state.provinces;
  const isInForce = (reform: Reform): boolean => reforms.includes(reform);
  switch (effect.type) {
    case 'reform':
      return !isInForce(effect.reform) && !(effect.reform === 'weakLaw' && isInForce('strongLaw'));
    case 'contracting':
      return isInForce('taxSharing') || isInForce('standardTransfers');
    case 'inspectionChance':
      return effect.law === 2 ? isInForce('strongLaw') : isInForce('weakLaw') && !isInForce('strongLaw');
    case 'freeOffice':
      return featureOpensIn(state.settings, 'offices') !== undefined;
    default:
      return true;
  }
}

type Announcement = {
  readonly placedBy: ProvinceEvent['placedBy'];
  readonly fromRound: number;
  /** Whom it names; the card's own where left out. */
  readonly economies?: readonly EconomyId[];
};

/** The card as this table is told of it. */
function announcedCard(
  state: ProvinceGame,
  { key, lasts, names = [] }: ProvinceCard,
  { placedBy, fromRound, economies }: Announcement,
): ProvinceEvent {
  const { round, settings } = state;
  const last = lasts === 'forGood' ? settings.rounds : fromRound + lasts - 1;
  return {
    id: `e${state.provinces.deck.count + 1}`,
    card: key,
    announcedInRound: round,
    fromRound,
    untilRound: Math.min(settings.rounds, last),
    placedBy,
    economies: economies === undefined || economies.length === 0 ? names : economies,
  };
}
