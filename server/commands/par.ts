import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type ParCase, parFileName, storedPars } from '#shared/content/par/storedPars.ts';
import { type Result, ok } from '#shared/kernel/result.ts';
import {
  checkStoredPar,
  formatPar,
  makeStoredPar,
  type ParRequest,
  readParRequest,
} from './par/makeStoredPar.ts';
import { formatStatistics } from './simulate/formatStatistics.ts';
import type { SimulatedGame } from './simulate/simulateGame.ts';

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
    const made = await makeStoredPar(parCase, run, (game) => {
      if (!('values' in game)) games.push(game);
    });
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
