import { EVENTS_PER_ROUND } from '#shared/content/events/eventConstants.ts';
import { EVENT_DECK, isEventKey } from '#shared/content/events/eventDeck.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { IntentOf } from '#shared/protocol/intents.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { DecideContext } from '../../decideContext.ts';
import { namesFault, placingFault } from '../../placedCards.ts';
import type { GameState } from '../../state.ts';
import { moduleOpensIn } from '../moduleIsOn.ts';
import { announcedEvent } from './casting/announcedEvent.ts';
import { castCard } from './casting/castCard.ts';
import { isPlayable } from './casting/isPlayable.ts';

/** The host announces a card for the next round; roles that it leaves open are drawn. */
export function placeEvent(
  { scenario }: DecideContext,
  state: GameState,
  { card: key, economies }: IntentOf<'placeEvent'>,
): Result<GameEvent[], Rejection> {
  const { events } = state;
  const opensIn = moduleOpensIn(state.settings, 'events');
  if (events === undefined || opensIn === undefined) return err({ code: 'intent/not-in-this-game' });
  if (state.round + 1 < opensIn) return err({ code: 'event/not-open', round: opensIn });
  if (!isEventKey(key)) return err({ code: 'event/unknown-card' });
  const card = EVENT_DECK[key];
  const lying = [...events.announced, ...events.active];
  const fault =
    placingFault(state, lying, { key, most: EVENTS_PER_ROUND }) ??
    namesFault(economies, state.seats, card.roles.length);
  if (fault !== undefined) return err(fault);
  const cast = isPlayable(scenario, state, card) ? castCard(scenario, state, card, economies) : undefined;
  if (cast === undefined) return err({ code: 'event/not-playable' });
  const event = announcedEvent(scenario, state, card, { placedBy: 'host', economies: cast.economies });
  return ok([{ type: 'eventAnnounced', event, random: cast.random }]);
}
