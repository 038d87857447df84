import { parseArgs } from 'node:util';
import { z } from 'zod';
import { PRESETS } from '#shared/content/presets.ts';
import { OPENINGS_OF } from '#shared/content/scenarios/index.ts';
import { OPENINGS, type Opening } from '#shared/content/vocabulary.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';

export const USAGE =
  'usage: npm run -s simulate -- --scenario quartet|world [--opening standard|highWalls|today] ' +
  '[--rounds 1..12] [--games 1..10000] [--seed WORD] [--json] [--record FILE]';

/** A preset for each scenario that bots play: when its levels open. */
export const PRESET_OF = { quartet: 'firstLesson', world: 'worldPlain' } as const;

const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d+$/, 'takes a whole number')
    .transform(Number)
    .pipe(z.number().min(least, `is at least ${least}`).max(most, `is at most ${most}`));

const optionsSchema = z.strictObject({
  scenario: z.enum(['quartet', 'world'], 'is quartet or world'),
  opening: z.enum(OPENINGS, `is one of ${OPENINGS.join(', ')}`).optional(),
  rounds: wholeNumber(1, 12).optional(),
  games: wholeNumber(1, 10_000).default(1),
  seed: z
    .string()
    .regex(/^[\w-]{1,24}$/, 'is a word of at most 24 letters, digits, - or _')
    .default('bots'),
  json: z.boolean().default(false),
  record: z.string().min(1, 'takes a file').optional(),
});

/** What to play, and how to tell it. */
export type SimulationRequest = {
  readonly scenario: keyof typeof PRESET_OF;
  readonly opening: Opening;
  readonly rounds: number;
  readonly games: number;
  /** The games are seeded `word-1`, `word-2`, … */
  readonly seed: string;
  readonly json: boolean;
  readonly record?: string | undefined;
};

/** The command line as a request, or one line on what is wrong with it. */
export function readRequest(args: readonly string[]): Result<SimulationRequest, string> {
  const values = readOptions(args);
  if (!values.ok) return values;
  const parsed = optionsSchema.safeParse(values.value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return err(`--${issue?.path.join('.') ?? ''} ${issue?.message ?? 'is wrong'}; ${USAGE}`);
  }
  const { scenario, opening: asked, rounds, ...rest } = parsed.data;
  const openings: readonly Opening[] = OPENINGS_OF[scenario];
  const [usual] = OPENINGS_OF[scenario];
  const opening = asked ?? usual;
  if (!openings.includes(opening)) {
    return err(`--opening of ${scenario} is one of ${openings.join(', ')}; ${USAGE}`);
  }
  return ok({ ...rest, scenario, opening, rounds: rounds ?? PRESETS[PRESET_OF[scenario]].rounds });
}

function readOptions(args: readonly string[]): Result<Record<string, unknown>, string> {
  const text = { type: 'string' } as const;
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        scenario: text,
        opening: text,
        rounds: text,
        games: text,
        seed: text,
        json: { type: 'boolean' },
        record: text,
      },
    });
    return ok({ ...values });
  } catch (error) {
    return err(`${error instanceof Error ? error.message : String(error)}; ${USAGE}`);
  }
}
