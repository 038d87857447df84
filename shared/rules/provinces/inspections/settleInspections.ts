import type { GameState } from '../../state.ts';
import type { ProvincesScenario } from '../provincesScenario.ts';
import type { InspectionOutcome, RoundOutcome } from '../settlement/hooks.ts';

/** Who was inspected, by the law, the centre or a petition, and what was found. `extra` are those that the centre ordered. */
export function settleInspections(
  _scenario: ProvincesScenario,
  state: GameState,
  _outcome: RoundOutcome,
  _extra: number,
): InspectionOutcome {
  return {
    inspections: [],
    fines: {},
    petitions: {},
    sanctionReplaced: [],
    levelCuts: {},
    random: state.random,
  };
}
