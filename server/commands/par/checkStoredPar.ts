import type { StoredPar } from '#shared/content/par/parSchema.ts';
import { PAR_GAMES } from '#shared/content/scoreConstants.ts';
import { RULES_VERSION } from '#shared/rules/rulesVersion.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
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
