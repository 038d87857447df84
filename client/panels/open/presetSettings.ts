import { PRESETS } from '#shared/content/presets.ts';
import type { PresetId } from '#shared/content/vocabulary.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';

/** The settings that a preset proposes; every value can be changed before opening. */
export function presetSettings(preset: PresetId, seed: string): GameSettings {
  const { scenarioId, opening, rounds } = PRESETS[preset];
  return { scenarioId, opening, preset, rounds, clock: 'normal', seed, timed: true };
}
