import { EVENTS_PER_ROUND } from '#shared/content/events/eventConstants.ts';
import type { EventCard } from '#shared/content/events/eventCard.ts';
import { EVENT_DECK, isEventKey } from '#shared/content/events/eventDeck.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { IntentOf } from '#shared/protocol/intents.ts';
import type { EventsState } from '#shared/protocol/modules/events.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { DecideContext } from '../../decideContext.ts';
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
  if (events === undefined || opensIn === undefined) return err({ code: 'intent/not-allowed' });
  if (state.round + 1 < opensIn) return err({ code: 'event/not-open', round: opensIn });
  if (!isEventKey(key)) return err({ code: 'event/unknown-card' });
  const card = EVENT_DECK[key];
  const fault = placingFault(state, events, card) ?? namesFault(state, card, economies);
  if (fault !== undefined) return err(fault);
  const cast = isPlayable(scenario, state, card) ? castCard(scenario, state, card, economies) : undefined;
  if (cast === undefined) return err({ code: 'event/not-playable' });
  const event = announcedEvent(scenario, state, card, { placedBy: 'host', economies: cast.economies });
  return ok([{ type: 'eventAnnounced', event, random: cast.random }]);
}

function placingFault(
  { round, settings }: GameState,
  { announced, active }: EventsState,
  { key }: EventCard,
): Rejection | undefined {
  if (round >= settings.rounds) return { code: 'event/too-late' };
  const known = [...announced, ...active];
  const beginning = known.filter(({ fromRound }) => fromRound === round + 1);
  if (beginning.length >= EVENTS_PER_ROUND) return { code: 'event/too-many', limit: EVENTS_PER_ROUND };
  const isThere = known.some(({ card, untilRound }) => card === key && untilRound > round);
  return isThere ? { code: 'event/already-there' } : undefined;
}

function namesFault(
  { seats }: GameState,
  { roles }: EventCard,
  economies: readonly EconomyId[],
): Rejection | undefined {
  const stranger = economies.find((economy) => seats[economy] === undefined);
  if (stranger !== undefined) return { code: 'event/unknown-economy', economy: stranger };
  const isTwice = new Set(economies).size < economies.length;
  return isTwice || economies.length > roles.length
    ? { code: 'event/wrong-economies', limit: roles.length }
    : undefined;
}
