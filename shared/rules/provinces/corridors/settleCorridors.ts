import type { GameState } from '../../state.ts';
import { provincesOf } from '../provincesOf.ts';
import type { ProvincesScenario } from '../provincesScenario.ts';
import type { CorridorOutcome } from '../settlement/hooks.ts';

/** Which corridor the pledges of the round build. */
export function settleCorridors(_scenario: ProvincesScenario, state: GameState): CorridorOutcome {
  return {
    built: provincesOf(state).corridors,
    unbuilt: [],
    spent: {},
    grantUsed: false,
    random: state.random,
  };
}
