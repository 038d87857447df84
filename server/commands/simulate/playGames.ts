import { Worker } from 'node:worker_threads';
import { type Result, ok, err } from '#shared/kernel/result.ts';
import { playGame } from './playGame.ts';
import {
  type SimulationRequest,
  gameNumbers,
  type GameRange,
  type ThreadAnswer,
  type ThreadTask,
} from './readRequest.ts';
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

type Asked = GameRange & { readonly workers: number };

/**
 * Plays the games of a request in threads of the program at `thread` and hands them on in their order; the first that cannot be played
 * ends it.
 */
export async function playInThreads<Request extends Asked, Game>(
  thread: URL,
  request: Request,
  onGame: (game: Game) => void,
): Promise<Result<undefined, string>> {
  const early = new Map<number, Game>();
  const last = request.first + request.games - 1;
  let [nextToPlay, nextToHandOn] = [request.first, request.first];
  const { promise, resolve } = Promise.withResolvers<Result<undefined, string>>();
  const ask = (worker: Worker): void => {
    if (nextToPlay > last) return;
    worker.postMessage({ request, game: nextToPlay } satisfies ThreadTask<Request>);
    nextToPlay += 1;
  };
  const take = (worker: Worker, { game, played }: ThreadAnswer<Game>): void => {
    if (!played.ok) return resolve(played);
    early.set(game, played.value);
    ask(worker);
    for (let ready = early.get(nextToHandOn); ready !== undefined; ready = early.get(nextToHandOn)) {
      early.delete(nextToHandOn);
      onGame(ready);
      nextToHandOn += 1;
    }
    if (nextToHandOn > last) resolve(ok(undefined));
  };
  const workers = Array.from({ length: Math.min(request.workers, request.games) }, () => {
    const worker = new Worker(thread);
    worker.on('message', (answer: ThreadAnswer<Game>) => take(worker, answer));
    worker.on('error', (error) => resolve(err(error.stack ?? error.message)));
    worker.on('exit', (code) => resolve(err(`a thread ended with code ${code}`)));
    ask(worker);
    return worker;
  });
  const outcome = await promise;
  await Promise.all(workers.map((worker) => worker.terminate()));
  return outcome;
}
