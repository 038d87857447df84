import { z } from 'zod';
import { assumptionsSchema } from '#shared/content/assumptions.ts';
import {
  type AgreementLimits,
  type PactLimits,
  type Preset,
  PRESETS,
  FORMER_LESSON_LIMITS,
  FORMER_PACT_LIMITS,
  LESSON_EVENT_KEYS,
} from '#shared/content/presets.ts';
import {
  CENTRE_KINDS,
  CLOCK_PACES,
  GAMES,
  MODULE_IDS,
  OPENINGS,
  PRESET_IDS,
  SCENARIO_IDS,
  type Opening,
  type PresetId,
  type ScenarioId,
} from '#shared/content/vocabulary.ts';

/** A word or number; the same seed and the same intents give the same game. */
export const seedSchema = z.string().regex(/^[\w-]{1,32}$/);

/** What a host chooses when opening a table; the preset fills the rest. */
export const gameSettingsSchema = z
  .strictObject({
    scenarioId: z.enum(SCENARIO_IDS),
    opening: z.enum(OPENINGS),
    preset: z.enum(PRESET_IDS),
    rounds: z.number().int().min(1).max(12),
    clock: z.enum(CLOCK_PACES),
    seed: seedSchema,
    /** Without clock limits each phase lasts until all are ready or the host goes on (solo play). */
    timed: z.boolean(),
    /** Laboratory only: the modules that are on, and how high the ladder goes; absent: all that the preset has. */
    modules: z.array(z.enum(MODULE_IDS)).readonly().optional(),
    highestLevel: z.number().int().min(1).max(6).optional(),
    assumptions: assumptionsSchema.optional(),
    /**
     * How few agreements may be concluded in a round, for how many rounds they hold, what may be paid for them, how far tariffs move beside
     * them, and which events may come; absent: no limit, as in tables opened before there was one.
     */
    agreementLimits: z
      .strictObject({
        signedPerRound: z.number(),
        rounds: z.number(),
        founders: z.array(z.number()).readonly().optional(),
        paymentCapBp: z.number().optional(),
        stepBp: z.number().optional(),
        cards: z.array(z.enum(LESSON_EVENT_KEYS)).readonly().optional(),
      })
      .readonly()
      .optional(),
    /** How far tariffs move in a round, as the preset has it; absent: as the scenario has it, as in tables opened before the preset said so. */
    stepBp: z.number().optional(),
    /** Outsiders pay the own tariff of a seat, as the preset has it; absent: as in tables opened before, whose goods may come in through another member, and whose cuts for one are cuts for all. */
    wallsHold: z.literal(true).optional(),
    /** Most members of an agreement, by round, copied from the preset. Tables that were opened before this limit lack it: there only the number of founders is limited. */
    membersByRound: z.array(z.number()).readonly().optional(),
    /** How many agreements a seat may conclude in one round, where agreements last, copied from the preset. Tables that were opened before this limit lack it: there it is any number. */
    signedPerRound: z.number().optional(),
    /** Round from which specialization may be agreed, as the preset has it; absent, as in tables opened before: from the first. */
    specializationInRound: z.number().optional(),
    /** Rounds that have a conference, as the preset has it; absent, as in tables opened before: every second one, the last two rounds before the end. */
    conferencesInRounds: z.array(z.number()).readonly().optional(),
    /**
     * Provinces only: how slowly pacts grow, and what leaving one costs, just as the preset has it; absent: no limit and no cost, as in tables
     * opened before there were any.
     */
    pactLimits: z
      .strictObject({
        joinedPerRound: z.number(),
        members: z.array(z.number()).readonly(),
        leavingPoints: z.number(),
        bindingRounds: z.number().optional(),
        lowestAlone: z.number().optional(),
        levelSteps: z.number().optional(),
        stateFirms: z
          .strictObject({ inRound: z.number(), jobsPercent: z.number(), productivity: z.number() })
          .readonly()
          .optional(),
      })
      .readonly()
      .optional(),
    /** Provinces only: who acts for the centre; absent: the rules do. */
    centre: z.enum(CENTRE_KINDS).optional(),
    /** Provinces only: cards of history are laid out for reading. */
    showsHistory: z.boolean().optional(),
  })
  .refine(hasLaboratorysOnlyThere, 'modules, highestLevel and assumptions are for the Laboratory')
  .refine(hasLimitsOfItsPreset, 'limits are those of the preset')
  .refine(isOfOneGame, 'provinces have presets, openings, a centre and history of their own');
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

/** A preset without limits has none; one that has some may be opened without them, or with those that it had before. The step is the preset's or the scenario's. */
function hasLimitsOfItsPreset({
  preset,
  agreementLimits,
  pactLimits,
  stepBp,
  wallsHold,
  membersByRound,
  signedPerRound,
  specializationInRound,
  conferencesInRounds,
}: {
  readonly preset: PresetId;
  readonly agreementLimits?: AgreementLimits | undefined;
  readonly pactLimits?: PactLimits | undefined;
  readonly stepBp?: number | undefined;
  readonly wallsHold?: true | undefined;
  readonly membersByRound?: readonly number[] | undefined;
  readonly signedPerRound?: number | undefined;
  readonly specializationInRound?: number | undefined;
  readonly conferencesInRounds?: readonly number[] | undefined;
}): boolean {
  const {
    agreementLimits: usual,
    pactLimits: pacts,
    stepBp: step,
    wallsHold: strict,
    membersByRound: members,
    signedPerRound: signed,
    specializationInRound: specializationIn,
    conferencesInRounds: conferencesIn,
  }: Preset = PRESETS[preset];
  const former: readonly AgreementLimits[] = preset === 'firstLesson' ? FORMER_LESSON_LIMITS : [];
  return (
    (stepBp ?? step) === step &&
    (wallsHold ?? strict) === strict &&
    isAbsentOr(membersByRound, members) &&
    (signedPerRound ?? signed) === signed &&
    (specializationInRound ?? specializationIn) === specializationIn &&
    isAbsentOr(conferencesInRounds, conferencesIn) &&
    (isAbsentOr(pactLimits, pacts) ||
      (pacts !== undefined && FORMER_PACT_LIMITS.some((limits) => isSame(pactLimits, limits)))) &&
    [undefined, usual, ...former].some((limits) => JSON.stringify(limits) === JSON.stringify(agreementLimits))
  );
}

function isAbsentOr(setting: unknown, ofPreset: unknown): boolean {
  return isSame(setting ?? ofPreset, ofPreset);
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

type Choice = {
  readonly scenarioId: ScenarioId;
  readonly preset: PresetId;
  readonly opening: Opening;
  readonly centre?: unknown;
  readonly showsHistory?: unknown;
};

/** Scenario, opening and preset belong to the same game, and no setting to another one. */
function isOfOneGame(choice: Choice): boolean {
  return Object.values<Playable>(GAMES).every(({ scenarios, openings, presets, ownSettings }) => {
    const { scenarioId, opening, preset } = choice;
    const parts = [scenarios.includes(scenarioId), openings.includes(opening), presets.includes(preset)];
    return (
      parts.every(Boolean) ||
      ![...parts, ...ownSettings.map((name) => choice[name] !== undefined)].some(Boolean)
    );
  });
}

type Playable = {
  readonly scenarios: readonly ScenarioId[];
  readonly openings: readonly Opening[];
  readonly presets: readonly PresetId[];
  readonly ownSettings: readonly ('centre' | 'showsHistory')[];
};
