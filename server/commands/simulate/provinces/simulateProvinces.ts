import { ok, type Result } from '#shared/kernel/result.ts';
import { formatProvinces } from './formatProvinces.ts';
import { playProvincesGame, type ProvincesGame } from './playProvincesGame.ts';
import { readProvincesRequest } from './readProvincesRequest.ts';

/** Plays the games of provinces that a command line asks for: statistics, or with --json a line a game. */
export function simulateProvinces(
  args: readonly string[],
  say: (text: string) => void,
): Result<undefined, string> {
  const request = readProvincesRequest(args);
  if (!request.ok) return request;
  const played: ProvincesGame[] = [];
  for (let game = 1; game <= request.value.games; game++) {
    const one = playProvincesGame(request.value, game);
    if (!one.ok) return one;
    if (request.value.json) say(JSON.stringify(one.value));
    else played.push(one.value);
  }
  if (played.length > 0) say(formatProvinces(played));
  return ok(undefined);
}
