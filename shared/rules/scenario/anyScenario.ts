import { loadProvincesScenario, type ProvincesScenario } from '../provinces/provincesScenario.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { ScenarioFault } from '#shared/content/scenarioSchema.ts';
import type { Result } from '#shared/kernel/result.ts';
import { scenarioFor, type ScenarioChoice } from './scenarioFor.ts';

/** What a table is played on: countries under the trade model, or provinces in their segmented market. */
export type AnyScenario = Scenario | ProvincesScenario;

export function isOfProvinces(scenario: AnyScenario): scenario is ProvincesScenario {
  return scenario.id === 'provinces';
}

/** The scenario of any game; the same object for the same settings. */
export function anyScenarioFor(choice: ScenarioChoice): Result<AnyScenario, ScenarioFault> {
  return choice.scenarioId === 'provinces' ? loadProvincesScenario(choice.opening) : scenarioFor(choice);
}
