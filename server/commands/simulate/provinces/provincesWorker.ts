/** Thread of a simulation of provinces: plays the games that it is sent, one at a time. */
import { parentPort } from 'node:worker_threads';
import type { ThreadAnswer, ThreadTask } from '../readRequest.ts';
import { playProvincesGame, type ProvincesGame } from './playProvincesGame.ts';
import type { ProvincesRequest } from './readProvincesRequest.ts';

parentPort?.on('message', ({ request, game }: ThreadTask<ProvincesRequest>) => {
  const answer: ThreadAnswer<ProvincesGame> = { game, played: playProvincesGame(request, game) };
  parentPort?.postMessage(answer);
});
