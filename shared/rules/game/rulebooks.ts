/** The games that a table can play: each is a folder with its rulebook, and a line here. */
import type { ScenarioFault } from '#shared/content/scenario.ts';
import { type Result, ok } from '#shared/kernel/result.ts';
import { countryRulebook } from '../countries/rulebook.ts';
import { provinceRulebook } from '../provinces/rulebook.ts';
import type { Rulebook } from '../rulebook.ts';
import { type AnyScenario, type ScenarioChoice, anyScenarioFor, byGame } from '../scenario/anyScenario.ts';

const made = new WeakMap<AnyScenario, Rulebook>();

/** The rules over a scenario; the same object for the same scenario. */
export function rulebookOf(scenario: AnyScenario): Rulebook {
  const known = made.get(scenario);
  if (known !== undefined) return known;
  const rules = byGame(scenario, { countries: countryRulebook, provinces: provinceRulebook });
  made.set(scenario, rules);
  return rules;
}

/** The rules that a game of these settings is played by; the same object for the same settings. */
export function rulebookFor(choice: ScenarioChoice): Result<Rulebook, ScenarioFault> {
  const scenario = anyScenarioFor(choice);
  return scenario.ok ? ok(rulebookOf(scenario.value)) : scenario;
}
