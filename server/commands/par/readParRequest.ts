import { z } from 'zod';
import { PAR_CASES, type ParCase } from '#shared/content/par/storedPars.ts';
import { OPENINGS, PRESET_IDS, SCENARIO_IDS } from '#shared/content/vocabulary.ts';
import { type Result, err, ok } from '#shared/kernel/result.ts';
import { readOptions, seedWord, wholeNumber } from '../simulate/readRequest.ts';

const USAGE =
  'usage: npm run par -- [--scenario ID] [--opening ID] [--preset ID] [--unlimited] [--games 1..10000] [--seed WORD] [--workers 1..16] [--from FILE] [--check]';

const GAMES = '500';

const optionsSchema = z.strictObject({
  scenario: z.enum(SCENARIO_IDS, `is one of ${SCENARIO_IDS.join(', ')}`).optional(),
  opening: z.enum(OPENINGS, `is one of ${OPENINGS.join(', ')}`).optional(),
  preset: z.enum(PRESET_IDS, `is one of ${PRESET_IDS.join(', ')}`).optional(),
  games: z.string().default(GAMES).pipe(wholeNumber(1, 10_000)),
  seed: seedWord.default('par'),
  workers: wholeNumber(1, 16).default(1),
  from: z.string().optional(),
  check: z.boolean().default(false),
  unlimited: z.boolean().optional(),
});

/** Which pars to make, or to check. */
export type ParRequest = {
  readonly cases: readonly ParCase[];
  readonly games: number;
  readonly seed: string;
  readonly workers: number;
  /** Games of one case, played before by `simulate --json`. */
  readonly from?: string | undefined;
  readonly check: boolean;
};

export function readParRequest(args: readonly string[]): Result<ParRequest, string> {
  const values = readOptions(args, ['check', 'unlimited'], Object.keys(optionsSchema.shape));
  if (!values.ok) return err(`${values.error}; ${USAGE}`);
  const parsed = optionsSchema.safeParse(values.value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return err(`--${String(issue?.path[0] ?? '')} ${issue?.message ?? 'is wrong'}; ${USAGE}`);
  }
  const { scenario, opening, preset, unlimited, ...rest } = parsed.data;
  const cases = PAR_CASES.filter(
    (each) =>
      (scenario === undefined || each.scenario === scenario) &&
      (opening === undefined || each.opening === opening) &&
      isWith(each, preset !== undefined, unlimited) &&
      (preset === undefined || each.preset === preset),
  );
  if (cases.length === 0) return err(`no par is kept for that; ${USAGE}`);
  if (rest.from !== undefined && rest.check) return err(`--check plays its own games; ${USAGE}`);
  if (rest.from !== undefined && cases.length > 1) return err(`--from has games of one case; ${USAGE}`);
  return ok({ cases, ...rest });
}

/** A preset that is named is meant with the limits that it has, unless it is asked for without them. */
function isWith({ unlimited }: ParCase, isNamed: boolean, isAsked: boolean | undefined): boolean {
  return isAsked === true ? unlimited === true : !isNamed || unlimited === undefined;
}
