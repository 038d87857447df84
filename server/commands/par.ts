import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { PAR_GAMES } from '#shared/content/constants.ts';
import type { StoredPar } from '#shared/content/par/parSchema.ts';
import { PAR_CASES, type ParCase, parFileName, storedPars } from '#shared/content/par/storedPars.ts';
import { OPENINGS, PRESET_IDS, SCENARIO_IDS } from '#shared/content/vocabulary.ts';
import { type Result, err, ok } from '#shared/kernel/result.ts';
import { RULES_VERSION } from '#shared/rules/state.ts';
import { makeStoredPar } from './par/makeStoredPar.ts';
import { formatStatistics } from './simulate/formatStatistics.ts';
import { readOptions, seedWord, wholeNumber } from './simulate/readRequest.ts';
import type { SimulatedGame } from './simulate/simulateGame.ts';

const USAGE =
  'usage: npm run par -- [--scenario ID] [--opening ID] [--preset ID] [--games 1..10000] [--seed WORD] [--workers 1..16] [--from FILE] [--check]';

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
});

/** Which pars to make, or to check. */
type ParRequest = {
  readonly cases: readonly ParCase[];
  readonly games: number;
  readonly seed: string;
  readonly workers: number;
  /** Games of one case, played before by `simulate --json`. */
  readonly from?: string | undefined;
  readonly check: boolean;
};

export function readParRequest(args: readonly string[]): Result<ParRequest, string> {
  const values = readOptions(args, ['check'], Object.keys(optionsSchema.shape));
  if (!values.ok) return err(`${values.error}; ${USAGE}`);
  const parsed = optionsSchema.safeParse(values.value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return err(`--${String(issue?.path[0] ?? '')} ${issue?.message ?? 'is wrong'}; ${USAGE}`);
  }
  const { scenario, opening, preset, ...rest } = parsed.data;
  const cases = PAR_CASES.filter(
    (each) =>
      (scenario === undefined || each.scenario === scenario) &&
      (opening === undefined || each.opening === opening) &&
      (preset === undefined || each.preset === preset),
  );
  if (cases.length === 0) return err(`no par is kept for that; ${USAGE}`);
  if (rest.from !== undefined && rest.check) return err(`--check plays its own games; ${USAGE}`);
  if (rest.from !== undefined && cases.length > 1) return err(`--from has games of one case; ${USAGE}`);
  return ok({ cases, ...rest });
}

/**
 * Makes par: plays games of bots for every scenario, opening and preset that ships with one, and writes what they came to, by seat and
 * part, beside `shared/content/par/storedPars.ts`, together with the table's best path. To be run again when data, model, rules or bots
 * change; `--check` tells whether that is so by playing the first games of each again.
 * `npm run par -- --games 500 --workers 2`
 */

const FOLDER = resolve(import.meta.dirname, '../../shared/content/par');

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

async function par(args: readonly string[]): Promise<Result<boolean, string>> {
  const request = readParRequest(args);
  if (!request.ok) return request;
  return request.value.check ? check(request.value) : make(request.value);
}

/** True where all are as their command would make them now. */
async function check({ cases }: ParRequest): Promise<Result<boolean, string>> {
  let isGood = true;
  for (const stored of storedPars().filter((each) => cases.some((parCase) => isSame(parCase, each)))) {
    const fault = await checkStoredPar(stored);
    if (!fault.ok) return fault;
    if (fault.value !== undefined) isGood = false;
    say(`${parFileName(stored)}: ${fault.value ?? `good, of ${stored.par.games} games`}`);
  }
  return ok(isGood);
}

function isSame(a: ParCase, b: ParCase): boolean {
  return parFileName(a) === parFileName(b);
}

async function make({ cases, ...run }: ParRequest): Promise<Result<boolean, string>> {
  for (const parCase of cases) {
    const games: SimulatedGame[] = [];
    const made = await makeStoredPar(parCase, run, (game) => games.push(game));
    if (!made.ok) return made;
    const name = parFileName(parCase);
    writeFileSync(resolve(FOLDER, name), formatPar(made.value));
    say(games.length === 0 ? name : `${name}\n${formatStatistics(games)}\n`);
  }
  return ok(true);
}

const outcome = await par(process.argv.slice(2));
if (!outcome.ok) process.stderr.write(`par: ${outcome.error}\n`);
if (!outcome.ok || !outcome.value) process.exitCode = 1;

/** Whether a stored par is what its command would make now: nothing, or what is wrong. Its first games are played again. */
export async function checkStoredPar(stored: StoredPar): Promise<Result<string | undefined, string>> {
  const { par, rulesVersion, firstGames, seeds } = stored;
  if (par.games === 0) return ok('not made yet');
  if (par.games < PAR_GAMES) return ok(`of ${par.games} games only; ${PAR_GAMES} count`);
  if (rulesVersion !== RULES_VERSION) return ok(`made by rules ${rulesVersion}, these are ${RULES_VERSION}`);
  const seed = seeds[0].replace(/-1$/, '');
  const again = await makeStoredPar(stored, { games: firstGames.games, seed, workers: 1 }, () => undefined);
  if (!again.ok) return again;
  if (again.value.firstGames.hash !== firstGames.hash) return ok('its first games come out otherwise now');
  const samePath = Object.entries(again.value.par.bestPath).every(
    ([seat, value]) => par.bestPath[seat] === value,
  );
  return ok(samePath ? undefined : 'its best path comes out otherwise now');
}

/** JSON with one line for each field and for each seat's part: files whose differences can be read. */
export function formatPar({ par, ...made }: StoredPar): string {
  const head = Object.entries(made).map(
    ([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`,
  );
  const seats = Object.entries(par.seats).map(([seat, parts]) => {
    const lines = Object.entries(parts).map(
      ([part, results]) => `        ${JSON.stringify(part)}: ${JSON.stringify(results)}`,
    );
    return `      ${JSON.stringify(seat)}: {\n${lines.join(',\n')}\n      }`;
  });
  return `{
${head.join(',\n')},
  "par": {
    "games": ${par.games},
    "bestPath": ${JSON.stringify(par.bestPath)},
    "seats": {${seats.length === 0 ? '' : `\n${seats.join(',\n')}\n    `}}
  }
}
`;
}
