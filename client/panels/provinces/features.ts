import type { ProvinceFeature } from '#shared/content/provinces/provinceFeatures.ts';
import { featureFault } from '#shared/rules/provinces/featureFault.ts';
import type { GameState } from '#shared/rules/state.ts';

/** Whether a feature can be used in this round. */
export function isFeatureOpen(game: GameState, feature: ProvinceFeature): boolean {
  return featureFault(game, feature) === undefined;
}
