import type { Scenario } from '#shared/content/scenario.ts';
import type { RandomState } from '#shared/kernel/random.ts';
import type { PoliticsState } from '#shared/protocol/modules/politics.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';

export function initialPolitics(
  _scenario: Scenario,
  _settings: GameSettings,
  random: RandomState,
): { readonly state: PoliticsState; readonly random: RandomState } {
  return { state: { seats: {}, mandates: {}, affinity: {}, ratifications: [] }, random };
}
