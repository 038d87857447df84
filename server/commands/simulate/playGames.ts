import { Worker } from 'node:worker_threads';
import { scenarioFor } from '#shared/rules/scenario/scenarioFor.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { GameState } from '#shared/rules/state.ts';
import { fieldOf } from './fieldOf.ts';
import { gameSettings } from './gameSettings.ts';
import type { SimulationRequest } from './readRequest.ts';
import { simulateGame, type SimulatedGame } from './simulateGame.ts';

/** What a thread is asked, and what it answers. */
export type GameTask = { readonly request: SimulationRequest; readonly game: number };
export type GameAnswer = { readonly game: number; readonly played: Result<SimulatedGame, string> };

/** Plays the `game`-th game of a request. */
export function playGame(
  request: SimulationRequest,
  game: number,
  onChange?: (state: GameState) => void,
): Result<SimulatedGame, string> {
  const settings = gameSettings(request, game);
  const scenario = scenarioFor(settings);
  if (!scenario.ok) {
    const { path, field, reason } = scenario.error;
    return err(`${path}: ${field}: ${reason}`);
  }
  const played = simulateGame(scenario.value, settings, {
    field: fieldOf(request.field, scenario.value.dealOrder, game),
    countsPartners: game <= request.partners,
    ...(onChange === undefined ? {} : { onChange }),
  });
  if (played.ok) return played;
  return err(`game ${settings.seed}: ${played.error.code} after ${played.error.sweeps} sweeps`);
}

/** Plays all games of a request and hands them on in their order; the first that cannot be played ends it. */
export async function playGames(
  request: SimulationRequest,
  onGame: (game: SimulatedGame) => void,
): Promise<Result<undefined, string>> {
  if (request.workers === 1) {
    for (let game = 1; game <= request.games; game++) {
      const played = playGame(request, game);
      if (!played.ok) return played;
      onGame(played.value);
    }
    return ok(undefined);
  }
  return playInThreads(request, onGame);
}

async function playInThreads(
  request: SimulationRequest,
  onGame: (game: SimulatedGame) => void,
): Promise<Result<undefined, string>> {
  const early = new Map<number, SimulatedGame>();
  let [nextToPlay, nextToHandOn] = [1, 1];
  const { promise, resolve } = Promise.withResolvers<Result<undefined, string>>();
  const ask = (worker: Worker): void => {
    if (nextToPlay > request.games) return;
    worker.postMessage({ request, game: nextToPlay } satisfies GameTask);
    nextToPlay += 1;
  };
  const take = (worker: Worker, { game, played }: GameAnswer): void => {
    if (!played.ok) return resolve(played);
    early.set(game, played.value);
    ask(worker);
    for (let ready = early.get(nextToHandOn); ready !== undefined; ready = early.get(nextToHandOn)) {
      early.delete(nextToHandOn);
      onGame(ready);
      nextToHandOn += 1;
    }
    if (nextToHandOn > request.games) resolve(ok(undefined));
  };
  const workers = Array.from({ length: Math.min(request.workers, request.games) }, () => {
    const worker = new Worker(new URL('./gameWorker.ts', import.meta.url));
    worker.on('message', (answer: GameAnswer) => take(worker, answer));
    worker.on('error', (error) => resolve(err(error.stack ?? error.message)));
    ask(worker);
    return worker;
  });
  const outcome = await promise;
  await Promise.all(workers.map((worker) => worker.terminate()));
  return outcome;
}
