import { assertNever } from '#shared/kernel/assertNever.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { floorPackage } from '../../modules/wto/conference/conferenceNow.ts';
import { adopt } from '../../modules/wto/packages/adopt.ts';
import { adoptionOf } from '../../modules/wto/packages/adoptionOf.ts';
import type { GameState } from '../../state.ts';
import { lawWithout, type StandingDecision } from './standingDecisions.ts';

/** The law of a finished game as it would stand without one decision of a seat; everything else is as it was. */
export function withoutDecision(
  scenario: Scenario,
  state: GameState,
  economy: EconomyId,
  decision: StandingDecision,
): GameState {
  switch (decision.type) {
    case 'agreement':
      return lawWithout(state, decision.leaves);
    case 'wall': {
      const wall = state.walls[economy];
      return wall === undefined
        ? state
        : { ...state, walls: { ...state.walls, [economy]: { ...wall, mfnRateBp: decision.opening } } };
    }
    case 'barriers': {
      const { barriers } = state;
      return barriers === undefined
        ? state
        : { ...state, barriers: { ...barriers, levels: { ...barriers.levels, [economy]: {} } } };
    }
    case 'objection':
      return withPackage(scenario, state);
    default:
      return assertNever(decision);
  }
}

function withPackage(scenario: Scenario, state: GameState): GameState {
  const { wto } = state;
  const tabled = wto?.conference === undefined ? undefined : floorPackage(wto.conference);
  if (wto === undefined || tabled === undefined) return state;
  return adopt(state, adoptionOf(scenario, state, wto, tabled));
}
