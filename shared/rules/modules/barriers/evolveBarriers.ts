import type { ModuleEventOf } from '#shared/protocol/modules/moduleEvents.ts';
import type { GameState } from '../../state.ts';

type BarriersEvent = ModuleEventOf<'barrierInspected'>;

export function evolveBarriers(state: GameState, _event: BarriersEvent): GameState {
  return state;
}
