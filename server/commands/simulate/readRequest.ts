import { TEMPERAMENT_NAMES } from '#shared/content/temperaments.ts';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { Government } from '#shared/bots/strategies.ts';
import { type Assumptions, assumptionsSchema } from '#shared/content/assumptions.ts';
import { keptByTables, PRESETS } from '#shared/content/presets.ts';
import { OPENINGS_OF } from '#shared/content/scenarios/index.ts';
import {
  MODULE_IDS,
  type ModuleId,
  OPENINGS,
  type Opening,
  PRESET_IDS,
  type PresetId,
  type ScenarioId,
} from '#shared/content/vocabulary.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { type Result, err, ok } from '#shared/kernel/result.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';

/**
 * Who governs the seats of a simulation. `mixed`: the six temperaments as the seed deals them. `nash`, `yes`: one seat of the mixed
 * field follows that test strategy. `test`: three seats are Nash, yes and a reciprocator to compare them with. A temperament: all.
 */
const FIELDS = ['mixed', 'nash', 'yes', 'test', ...TEMPERAMENT_NAMES] as const;
type Field = (typeof FIELDS)[number];

/** Governments put in the place of those dealt; `game` turns the seats, so that each is tested in turn. */
export function fieldOf(
  field: Field,
  seats: readonly EconomyId[],
  game: number,
): Readonly<Record<EconomyId, Government>> {
  const turned = (place: number): EconomyId => seats[(game + place) % seats.length] ?? '';
  switch (field) {
    case 'mixed':
      return {};
    case 'nash':
      return { [turned(0)]: 'alwaysNash' };
    case 'yes':
      return { [turned(0)]: 'alwaysYes' };
    case 'test': {
      // Far from each other in the order of the seats, where neighbours have deals to make.
      const step = Math.floor(seats.length / 3);
      return {
        [turned(0)]: 'alwaysNash',
        [turned(step)]: 'alwaysYes',
        [turned(2 * step)]: 'reciprocator',
      };
    }
    default:
      return Object.fromEntries(seats.map((seat) => [seat, field]));
  }
}

const USAGE =
  'usage: npm run -s simulate -- [--preset firstLesson|worldPlain|worldShort|standard|full|laboratory] ' +
  '[--scenario quartet|world] [--opening standard|openCato|foodWalls|closedAlba|highWalls|today] [--rounds 1..12] [--games 1..10000] ' +
  '[--first 1..100000] [--seed WORD] [--field mixed|nash|yes|test|TEMPERAMENT] [--modules A,B] [--levels 1..6] ' +
  '[--assume NAME=VALUE,...] [--unlimited] [--workers 1..16] [--partners GAMES] [--abstain] [--policies] [--people] [--json] [--record FILE]';

/** The preset that a scenario is played by unless one is named. */
const PRESET_OF = { quartet: 'firstLesson', world: 'worldPlain' } as const;

/** How the government of a seat bargains that bots take for a person's: with fair offers as among bots, or as bots do with people. */
export const MANNERS = ['fair', 'haggles'] as const;
export type Manner = (typeof MANNERS)[number];

/** How a seat is governed whose policy is compared; no government: the one that was dealt; no manner: as a bot. */
export type Policy = { readonly government?: Government; readonly manner?: Manner };

/** What to play, and how to tell it. */
export type SimulationRequest = {
  readonly scenario: ScenarioId;
  readonly opening: Opening;
  readonly preset: PresetId;
  readonly rounds: number;
  readonly games: number;
  /** Number of the first: a run can be gone on with. */
  readonly first: number;
  /** The games are seeded `word-1`, `word-2`, … */
  readonly seed: string;
  readonly field: Field;
  /** Laboratory only. */
  readonly modules?: readonly ModuleId[];
  readonly levels?: number;
  readonly assumptions?: Assumptions;
  /** The preset without its limits of agreements, as tables play it that were opened before there were any. */
  readonly unlimited?: boolean;
  readonly workers: number;
  /** In so many games partners with a gain to both are counted. */
  readonly partners: number;
  readonly abstain: boolean;
  /** Policies are compared, and what choices are worth is counted. */
  readonly policies: boolean;
  /** It is compared how people fare; with `policies`, of policies in a person's place. */
  readonly people: boolean;
  /** One seat of the mixed field, in turn, is governed so. */
  readonly policy?: Readonly<Record<EconomyId, Policy>>;
  readonly json: boolean;
  readonly record?: string;
};

export const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d+$/, 'takes a whole number')
    .transform(Number)
    .pipe(z.number().min(least, `is at least ${least}`).max(most, `is at most ${most}`));

export const seedWord = z
  .string()
  .regex(/^[\w-]{1,24}$/, 'is a word of at most 24 letters, digits, - or _')
  .default('bots');

/** `a=1,b=word` as a record; numbers where they are such. */
const assumptionList = z
  .string()
  .transform((text) =>
    Object.fromEntries(
      text.split(',').map((part) => {
        const [name = '', value = ''] = part.split('=');
        return [name, /^\d+$/.test(value) ? Number(value) : value];
      }),
    ),
  )
  .pipe(assumptionsSchema);

const moduleList = z
  .string()
  .transform((text) => text.split(',').filter((part) => part !== ''))
  .pipe(z.array(z.enum(MODULE_IDS, `are of ${MODULE_IDS.join(', ')}`)));

const optionsSchema = z.strictObject({
  scenario: z.enum(['quartet', 'world'], 'is quartet or world').optional(),
  opening: z.enum(OPENINGS, `is one of ${OPENINGS.join(', ')}`).optional(),
  preset: z.enum(PRESET_IDS, `is one of ${PRESET_IDS.join(', ')}`).optional(),
  rounds: wholeNumber(1, 12).optional(),
  games: wholeNumber(1, 10_000).default(1),
  first: wholeNumber(1, 100_000).default(1),
  seed: seedWord,
  field: z.enum(FIELDS, `is one of ${FIELDS.join(', ')}`).default('mixed'),
  modules: moduleList.optional(),
  levels: wholeNumber(1, 6).optional(),
  assume: assumptionList.optional(),
  unlimited: z.boolean().default(false),
  workers: wholeNumber(1, 16).default(1),
  partners: wholeNumber(0, 10_000).default(0),
  abstain: z.boolean().default(false),
  policies: z.boolean().default(false),
  people: z.boolean().default(false),
  json: z.boolean().default(false),
  record: z.string().min(1, 'takes a file').optional(),
});
type Options = z.infer<typeof optionsSchema>;

/** The command line as a request, or one line on what is wrong with it. */
export function readRequest(args: readonly string[]): Result<SimulationRequest, string> {
  const values = readOptions(
    args,
    ['abstain', 'json', 'unlimited', 'policies', 'people'],
    Object.keys(optionsSchema.shape),
  );
  if (!values.ok) return err(`${values.error}; ${USAGE}`);
  const parsed = optionsSchema.safeParse(values.value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return err(`--${String(issue?.path[0] ?? '')} ${issue?.message ?? 'is wrong'}; ${USAGE}`);
  }
  const fault = faultOf(parsed.data);
  return fault === undefined ? ok(requestOf(parsed.data)) : err(`${fault}; ${USAGE}`);
}

function faultOf({
  scenario,
  preset,
  opening,
  modules,
  levels,
  assume,
  ...rest
}: Options): string | undefined {
  if (scenario === undefined && preset === undefined) return '--scenario is quartet or world';
  const played = scenario ?? PRESETS[preset ?? 'worldPlain'].scenarioId;
  const openings: readonly Opening[] = OPENINGS_OF[played];
  if (opening !== undefined && !openings.includes(opening)) {
    return `--opening of ${played} is one of ${openings.join(', ')}`;
  }
  const isChosen = modules !== undefined || levels !== undefined || assume !== undefined;
  if (isChosen && preset !== 'laboratory') {
    return '--modules, --levels and --assume are for --preset laboratory';
  }
  if (rest.record !== undefined && rest.workers > 1) return '--record plays with one worker';
  return undefined;
}

function requestOf(options: Options): SimulationRequest {
  const {
    games,
    first,
    seed,
    field,
    modules,
    levels,
    assume,
    workers,
    partners,
    abstain,
    policies,
    people,
    json,
    record,
    unlimited,
  } = options;
  const preset = options.preset ?? PRESET_OF[options.scenario ?? 'world'];
  const scenario = options.scenario ?? PRESETS[preset].scenarioId;
  const [usual] = OPENINGS_OF[scenario];
  return {
    scenario,
    opening: options.opening ?? usual,
    preset,
    rounds: options.rounds ?? PRESETS[preset].rounds,
    games,
    first,
    seed,
    field,
    workers,
    partners,
    abstain,
    policies,
    people,
    json,
    ...(modules === undefined ? {} : { modules }),
    ...(levels === undefined ? {} : { levels }),
    ...(assume === undefined ? {} : { assumptions: assume }),
    ...(unlimited ? { unlimited } : {}),
    ...(record === undefined ? {} : { record }),
  };
}

/** Options of a command line, all of them with a value but the switches. */
export function readOptions(
  args: readonly string[],
  switches: readonly string[],
  names: readonly string[],
): Result<Record<string, unknown>, string> {
  const options = Object.fromEntries(
    names.map((name) => [name, { type: switches.includes(name) ? 'boolean' : 'string' } as const]),
  );
  try {
    return ok({ ...parseArgs({ args: [...args], options }).values });
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error));
  }
}

/** Settings of the `game`-th game of a simulation, counted from 1. */
export function gameSettings(
  request: Pick<
    SimulationRequest,
    'scenario' | 'opening' | 'preset' | 'rounds' | 'seed' | 'modules' | 'levels' | 'assumptions' | 'unlimited'
  >,
  game: number,
): GameSettings {
  const { scenario, opening, preset, rounds, seed, modules, levels, assumptions, unlimited } = request;
  const { agreementLimits, pactLimits, ...kept } = keptByTables(preset);
  return {
    scenarioId: scenario,
    opening,
    preset,
    rounds,
    clock: 'normal',
    seed: `${seed}-${game}`,
    timed: true,
    ...(modules === undefined ? {} : { modules }),
    ...(levels === undefined ? {} : { highestLevel: levels }),
    ...(assumptions === undefined ? {} : { assumptions }),
    ...(agreementLimits === undefined || unlimited === true ? {} : { agreementLimits }),
    ...(pactLimits === undefined || unlimited === true ? {} : { pactLimits }),
    ...kept,
  };
}

/** What a thread is asked, and what it answers. */
export type ThreadTask<Request> = { readonly request: Request; readonly game: number };
export type ThreadAnswer<Game> = { readonly game: number; readonly played: Result<Game, string> };

/** Which games of a seed are played: so many, from the first one on. */
export type GameRange = { readonly first: number; readonly games: number };

/** Their numbers, in their order. */
export function gameNumbers({ first, games }: GameRange): number[] {
  return Array.from({ length: games }, (_unused, place) => first + place);
}
