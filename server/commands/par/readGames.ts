import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { ParCase } from '#shared/content/par/storedPars.ts';
import { PRESETS } from '#shared/content/presets.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { GameValues } from '#shared/rules/scores/makePar.ts';

const valuesSchema = z.record(
  z.string(),
  z.object({ prosperity: z.number(), support: z.number().optional(), mandate: z.number().optional() }),
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
export function readGames(
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
