import type { ModuleEventOf } from '#shared/protocol/modules/moduleEvents.ts';
import type { GameState } from '../../state.ts';

type PoliticsEvent = ModuleEventOf<'ratificationHeld'>;

export function evolvePolitics(state: GameState, _event: PoliticsEvent): GameState {
  return state;
}
