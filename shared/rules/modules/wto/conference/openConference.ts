import type { GameEvent } from '#shared/protocol/events.ts';
import type { DecideContext } from '../../../decideContext.ts';
import type { GameState } from '../../../state.ts';
import { openWto } from '../openWto.ts';
import { conferenceRounds } from './conferenceRounds.ts';

/** A conference opens with the negotiation of its rounds. */
export function openConference(_context: DecideContext, state: GameState): GameEvent[] {
  if (openWto(state) === undefined || !conferenceRounds(state.settings).includes(state.round)) return [];
  return [{ type: 'conferenceOpened', round: state.round }];
}
