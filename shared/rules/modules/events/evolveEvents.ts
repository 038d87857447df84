import type { ModuleEventOf } from '#shared/protocol/modules/moduleEvents.ts';
import type { GameState } from '../../state.ts';

type EventsEvent = ModuleEventOf<'eventAnnounced' | 'eventCancelled'>;

export function evolveEvents(state: GameState, _event: EventsEvent): GameState {
  return state;
}
