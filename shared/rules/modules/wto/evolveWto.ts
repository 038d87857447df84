import type { ModuleEventOf } from '#shared/protocol/modules/moduleEvents.ts';
import type { GameState } from '../../state.ts';

type WtoEvent = ModuleEventOf<
  | 'conferenceOpened'
  | 'packageTabled'
  | 'packageBacked'
  | 'floorOpened'
  | 'packageAgreed'
  | 'packageObjected'
  | 'packageChanged'
  | 'conferenceClosed'
  | 'complaintFiled'
>;

export function evolveWto(state: GameState, _event: WtoEvent): GameState {
  return state;
}
