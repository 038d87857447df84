import { PRESETS, type Preset } from '#shared/content/presets.ts';
import { MODULE_IDS, type PresetId } from '#shared/content/vocabulary.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';

/** The settings that a preset proposes; every value can be changed before opening. */
export function presetSettings(preset: PresetId, seed: string): GameSettings {
  const { scenarioId, opening, rounds, isLaboratory, agreementLimits }: Preset = PRESETS[preset];
  const settings = {
    scenarioId,
    opening,
    preset,
    rounds,
    clock: 'normal',
    seed,
    timed: true,
    ...(agreementLimits === undefined ? {} : { agreementLimits }),
  } as const;
  return isLaboratory ? { ...settings, modules: [...MODULE_IDS], highestLevel: 6 } : settings;
}
