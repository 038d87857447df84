import { z } from 'zod';
import { PRESETS } from '../presets.ts';
import {
  type Opening,
  type PresetId,
  type ScenarioId,
  OPENINGS,
  PRESET_IDS,
  SCENARIO_IDS,
} from '../vocabulary.ts';
import quartetUnlimited from './quartet-standard-firstLesson-unlimited.json' with { type: 'json' };
import quartetOpenCato from './quartet-openCato-firstLesson.json' with { type: 'json' };
import quartetFoodWalls from './quartet-foodWalls-firstLesson.json' with { type: 'json' };
import quartetClosedAlba from './quartet-closedAlba-firstLesson.json' with { type: 'json' };
import quartetFirstLesson from './quartet-standard-firstLesson.json' with { type: 'json' };
import provinces1987Full from './provinces-year1987-provincesFull.json' with { type: 'json' };
import provinces1987Standard from './provinces-year1987-provincesStandard.json' with { type: 'json' };
import provinces1997Full from './provinces-year1997-provincesFull.json' with { type: 'json' };
import provinces1987Unlimited from './provinces-year1987-provincesStandard-unlimited.json' with { type: 'json' };
import provinces1997Unlimited from './provinces-year1997-provincesStandard-unlimited.json' with { type: 'json' };
import provinces1997Standard from './provinces-year1997-provincesStandard.json' with { type: 'json' };
import wallsFull from './world-highWalls-full.json' with { type: 'json' };
import wallsPlain from './world-highWalls-worldPlain.json' with { type: 'json' };
import wallsShort from './world-highWalls-worldShort.json' with { type: 'json' };
import wallsStandard from './world-highWalls-standard.json' with { type: 'json' };
import todayFull from './world-today-full.json' with { type: 'json' };
import todayPlain from './world-today-worldPlain.json' with { type: 'json' };
import todayStandard from './world-today-standard.json' with { type: 'json' };

const FILES: readonly unknown[] = [
  quartetFirstLesson,
  quartetOpenCato,
  quartetFoodWalls,
  quartetClosedAlba,
  quartetUnlimited,
  wallsPlain,
  wallsShort,
  wallsStandard,
  wallsFull,
  todayPlain,
  todayStandard,
  todayFull,
  provinces1997Standard,
  provinces1997Unlimited,
  provinces1987Unlimited,
  provinces1997Full,
  provinces1987Standard,
  provinces1987Full,
];

/** Which games have a par of their own: each is made by `npm run par` and lies beside this file under its name. */
export type ParCase = {
  readonly scenario: ScenarioId;
  readonly opening: Opening;
  readonly preset: PresetId;
  /** Without the limits of agreements that the preset has. */
  readonly unlimited?: true | undefined;
};

const CASES = [
  { opening: 'standard', preset: 'firstLesson' },
  { opening: 'openCato', preset: 'firstLesson' },
  { opening: 'foodWalls', preset: 'firstLesson' },
  { opening: 'closedAlba', preset: 'firstLesson' },
  { opening: 'standard', preset: 'firstLesson', unlimited: true },
  { opening: 'highWalls', preset: 'worldPlain' },
  { opening: 'highWalls', preset: 'worldShort' },
  { opening: 'highWalls', preset: 'standard' },
  { opening: 'highWalls', preset: 'full' },
  { opening: 'today', preset: 'worldPlain' },
  { opening: 'today', preset: 'standard' },
  { opening: 'today', preset: 'full' },
  { opening: 'year1997', preset: 'provincesStandard' },
  { opening: 'year1997', preset: 'provincesStandard', unlimited: true },
  { opening: 'year1987', preset: 'provincesStandard', unlimited: true },
  { opening: 'year1997', preset: 'provincesFull' },
  { opening: 'year1987', preset: 'provincesStandard' },
  { opening: 'year1987', preset: 'provincesFull' },
] as const satisfies readonly Omit<ParCase, 'scenario'>[];

export const PAR_CASES: readonly ParCase[] = CASES.map((each) => ({
  scenario: PRESETS[each.preset].scenarioId,
  ...each,
}));

export function parFileName({ scenario, opening, preset, unlimited }: ParCase): string {
  return `${scenario}-${opening}-${preset}${unlimited === true ? '-unlimited' : ''}.json`;
}

let parsed: readonly StoredPar[] | undefined;

/** All stored pars, in the order of `PAR_CASES`; read and checked once. */
export function storedPars(): readonly StoredPar[] {
  parsed ??= FILES.map((file) => storedParSchema.parse(file));
  return parsed;
}

/**
 * Par: what governments of bots came to in the same chair under the same rules, seats and events. Results of each part in ascending
 * order, evenly spaced over the games (the k-th of K stands for the share (k − ½)/K).
 */
const results = z.array(z.number()).readonly();
const seatSchema = z.strictObject({
  /** Weighted mean over the rounds of 100 · ln Ŵ per head. */
  prosperity: results,
  /** Weighted mean over the rounds of support, 0–100. */
  support: results.optional(),
  /** Points of the mandate, 0–100. */
  mandate: results.optional(),
});
export type ParOfSeat = z.infer<typeof seatSchema>;

export const parSchema = z.strictObject({
  games: z.number().int().min(0),
  seats: z.record(z.string(), seatSchema).readonly(),
  /** Prosperity of each seat on the best path that the pace allows: all together, as deep and as soon as may be. */
  bestPath: z.record(z.string(), z.number()).readonly(),
  /** What bots had averaged after each round: pars of before have kept it, and nothing reads it. */
  pace: z.unknown().exactOptional(),
});
export type Par = z.infer<typeof parSchema>;

/** A par that ships with the scenario, and how it came about. */
export const storedParSchema = z.strictObject({
  scenario: z.enum(SCENARIO_IDS),
  opening: z.enum(OPENINGS),
  preset: z.enum(PRESET_IDS),
  /** The preset without its limits of agreements: for tables that were opened before there were any. */
  unlimited: z.literal(true).optional(),
  rounds: z.number().int().min(1),
  /** Command that makes it again. */
  command: z.string().min(1),
  rulesVersion: z.number().int().min(1),
  /** First and last seed of its games. */
  seeds: z.tuple([z.string(), z.string()]).readonly(),
  /** Hash of what the first games came to: `npm run par -- --check` plays them again. */
  firstGames: z.strictObject({ games: z.number().int().min(0), hash: z.string() }),
  par: parSchema,
});
export type StoredPar = z.infer<typeof storedParSchema>;
