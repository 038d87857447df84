import {
  PROVINCE_TEMPERAMENT_NAMES,
  type ProvinceTemperamentName,
} from '#shared/content/provinces/provinceTemperaments.ts';
import { z } from 'zod';
import { PRESETS } from '#shared/content/presets.ts';
import { REFORM_PACKAGES, type ReformPackage } from '#shared/content/provinces/reforms.ts';
import { type Opening, type ProvincePresetId } from '#shared/content/vocabulary.ts';
import { keysOf } from '#shared/kernel/records.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { type Manner, readOptions, seedWord, wholeNumber } from '../readRequest.ts';

/** Who founds a body of Shanghai, Jiangsu and Zhejiang before play begins. */
const FOUNDED_PACTS = ['none', 'voluntary', 'binding'] as const;
export type FoundedPact = (typeof FOUNDED_PACTS)[number];

/** `mixed`: temperaments as the seed deals them; else all of one. */
const PROVINCE_FIELDS = ['mixed', ...PROVINCE_TEMPERAMENT_NAMES] as const;
export type ProvinceField = 'mixed' | ProvinceTemperamentName;

const PACKAGES = keysOf(REFORM_PACKAGES);
const STARTS = ['1997', '1987'] as const;
const PRESET_IDS = ['provincesStandard', 'provincesFull'] as const satisfies readonly ProvincePresetId[];
const OPENING_OF = { '1997': 'year1997', '1987': 'year1987' } as const satisfies Record<string, Opening>;

const PROVINCES_USAGE =
  'usage: npm run -s simulate -- --scenario provinces [--start 1997|1987] [--preset provincesStandard|provincesFull] ' +
  '[--rounds 1..12] [--games 1..10000] [--first 1..100000] [--seed WORD] [--field mixed|TEMPERAMENT] [--reforms PACKAGE] ' +
  '[--pact none|voluntary|binding] [--workers 1..16] [--unlimited] [--people] [--forecasts] [--json]';

/** What to play of the provinces, and how to tell it. */
export type ProvincesRequest = {
  readonly opening: Opening;
  readonly preset: ProvincePresetId;
  readonly rounds: number;
  readonly games: number;
  /** Number of the first: a run can be gone on with. */
  readonly first: number;
  readonly seed: string;
  readonly field: ProvinceField;
  /** These rules from the first round to the last: no centre, no cards. */
  readonly reforms?: ReformPackage;
  readonly pact: FoundedPact;
  /** Threads. */
  readonly workers: number;
  readonly json: boolean;
  /** Without the preset's limits of pacts, as tables play it that were opened before there were any. */
  readonly unlimited: boolean;
  /** It is compared how people fare. */
  readonly people: boolean;
  /** It is measured how far forecasts come out otherwise. */
  readonly forecasts: boolean;
  /** One seat, in turn, is a person's to the bots. */
  readonly manner?: Manner;
};

const optionsSchema = z.strictObject({
  scenario: z.literal('provinces').default('provinces'),
  start: z.enum(STARTS, `is one of ${STARTS.join(', ')}`).default('1997'),
  preset: z.enum(PRESET_IDS, `is one of ${PRESET_IDS.join(', ')}`).default('provincesStandard'),
  rounds: wholeNumber(1, 12).optional(),
  games: wholeNumber(1, 10_000).default(1),
  first: wholeNumber(1, 100_000).default(1),
  seed: seedWord,
  field: z.enum(PROVINCE_FIELDS, `is one of ${PROVINCE_FIELDS.join(', ')}`).default('mixed'),
  reforms: z.enum(PACKAGES, `is one of ${PACKAGES.join(', ')}`).optional(),
  pact: z.enum(FOUNDED_PACTS, `is one of ${FOUNDED_PACTS.join(', ')}`).default('none'),
  workers: wholeNumber(1, 16).default(1),
  json: z.boolean().default(false),
  unlimited: z.boolean().default(false),
  people: z.boolean().default(false),
  forecasts: z.boolean().default(false),
});

/** Whether a command line asks for a game of provinces. */
export function asksForProvinces(args: readonly string[]): boolean {
  return args.some((arg) => /^(--(scenario|preset)=)?provinces(Standard|Full)?$/.test(arg));
}

/** The command line as a request, or one line on what is wrong with it. */
export function readProvincesRequest(args: readonly string[]): Result<ProvincesRequest, string> {
  const values = readOptions(
    args,
    ['json', 'unlimited', 'people', 'forecasts'],
    Object.keys(optionsSchema.shape),
  );
  if (!values.ok) return err(`${values.error}; ${PROVINCES_USAGE}`);
  const parsed = optionsSchema.safeParse(values.value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return err(`--${String(issue?.path[0] ?? '')} ${issue?.message ?? 'is wrong'}; ${PROVINCES_USAGE}`);
  }
  const { scenario: _scenario, start, rounds, reforms, ...rest } = parsed.data;
  return ok({
    ...rest,
    opening: OPENING_OF[start],
    rounds: rounds ?? PRESETS[rest.preset].rounds,
    ...(reforms === undefined ? {} : { reforms }),
  });
}
