import type { ProvinceFeature } from '#shared/content/provinces/provinceFeatures.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { GameState } from '../state.ts';
import { featureOpensIn } from './featureOpensIn.ts';

/** Why a feature cannot be used in this round; undefined: it can. */
export function featureFault(
  state: Pick<GameState, 'settings' | 'round'>,
  feature: ProvinceFeature,
): Rejection | undefined {
  const round = featureOpensIn(state.settings, feature);
  if (round === undefined) return { code: 'intent/not-in-this-game' };
  return state.round < round ? { code: 'measures/feature-not-open', feature, round } : undefined;
}
