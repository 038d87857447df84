import {
  isProvinceCardKey,
  PROVINCE_CARDS_PER_ROUND,
  PROVINCE_DECK,
} from '#shared/content/provinces/cards/provinceDeck.ts';
import type { ProvinceCard } from '#shared/content/provinces/cards/provinceCard.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { IntentOf } from '#shared/protocol/intents.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { GameState } from '../../state.ts';
import { featureOpensIn } from '../featureOpensIn.ts';
import { provincesOf } from '../provincesOf.ts';
import { announcedCard } from './announcedCard.ts';
import { isPlayableCard } from './isPlayableCard.ts';

/** The host lays out a card for the next round. */
export function placeProvinceEvent(
  state: GameState,
  { card: key, economies }: IntentOf<'placeEvent'>,
): Result<GameEvent[], Rejection> {
  const opens = featureOpensIn(state.settings, 'events');
  if (opens === undefined) return err({ code: 'intent/not-in-this-game' });
  if (state.round + 1 < opens) return err({ code: 'event/not-open', round: opens });
  if (!isProvinceCardKey(key)) return err({ code: 'event/unknown-card' });
  const card = PROVINCE_DECK[key];
  const fault = placingFault(state, card) ?? namesFault(state, card, economies);
  if (fault !== undefined) return err(fault);
  if (!isPlayableCard(state, card)) return err({ code: 'event/not-playable' });
  const event = announcedCard(state, card, { placedBy: 'host', fromRound: state.round + 1, economies });
  return ok([{ type: 'provinceEventAnnounced', event, random: state.random }]);
}

function placingFault(state: GameState, { key }: ProvinceCard): Rejection | undefined {
  const { round, settings } = state;
  const { events } = provincesOf(state);
  if (round >= settings.rounds) return { code: 'event/too-late' };
  const beginning = events.filter(({ fromRound }) => fromRound === round + 1);
  if (beginning.length >= PROVINCE_CARDS_PER_ROUND) {
    return { code: 'event/too-many', limit: PROVINCE_CARDS_PER_ROUND };
  }
  const isThere = events.some(({ card, untilRound }) => card === key && untilRound > round);
  return isThere ? { code: 'event/already-there' } : undefined;
}

function namesFault(
  state: GameState,
  { names = [] }: ProvinceCard,
  economies: readonly string[],
): Rejection | undefined {
  const { provinces } = provincesOf(state);
  const stranger = economies.find((economy) => provinces[economy] === undefined);
  if (stranger !== undefined) return { code: 'event/unknown-economy', economy: stranger };
  return economies.length > names.length ? { code: 'event/wrong-economies', limit: names.length } : undefined;
}
