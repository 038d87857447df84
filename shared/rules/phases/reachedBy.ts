import type { EconomyId } from '#shared/kernel/ids.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import { admissionMembers } from '../negotiation/admissionMembers.ts';
import type { GameState } from '../state.ts';

/** Seats that something new to answer has reached: they are not ready any more. */
export function reachedBy(state: GameState, event: GameEvent): EconomyId[] {
  switch (event.type) {
    case 'paperTabled':
      return event.paper.parties.filter((party) => party !== event.paper.author);
    case 'paperRevised':
    case 'paperNarrowed': {
      const paper = state.papers[event.paper];
      return paper === undefined ? [] : paper.parties.filter((party) => party !== paper.author);
    }
    case 'paperAwaitsBell': {
      const paper = state.papers[event.paper];
      return paper === undefined ? [] : admissionMembers(state, paper);
    }
    default:
      return [];
  }
}
