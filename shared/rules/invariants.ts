import type { Scenario } from '#shared/content/scenario.ts';
import { lawViolations } from './invariants/lawViolations.ts';
import { paperViolations } from './invariants/paperViolations.ts';
import { phaseViolations } from './invariants/phaseViolations.ts';
import { politicsViolations } from './modules/politics/module.ts';
import { barrierViolations } from './modules/barriers/module.ts';
import { budgetViolations } from './modules/budget/module.ts';
import { eventViolations } from './modules/events/module.ts';
import { wtoViolations } from './modules/wto/module.ts';
import { dynamicsViolations } from './modules/dynamics/module.ts';
import type { GameState } from './state.ts';

/** What is broken in a state that the rules can never bring about; empty for every state they do. For tests and audits. */
export function findInvariantViolations(scenario: Scenario, state: GameState): string[] {
  return [
    ...phaseViolations(scenario, state),
    ...lawViolations(scenario, state),
    ...paperViolations(state),
    ...politicsViolations(state),
    ...wtoViolations(scenario, state),
    ...eventViolations(state),
    ...barrierViolations(scenario, state),
    ...budgetViolations(scenario, state),
    ...dynamicsViolations(scenario, state),
  ];
}
