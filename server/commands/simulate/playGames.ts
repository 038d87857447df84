import { type Result, ok } from '#shared/kernel/result.ts';
import { playGame } from './playGame.ts';
import { playInThreads } from './playInThreads.ts';
import { type SimulationRequest, gameNumbers } from './readRequest.ts';
import type { SimulatedGame } from './simulateGame.ts';

/** Plays all games of a request and hands them on in their order; the first that cannot be played ends it. */
export async function playGames(
  request: SimulationRequest,
  onGame: (game: SimulatedGame) => void,
): Promise<Result<undefined, string>> {
  if (request.workers === 1) {
    for (const game of gameNumbers(request)) {
      const played = playGame(request, game);
      if (!played.ok) return played;
      onGame(played.value);
    }
    return ok(undefined);
  }
  return playInThreads(new URL('./gameWorker.ts', import.meta.url), request, onGame);
}
