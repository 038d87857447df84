import { PRESETS, type Preset } from '#shared/content/presets.ts';
import { INTEGRATION_LEVELS } from '#shared/content/integrationLevels.ts';
import { MODULE_IDS, type PresetId } from '#shared/content/vocabulary.ts';
import { t } from '../../text/t.ts';

/** What a preset plays, as tags: how high the ladder goes, and the modules that it adds. */
export function ModuleTags({ preset }: { readonly preset: PresetId }) {
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
