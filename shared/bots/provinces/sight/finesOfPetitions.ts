import type { Measures } from '#shared/protocol/provinces/measures.ts';
import { featureFault } from '#shared/rules/provinces/featureFault.ts';
import { institutionOf } from '#shared/rules/provinces/institutionOf.ts';
import { breaksLaw } from '#shared/rules/provinces/petitions/breaksLaw.ts';
import type { ProvincesScenario } from '#shared/rules/provinces/provincesScenario.ts';
import type { GameState } from '#shared/rules/state.ts';

/** How often, in games of bots, a province that breaks a law is named by a petition. */
const NAMED_CHANCE = 0.35;
const HIGHEST_SEVERITY = 8;

/** Points that petitions cost in the mean, beyond the law's own inspections: the fine takes the place of the sanction. */
export function finesOfPetitions(
  scenario: ProvincesScenario,
  view: GameState,
  { wall, block }: Pick<Measures, 'wall' | 'block'>,
): number {
  const { law } = institutionOf(scenario, view);
  if (law === 0 || featureFault(view, 'petitions') !== undefined) return 0;
  if (!breaksLaw(law, { wall, block })) return 0;
  const { chance = 0, fine = 0 } = scenario.economy.market.politics.inspection[law] ?? {};
  return (NAMED_CHANCE * (1 - chance) * fine * (wall + block)) / HIGHEST_SEVERITY;
}
