import { PRESETS, type Preset, keptByTables } from '#shared/content/presets.ts';
import { MODULE_IDS, type PresetId } from '#shared/content/vocabulary.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';

/** The settings that a preset proposes; every value can be changed before opening. */
export function presetSettings(preset: PresetId, seed: string): GameSettings {
  const { scenarioId, opening, rounds, isLaboratory }: Preset = PRESETS[preset];
  const settings = {
    scenarioId,
    opening,
    preset,
    rounds,
    clock: 'normal',
    seed,
    timed: true,
    ...keptByTables(preset),
  } as const;
  return isLaboratory ? { ...settings, modules: [...MODULE_IDS], highestLevel: 6 } : settings;
}

/** Another game with what was chosen for the one before: the seed, the clock, and a number of rounds of one's own. */
export function withPreset(
  { preset: before, rounds, clock, timed, seed }: GameSettings,
  preset: PresetId,
): GameSettings {
  const proposed = presetSettings(preset, seed);
  const isOwn = rounds !== PRESETS[before].rounds;
  return { ...proposed, clock, timed, rounds: isOwn ? rounds : proposed.rounds };
}
