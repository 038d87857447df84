import { PAR_GAMES } from '#shared/content/constants.ts';
import type { StoredPar } from '#shared/content/par/parSchema.ts';
import { type Result, ok } from '#shared/kernel/result.ts';
import { RULES_VERSION } from '#shared/rules/state.ts';
import { makeStoredPar } from './makeStoredPar.ts';

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
