import { EVENTS_PER_ROUND } from '#shared/content/events/eventCard.ts';
import { EVENT_DECK, isEventKey } from '#shared/content/events/eventDeck.ts';
import { EVENT_KEYS } from '#shared/content/events/eventKeys.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { drawIndex } from '#shared/kernel/random.ts';
import { must } from '#shared/kernel/records.ts';
import { type Result, err, ok } from '#shared/kernel/result.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { IntentOf } from '#shared/protocol/intents.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { moduleIsOpen, moduleOpensIn } from '../../law/moduleIsOn.ts';
import type { DecideContext, CountryGame } from '../../state.ts';
import { namesFault, placingFault, takingBackFault } from '../../table/placedCards.ts';
import { announcedEvent, castCard, isPlayable } from './casting.ts';

/** The card that the seed draws at the briefing of `round`; it works from the next round on. None for the years after. */
export function announceEvents({ scenario }: DecideContext, state: CountryGame, round: number): GameEvent[] {
  const { events } = state;
  if (events === undefined || !moduleIsOpen(state, 'events') || round >= state.settings.rounds) return [];
  const played = [...events.announced, ...events.active, ...events.past].map(({ card }) => card);
  const deck = EVENT_KEYS.filter((key) => !played.includes(key))
    .map((key) => EVENT_DECK[key])
    .filter((card) => isPlayable(scenario, state, card));
  if (deck.length === 0) return [];
  const { value, next } = drawIndex(state.random, deck.length);
  const card = must(deck[value], 'drawn card');
  const cast = must(castCard(scenario, { ...state, random: next }, card), `cast of ${card.key}`);
  const event = announcedEvent(scenario, state, card, { placedBy: 'seed', economies: cast.economies });
  return [{ type: 'eventAnnounced', event, random: cast.random }];
}

/** The host announces a card for the next round; roles that it leaves open are drawn. */
export function placeEvent(
  scenario: Scenario,
  state: CountryGame,
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

/** The host takes back a card that is announced and not yet at work, be it the seed's or its own. */
export function cancelEvent(
  state: CountryGame,
  { event }: IntentOf<'cancelEvent'>,
): Result<GameEvent[], Rejection> {
  const { events } = state;
  if (events === undefined) return err({ code: 'intent/not-in-this-game' });
  const fault = takingBackFault(state, [...events.announced, ...events.active], event);
  return fault === undefined ? ok([{ type: 'eventCancelled', event }]) : err(fault);
}
