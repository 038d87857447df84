import type { Provinces } from '#shared/content/scenario.ts';
import file from '#shared/content/scenarios/provinces.json' with { type: 'json' };
import type { Opening } from '#shared/content/vocabulary.ts';
import { type ProvincesScenario, provincesScenarioOf } from '#shared/rules/scenario/provincesScenario.ts';

/** The provinces at one opening, from the file of this build. */
export function provinceScenario(opening: Opening): ProvincesScenario {
  const shipped: unknown = file;
  const scenario = provincesScenarioOf(shipped as Provinces, opening);
  if (scenario.ok) return scenario.value;
  throw new Error(`scenario ${scenario.error.path} is broken: ${scenario.error.reason}`);
}
