/** What the state of each game is made of; a game more is a line here. */
import type { GameEventOf } from '#shared/protocol/events.ts';
import { countryStates } from '../countries/countryStates.ts';
import { provinceStates } from '../provinces/state/provinceStates.ts';
import type { StateRules } from '../rulebook.ts';
import type { GameState } from '../state.ts';

const STATES: Readonly<Record<GameState['rulebook'], StateRules>> = {
  countries: countryStates,
  provinces: provinceStates,
};

/** The rules of the game that a state is of. */
export function statesOf({ rulebook }: Pick<GameState, 'rulebook'>): StateRules {
  return STATES[rulebook];
}

/** The rules of the game that a log is of: its first event has the part of that game. */
export function statesOpenedBy({ provinces }: GameEventOf<'gameCreated'>): StateRules {
  return STATES[provinces === undefined ? 'countries' : 'provinces'];
}
