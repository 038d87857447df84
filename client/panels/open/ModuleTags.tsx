import { PRESETS, type Preset } from '#shared/content/presets.ts';
import { INTEGRATION_LEVELS } from '#shared/content/integrationLevels.ts';
import { FEATURE_OPENS_IN_ROUND, PROVINCE_FEATURES } from '#shared/content/provinces/provinceFeatures.ts';
import {
  MODULE_IDS,
  PROVINCE_PRESET_IDS,
  type PresetId,
  type ProvincePresetId,
} from '#shared/content/vocabulary.ts';
import { t } from '../../text/t.ts';

/** What a preset plays, as tags: how high the ladder goes, and the modules that it adds. */
export function ModuleTags({ preset }: { readonly preset: PresetId }) {
  if (isProvincePreset(preset)) return <FeatureTags preset={preset} />;
  const { levelOpensInRound, moduleOpensInRound, isLaboratory }: Preset = PRESETS[preset];
  const highest = INTEGRATION_LEVELS.findLast((level) => levelOpensInRound[level] !== undefined) ?? 1;
  return (
    <span class="module-tags small">
      <span class="pill">{t('open.levels', { level: highest })}</span>
      {MODULE_IDS.filter((module) => moduleOpensInRound[module] !== undefined).map((module) => (
        <span key={module} class="pill add">
          {t(isLaboratory ? 'open.tagOptional' : 'open.tag', { module: t(`module.${module}`) })}
        </span>
      ))}
    </span>
  );
}

function isProvincePreset(preset: PresetId): preset is ProvincePresetId {
  return PROVINCE_PRESET_IDS.some((id) => id === preset);
}

/** What a game of provinces has beyond dials, pacts and payments. */
function FeatureTags({ preset }: { readonly preset: ProvincePresetId }) {
  const opens: Readonly<Partial<Record<(typeof PROVINCE_FEATURES)[number], number>>> =
    FEATURE_OPENS_IN_ROUND[preset];
  return (
    <span class="module-tags small">
      {PROVINCE_FEATURES.filter((feature) => opens[feature] !== undefined).map((feature) => (
        <span key={feature} class="pill add">
          {t('open.tag', { module: t(`open.feature.${feature}`) })}
        </span>
      ))}
    </span>
  );
}
