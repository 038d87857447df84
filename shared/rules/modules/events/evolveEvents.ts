import { assertNever } from '#shared/kernel/assertNever.ts';
import { must } from '#shared/kernel/records.ts';
import type { WorldEvent } from '#shared/protocol/modules/events.ts';
import type { ModuleEventOf } from '#shared/protocol/modules/moduleEvents.ts';
import type { GameState } from '../../state.ts';

type EventsEvent = ModuleEventOf<'eventAnnounced' | 'eventCancelled'>;

/** Folds the announcement of a card, and that one was taken back. */
export function evolveEvents(state: GameState, event: EventsEvent): GameState {
  const events = must(state.events, 'module events');
  switch (event.type) {
    case 'eventAnnounced': {
      const announced = [...events.announced, event.event];
      return { ...state, random: event.random, events: { ...events, announced, count: events.count + 1 } };
    }
    case 'eventCancelled': {
      const stays = ({ id }: WorldEvent): boolean => id !== event.event;
      const { announced, active } = events;
      return {
        ...state,
        events: { ...events, announced: announced.filter(stays), active: active.filter(stays) },
      };
    }
    default:
      return assertNever(event);
  }
}
