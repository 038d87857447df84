import { OPENINGS_OF, loadScenario } from '#shared/content/scenarios/index.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { SCENARIO_IDS, type Opening, type ScenarioId } from '#shared/content/vocabulary.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';

export type ScenarioFinder = (id: ScenarioId, opening: Opening) => Scenario | undefined;

/** Reads and checks every scenario at every opening. Failure: which file, which field, why. */
export function loadScenarios(): Result<ScenarioFinder, string> {
  const found = new Map<string, Scenario>();
  for (const id of SCENARIO_IDS) {
    for (const opening of OPENINGS_OF[id]) {
      const scenario = loadScenario(id, opening);
      if (!scenario.ok) {
        const { path, field, reason } = scenario.error;
        return err(`${path}: ${field}: ${reason}`);
      }
      found.set(`${id}/${opening}`, scenario.value);
    }
  }
  return ok((id, opening) => found.get(`${id}/${opening}`));
}
