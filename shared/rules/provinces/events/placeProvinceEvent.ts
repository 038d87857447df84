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
import { namesFault, placingFault } from '../../placedCards.ts';
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
  const card: ProvinceCard = PROVINCE_DECK[key];
  const { events, provinces } = provincesOf(state);
  const fault =
    placingFault(state, events, { key, most: PROVINCE_CARDS_PER_ROUND }) ??
    namesFault(economies, provinces, (card.names ?? []).length);
  if (fault !== undefined) return err(fault);
  if (!isPlayableCard(state, card)) return err({ code: 'event/not-playable' });
  const event = announcedCard(state, card, { placedBy: 'host', fromRound: state.round + 1, economies });
  return ok([{ type: 'provinceEventAnnounced', event, random: state.random }]);
}
