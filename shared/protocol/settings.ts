import { z } from 'zod';
import { assumptionsSchema } from '#shared/content/assumptions.ts';
import { PRESETS } from '#shared/content/presets.ts';
import {
  CENTRE_KINDS,
  CLOCK_PACES,
  MODULE_IDS,
  OPENINGS,
  PRESET_IDS,
  PROVINCE_PRESET_IDS,
  SCENARIO_IDS,
  type Opening,
  type PresetId,
  type ScenarioId,
} from '#shared/content/vocabulary.ts';

/** What a host chooses when opening a table; the preset fills the rest. */
export const gameSettingsSchema = z
  .strictObject({
    scenarioId: z.enum(SCENARIO_IDS),
    opening: z.enum(OPENINGS),
    preset: z.enum(PRESET_IDS),
    rounds: z.number().int().min(1).max(12),
    clock: z.enum(CLOCK_PACES),
    /** A word or number; the same seed and the same intents give the same game. */
    seed: z.string().regex(/^[\w-]{1,32}$/),
    /** Without clock limits each phase lasts until all are ready or the host goes on (solo play). */
    timed: z.boolean(),
    /** Laboratory only: the modules that are on, and how high the ladder goes; absent: all that the preset has. */
    modules: z.array(z.enum(MODULE_IDS)).readonly().optional(),
    highestLevel: z.number().int().min(1).max(6).optional(),
    assumptions: assumptionsSchema.optional(),
    /** Provinces only: who acts for the centre; absent: the rules do. */
    centre: z.enum(CENTRE_KINDS).optional(),
    /** Provinces only: cards of history are laid out for reading. */
    showsHistory: z.boolean().optional(),
  })
  .refine(hasLaboratorysOnlyThere, 'modules, highestLevel and assumptions are for the Laboratory')
  .refine(hasProvincesOnlyThere, 'provinces have presets, openings, a centre and history of their own');
export type GameSettings = z.infer<typeof gameSettingsSchema>;

/** What the Laboratory alone may choose stands in no other game's settings. */
function hasLaboratorysOnlyThere(settings: {
  readonly preset: PresetId;
  readonly modules?: unknown;
  readonly highestLevel?: unknown;
  readonly assumptions?: unknown;
}): boolean {
  const { preset, modules, highestLevel, assumptions } = settings;
  const isPlain = [modules, highestLevel, assumptions].every((choice) => choice === undefined);
  return isPlain || PRESETS[preset].isLaboratory;
}

/** A preset of provinces is played among provinces, one of countries among countries. */
function hasProvincesOnlyThere(settings: {
  readonly scenarioId: ScenarioId;
  readonly preset: PresetId;
  readonly opening: Opening;
  readonly centre?: unknown;
  readonly showsHistory?: unknown;
}): boolean {
  const { scenarioId, preset, opening, centre, showsHistory } = settings;
  const ofProvinces = [
    (PROVINCE_PRESET_IDS as readonly PresetId[]).includes(preset),
    opening === 'year1997' || opening === 'year1987',
  ];
  return scenarioId === 'provinces'
    ? ofProvinces.every(Boolean)
    : !ofProvinces.some(Boolean) && centre === undefined && showsHistory === undefined;
}
