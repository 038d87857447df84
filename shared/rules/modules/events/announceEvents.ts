import { EVENT_DECK } from '#shared/content/events/eventDeck.ts';
import { EVENT_KEYS } from '#shared/content/events/eventKeys.ts';
import { must } from '#shared/kernel/records.ts';
import { drawIndex } from '#shared/kernel/random.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { DecideContext } from '../../decideContext.ts';
import type { GameState } from '../../state.ts';
import { moduleIsOpen } from '../moduleIsOn.ts';
import { announcedEvent } from './casting/announcedEvent.ts';
import { castCard } from './casting/castCard.ts';
import { isPlayable } from './casting/isPlayable.ts';

/** The card that the seed draws at the briefing of `round`; it works from the next round on. None for the years after. */
export function announceEvents({ scenario }: DecideContext, state: GameState, round: number): GameEvent[] {
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
