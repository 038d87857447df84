import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { botsOf } from '#shared/bots/botMove.ts';
import { makePar } from '#shared/bots/par/bestPath.ts';
import { PAR_GAMES } from '#shared/content/scores.ts';
import { type StoredPar, type ParCase, PAR_CASES } from '#shared/content/par/storedPars.ts';
import { PRESETS } from '#shared/content/presets.ts';
import { OPENINGS, PRESET_IDS, SCENARIO_IDS } from '#shared/content/vocabulary.ts';
import { canonicalHash } from '#shared/kernel/canonicalHash.ts';
import { mapValues } from '#shared/kernel/records.ts';
import { type Result, err, ok } from '#shared/kernel/result.ts';
import type { GameValues } from '#shared/rules/rulebook.ts';
import { anyScenarioFor, byGame } from '#shared/rules/scenario/anyScenario.ts';
import { RULES_VERSION } from '#shared/rules/state.ts';
import { playGames } from '../simulate/playGames.ts';
import {
  type SimulationRequest,
  gameSettings,
  readOptions,
  seedWord,
  wholeNumber,
} from '../simulate/readRequest.ts';
import { type ProvincesGame, playProvincesGame } from '../simulate/provinces/playProvincesGame.ts';
import type { SimulatedGame } from '../simulate/simulateGame.ts';

const valuesSchema = z.record(
  z.string(),
  z.object({
    prosperity: z.number(),
    support: z.number().optional(),
    mandate: z.number().optional(),
  }),
);

const headSchema = z.object({
  scenario: z.string(),
  opening: z.string(),
  preset: z.string(),
  rounds: z.int(),
  seed: z.string(),
});

/** Of a line of `simulate --json`, what par is made of; countries have it at the seats. */
const gameSchema = z.union([
  headSchema.extend({ values: valuesSchema }),
  headSchema.extend({ seats: valuesSchema }),
]);

/**
 * Games that `simulate --json` wrote to a file: those that the case would play under these seeds, in their order. That bots dealt
 * by the seed played them is not in the file; `--check` finds it out.
 */
function readGames(
  file: string,
  parCase: ParCase,
  { games, seed }: { readonly games: number; readonly seed: string },
): Result<GameValues[], string> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    return err(String(error));
  }
  const lines = text.split('\n').filter(Boolean).slice(0, games);
  if (lines.length < games) return err(`${file} has ${lines.length} games, ${games} are asked for`);
  const read: GameValues[] = [];
  for (const [place, line] of lines.entries()) {
    const fault = (reason: string): Result<never, string> => err(`${file}, line ${place + 1}: ${reason}`);
    let json: unknown;
    try {
      json = JSON.parse(line);
    } catch (error) {
      return fault(String(error));
    }
    const parsed = gameSchema.safeParse(json);
    if (!parsed.success) return fault(z.prettifyError(parsed.error));
    const game = parsed.data;
    const asked = { ...parCase, rounds: PRESETS[parCase.preset].rounds, seed: `${seed}-${place + 1}` };
    const other = (['scenario', 'opening', 'preset', 'rounds', 'seed'] as const).find(
      (field) => game[field] !== asked[field],
    );
    if (other !== undefined) return fault(`${other} is ${game[other]}, not ${asked[other]}`);
    read.push('values' in game ? game.values : game.seats);
  }
  return ok(read);
}

/** Games whose outcome `--check` compares. */
const FIRST_GAMES = 2;

type ParRun = {
  readonly games: number;
  readonly seed: string;
  readonly workers: number;
  /** File of games that have been played already. */
  readonly from?: string | undefined;
};

/** Plays the games of a case, or reads them, and makes its par, with what is needed to make it again. */
export async function makeStoredPar(
  parCase: ParCase,
  { games, seed, workers, from }: ParRun,
  onGame: OnGame,
): Promise<Result<StoredPar, string>> {
  const request = requestOf(parCase, { games, seed, workers });
  const settings = gameSettings(request, 1);
  const scenario = anyScenarioFor(settings);
  if (!scenario.ok) return err(scenario.error.reason);
  const played =
    from === undefined
      ? await byGame(scenario.value, {
          countries: () => playCountries(request, onGame),
          provinces: () => Promise.resolve(playProvinces(request, onGame)),
        })
      : readGames(from, parCase, request);
  if (!played.ok) return played;
  const path = botsOf(scenario.value).bestPath(settings);
  if (!path.ok) return err(path.error.code);
  const bestPath = mapValues(path.value, (value) => Number(value.toFixed(5)));
  const { scenario: id, opening, preset, unlimited } = parCase;
  return ok({
    scenario: id,
    opening,
    preset,
    ...(unlimited === undefined ? {} : { unlimited }),
    rounds: request.rounds,
    command: `npm run par -- --scenario ${id} --opening ${opening} --preset ${preset}${unlimited ? ' --unlimited' : ''} --games ${games} --seed ${seed}`,
    rulesVersion: RULES_VERSION,
    seeds: [`${seed}-1`, `${seed}-${games}`],
    firstGames: { games: Math.min(FIRST_GAMES, games), hash: hashOf(played.value.slice(0, FIRST_GAMES)) },
    par: makePar(played.value, scenario.value.dealOrder, bestPath),
  });
}

type OnGame = (game: SimulatedGame | ProvincesGame) => void;

async function playCountries(
  request: SimulationRequest,
  onGame: OnGame,
): Promise<Result<GameValues[], string>> {
  const played: GameValues[] = [];
  const outcome = await playGames(request, (game) => {
    played.push(game.seats);
    onGame(game);
  });
  return outcome.ok ? ok(played) : outcome;
}

/** One after the other: par of provinces is made by one thread. */
function playProvinces(request: SimulationRequest, onGame: OnGame): Result<GameValues[], string> {
  const asked = { ...request, field: 'mixed', pact: 'none' } as const;
  const played: GameValues[] = [];
  for (let game = 1; game <= request.games; game++) {
    const one = playProvincesGame(asked, game);
    if (!one.ok) return one;
    played.push(one.value.values);
    onGame(one.value);
  }
  return ok(played);
}

function requestOf({ scenario, opening, preset, unlimited }: ParCase, run: ParRun): SimulationRequest {
  return {
    ...(unlimited === undefined ? {} : { unlimited }),
    scenario,
    opening,
    preset,
    rounds: PRESETS[preset].rounds,
    ...run,
    first: 1,
    field: 'mixed',
    partners: 0,
    abstain: false,
    policies: false,
    people: false,
    json: false,
  };
}

/** Only what par is made of: parts of each seat. */
function hashOf(games: readonly GameValues[]): string {
  const values = games.map((game) =>
    Object.entries(game).map(([seat, { prosperity, support, mandate }]) => [
      seat,
      prosperity,
      support ?? '',
      mandate ?? '',
    ]),
  );
  return canonicalHash(values);
}

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
