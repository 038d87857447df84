import { ok, type Result } from '#shared/kernel/result.ts';
import { gameNumbers } from '../gameNumbers.ts';
import { playInThreads } from '../playInThreads.ts';
import { formatProvinces } from './formatProvinces.ts';
import { playProvincesGame, type ProvincesGame } from './playProvincesGame.ts';
import { readProvincesRequest, type ProvincesRequest } from './readProvincesRequest.ts';

/** Plays the games of provinces that a command line asks for: statistics, or with --json a line a game. */
export async function simulateProvinces(
  args: readonly string[],
  say: (text: string) => void,
): Promise<Result<undefined, string>> {
  const request = readProvincesRequest(args);
  if (!request.ok) return request;
  const played: ProvincesGame[] = [];
  const outcome = await playAll(request.value, (game) => {
    if (request.value.json) say(JSON.stringify(game));
    else played.push(game);
  });
  if (!outcome.ok) return outcome;
  if (played.length > 0) say(formatProvinces(played));
  return ok(undefined);
}

/** In their order; the first that cannot be played ends it. */
async function playAll(
  request: ProvincesRequest,
  onGame: (game: ProvincesGame) => void,
): Promise<Result<undefined, string>> {
  if (request.workers > 1) {
    return playInThreads(new URL('./provincesWorker.ts', import.meta.url), request, onGame);
  }
  for (const game of gameNumbers(request)) {
    const one = playProvincesGame(request, game);
    if (!one.ok) return one;
    onGame(one.value);
  }
  return ok(undefined);
}
