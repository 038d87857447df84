import { PRESETS, type Preset, keptByTables } from '#shared/content/presets.ts';
import {
  MODULE_IDS,
  type PresetId,
  ROUND_PHASES,
  type ScenarioId,
  gameOf,
} from '#shared/content/vocabulary.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import { phaseDurationMs } from '#shared/rules/table/clock.ts';

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

const JOIN_MINUTES = 5;
const DEBRIEF_MINUTES = 12;
const MINUTE_MS = 60_000;

/** How long a table takes, in minutes, from the first scan of the code to the end of the debrief. */
export type LengthModel = {
  readonly joinMinutes: number;
  /** Of each round, the first being longer. */
  readonly roundMinutes: readonly number[];
  readonly debriefMinutes: number;
  readonly totalMinutes: number;
};

/** The clock's own figures added up; undefined where no clock runs. */
export function lengthModel(settings: GameSettings): LengthModel | undefined {
  if (!settings.timed) return undefined;
  const roundMinutes = Array.from({ length: settings.rounds }, (_, index) =>
    minutesOfRound(settings, index + 1),
  );
  const hasEpilogue = gameOf(settings.scenarioId).hasEpilogue;
  const epilogueMs = hasEpilogue ? (phaseDurationMs(settings, 'epilogue', settings.rounds + 1) ?? 0) : 0;
  const debriefMinutes = DEBRIEF_MINUTES + epilogueMs / MINUTE_MS;
  const played = roundMinutes.reduce((sum, minutes) => sum + minutes, 0);
  return {
    joinMinutes: JOIN_MINUTES,
    roundMinutes,
    debriefMinutes,
    totalMinutes: JOIN_MINUTES + played + debriefMinutes,
  };
}

function minutesOfRound(settings: GameSettings, round: number): number {
  const phases = ROUND_PHASES.map((phase) => phaseDurationMs(settings, phase, round) ?? 0);
  return phases.reduce((sum, each) => sum + each, 0) / MINUTE_MS;
}

/** Seats of each scenario, known here so that choosing one need not load its data; a test holds them against the scenarios. */
export const SEATS = { textbook: 4, quartet: 4, world: 12, provinces: 10 } as const satisfies Record<
  ScenarioId,
  number
>;
