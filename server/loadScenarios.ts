import { OPENINGS_OF } from '#shared/content/scenarios/index.ts';
import { rulebookFor } from '#shared/rules/game/rulebooks.ts';
import type { Rulebook } from '#shared/rules/rulebook.ts';
import { type ScenarioChoice, anyScenarioFor } from '#shared/rules/scenario/anyScenario.ts';
import { SCENARIO_IDS } from '#shared/content/vocabulary.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';

/** Assumes nothing otherwise than the data. */
const PLAIN_PRESET = 'worldPlain';

/** The rules that a game of these settings is played by. */
export type RulebookFinder = (choice: ScenarioChoice) => Rulebook | undefined;

/**
 * Reads and checks every scenario at every opening. Failure: which file, which field, why. What a game assumes otherwise is
 * worked out when it is asked for; nothing is found for an opening that the scenario does not have.
 */
export function loadScenarios(): Result<RulebookFinder, string> {
  for (const id of SCENARIO_IDS) {
    for (const opening of OPENINGS_OF[id]) {
      const scenario = anyScenarioFor({ scenarioId: id, opening, preset: PLAIN_PRESET });
      if (!scenario.ok) {
        const { path, field, reason } = scenario.error;
        return err(`${path}: ${field}: ${reason}`);
      }
    }
  }
  return ok((choice) => {
    const rules = rulebookFor(choice);
    return rules.ok ? rules.value : undefined;
  });
}
