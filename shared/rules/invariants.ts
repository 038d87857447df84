import type { Scenario } from '#shared/content/scenario.ts';
import { lawViolations } from './invariants/lawViolations.ts';
import { paperViolations } from './invariants/paperViolations.ts';
import { phaseViolations } from './invariants/phaseViolations.ts';
import { moduleViolations } from './modules/seams.ts';
import type { GameState } from './state.ts';

/** What is broken in a state that the rules can never bring about; empty for every state they do. For tests and audits. */
export function findInvariantViolations(scenario: Scenario, state: GameState): string[] {
  return [
    ...phaseViolations(scenario, state),
    ...lawViolations(scenario, state),
    ...paperViolations(state),
    ...moduleViolations(scenario, state),
  ];
}
