import type { GameSettings } from '#shared/protocol/settings.ts';

/** Settings of a first lesson, but for what is overridden. */
export function someSettings(overrides: Partial<GameSettings> = {}): GameSettings {
  return {
    scenarioId: 'quartet',
    opening: 'standard',
    preset: 'firstLesson',
    rounds: 4,
    clock: 'normal',
    seed: 'alba',
    timed: true,
    ...overrides,
  };
}
