import { fromKeys, must } from '#shared/kernel/records.ts';
import { seedFromText } from '#shared/kernel/random.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { ConvergenceFailure } from '#shared/economics/tradeModel.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { TEMPERAMENTS } from '#shared/content/vocabulary.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import { dealTemperaments } from './dealTemperaments.ts';
import { openModules } from './modules/seams.ts';
import { createProvinces } from './provinces/createProvinces.ts';
import { RULES_VERSION } from './rulesVersion.ts';
import { isOfProvinces, type AnyScenario } from './scenario/anyScenario.ts';
import { openingLaw, openingSettled } from './shock/opening.ts';

/** The first event of a game: the opening of the scenario, and temperaments dealt by the seed. */
export function createGame(
  scenario: AnyScenario,
  settings: GameSettings,
): Result<GameEvent[], ConvergenceFailure> {
  return isOfProvinces(scenario)
    ? ok([createProvinces(scenario, settings)])
    : createCountries(scenario, settings);
}

function createCountries(
  scenario: Scenario,
  settings: GameSettings,
): Result<GameEvent[], ConvergenceFailure> {
  const settled = openingSettled(scenario);
  if (!settled.ok) return settled;
  const dealt = dealTemperaments(TEMPERAMENTS, scenario.dealOrder, seedFromText(settings.seed));
  const { modules, random } = openModules(scenario, settings, dealt.random);
  return ok([
    {
      type: 'gameCreated',
      rulesVersion: RULES_VERSION,
      settings,
      temperaments: dealt.temperaments,
      random,
      settled: settled.value,
      walls: fromKeys(
        scenario.economies.map(({ id }) => id),
        (economy) => must(scenario.mfnRateBp[economy], `opening wall of ${economy}`),
      ),
      law: openingLaw(scenario),
      ...(Object.keys(modules).length === 0 ? {} : { modules }),
    },
  ]);
}
