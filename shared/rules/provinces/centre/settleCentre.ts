import type { GameState } from '../../state.ts';
import { provincesOf } from '../provincesOf.ts';
import type { ProvincesScenario } from '../provincesScenario.ts';
import type { CentreOutcome, RoundOutcome } from '../settlement/hooks.ts';

/** What the centre's acts come to once the round is known. */
export function settleCentre(
  _scenario: ProvincesScenario,
  state: GameState,
  _outcome: RoundOutcome,
): CentreOutcome {
  const { centre, reforms } = provincesOf(state);
  return {
    centre,
    reforms,
    acts: centre.acts,
    inspections: 0,
    freeOffices: [],
    random: state.random,
  };
}
