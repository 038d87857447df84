import type { Opening, PresetId, ScenarioId } from '../vocabulary.ts';
import { storedParSchema, type StoredPar } from './parSchema.ts';
import quartetFirstLesson from './quartet-standard-firstLesson.json' with { type: 'json' };
import provinces1987Full from './provinces-year1987-provincesFull.json' with { type: 'json' };
import provinces1987Standard from './provinces-year1987-provincesStandard.json' with { type: 'json' };
import provinces1997Full from './provinces-year1997-provincesFull.json' with { type: 'json' };
import provinces1997Standard from './provinces-year1997-provincesStandard.json' with { type: 'json' };
import wallsFull from './world-highWalls-full.json' with { type: 'json' };
import wallsPlain from './world-highWalls-worldPlain.json' with { type: 'json' };
import wallsStandard from './world-highWalls-standard.json' with { type: 'json' };
import todayFull from './world-today-full.json' with { type: 'json' };
import todayPlain from './world-today-worldPlain.json' with { type: 'json' };
import todayStandard from './world-today-standard.json' with { type: 'json' };

const FILES: readonly unknown[] = [
  quartetFirstLesson,
  wallsPlain,
  wallsStandard,
  wallsFull,
  todayPlain,
  todayStandard,
  todayFull,
  provinces1997Standard,
  provinces1997Full,
  provinces1987Standard,
  provinces1987Full,
];

/** Which games have a par of their own: each is made by `npm run par` and lies beside this file under its name. */
export type ParCase = {
  readonly scenario: ScenarioId;
  readonly opening: Opening;
  readonly preset: PresetId;
};

export const PAR_CASES = [
  { scenario: 'quartet', opening: 'standard', preset: 'firstLesson' },
  { scenario: 'world', opening: 'highWalls', preset: 'worldPlain' },
  { scenario: 'world', opening: 'highWalls', preset: 'standard' },
  { scenario: 'world', opening: 'highWalls', preset: 'full' },
  { scenario: 'world', opening: 'today', preset: 'worldPlain' },
  { scenario: 'world', opening: 'today', preset: 'standard' },
  { scenario: 'world', opening: 'today', preset: 'full' },
  { scenario: 'provinces', opening: 'year1997', preset: 'provincesStandard' },
  { scenario: 'provinces', opening: 'year1997', preset: 'provincesFull' },
  { scenario: 'provinces', opening: 'year1987', preset: 'provincesStandard' },
  { scenario: 'provinces', opening: 'year1987', preset: 'provincesFull' },
] as const satisfies readonly ParCase[];

export function parFileName({ scenario, opening, preset }: ParCase): string {
  return `${scenario}-${opening}-${preset}.json`;
}

let parsed: readonly StoredPar[] | undefined;

/** All stored pars, in the order of `PAR_CASES`; read and checked once. */
export function storedPars(): readonly StoredPar[] {
  parsed ??= FILES.map((file) => storedParSchema.parse(file));
  return parsed;
}
