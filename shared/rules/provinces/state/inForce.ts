/** What is in force in a game of provinces: their slice of the state, the institution, the features that are open. */
import { FEATURE_OPENS_IN_ROUND, type ProvinceFeature } from '#shared/content/presets.ts';
import { withReforms } from '#shared/content/provinces/reforms.ts';
import type { ProvincePresetId } from '#shared/content/vocabulary.ts';
import type { Institution } from '#shared/economics/segmentation/officials/officialScore.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { must } from '#shared/kernel/records.ts';
import type { ProvinceState } from '#shared/protocol/provinces/provincesState.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import type { ProvincesScenario } from '../../scenario/provincesScenario.ts';
import type { ProvinceGame } from '../../state.ts';

export function provinceOf(state: ProvinceGame, economy: EconomyId): ProvinceState {
  return must(state.provinces.provinces[economy], `province ${economy}`);
}

/** What a decision among provinces may look at beside the state. */
export type ProvincesContext = { readonly scenario: ProvincesScenario; readonly nowMs: number };

/** The rules under which officials compete in this round. */
export function institutionOf({ institution }: ProvincesScenario, state: ProvinceGame): Institution {
  return withReforms(institution, state.provinces.reforms);
}

/** Why a feature cannot be used in this round; undefined: it can. */
export function featureFault(
  state: Pick<ProvinceGame, 'settings' | 'round'>,
  feature: ProvinceFeature,
): Rejection | undefined {
  const round = featureOpensIn(state.settings, feature);
  if (round === undefined) return { code: 'intent/not-in-this-game' };
  return state.round < round ? { code: 'measures/feature-not-open', feature, round } : undefined;
}

const OPENS: Readonly<Record<string, Readonly<Partial<Record<ProvinceFeature, number>>>>> =
  FEATURE_OPENS_IN_ROUND satisfies Record<ProvincePresetId, unknown>;

/** The round from which a game has a feature; undefined: never. */
export function featureOpensIn(
  { preset }: Pick<GameSettings, 'preset'>,
  feature: ProvinceFeature,
): number | undefined {
  return OPENS[preset]?.[feature];
}
