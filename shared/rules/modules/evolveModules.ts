import { assertNever } from '#shared/kernel/assertNever.ts';
import type { ModuleEvent } from '#shared/protocol/modules/moduleEvents.ts';
import type { GameState } from '../state.ts';
import { evolveBarriers } from './barriers/module.ts';
import { evolveEvents } from './events/module.ts';
import { evolvePolitics } from './politics/module.ts';
import { evolveWto } from './wto/module.ts';

/** Folds the facts of the modules between settlements. */
export function evolveModules(state: GameState, event: ModuleEvent): GameState {
  switch (event.type) {
    case 'ratificationHeld':
      return evolvePolitics(state, event);
    case 'barrierInspected':
      return evolveBarriers(state, event);
    case 'eventAnnounced':
    case 'eventCancelled':
      return evolveEvents(state, event);
    case 'conferenceOpened':
    case 'packageTabled':
    case 'packageBacked':
    case 'floorOpened':
    case 'packageAgreed':
    case 'packageObjected':
    case 'packageChanged':
    case 'conferenceClosed':
    case 'complaintFiled':
    case 'rulingsEnforced':
      return evolveWto(state, event);
    default:
      return assertNever(event);
  }
}
