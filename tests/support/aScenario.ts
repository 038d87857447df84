import type { Scenario } from '#shared/content/scenario.ts';
import { loadScenario } from '#shared/content/scenarios/index.ts';
import type { Opening, ScenarioId } from '#shared/content/vocabulary.ts';

/** A scenario as it ships: the quartet unless another is asked for. */
/** Of countries: provinces have a scenario of their own. */
export function aScenario(id: ScenarioId = 'quartet', opening: Opening = openingOf(id)): Scenario {
  if (id === 'provinces') throw new Error('provinces have a scenario of their own');
  const scenario = loadScenario(id, opening);
  if (!scenario.ok)
    throw new Error(`${scenario.error.path}: ${scenario.error.field}: ${scenario.error.reason}`);
  return scenario.value;
}

function openingOf(id: ScenarioId): Opening {
  return id === 'world' ? 'highWalls' : 'standard';
}
