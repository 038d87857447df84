import { FEATURE_OPENS_IN_ROUND, type ProvinceFeature } from '#shared/content/provinces/provinceFeatures.ts';
import type { ProvincePresetId } from '#shared/content/vocabulary.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';

const OPENS: Readonly<Record<string, Readonly<Partial<Record<ProvinceFeature, number>>>>> =
  FEATURE_OPENS_IN_ROUND satisfies Record<ProvincePresetId, unknown>;

/** The round from which a game has a feature; undefined: never. */
export function featureOpensIn(
  { preset }: Pick<GameSettings, 'preset'>,
  feature: ProvinceFeature,
): number | undefined {
  return OPENS[preset]?.[feature];
}
