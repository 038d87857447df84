import { parentPort } from 'node:worker_threads';
import { type GameAnswer, type GameTask, playGame } from './playGame.ts';

/** Thread of a simulation: plays the games that it is sent, one at a time. */

parentPort?.on('message', ({ request, game }: GameTask) => {
  const answer: GameAnswer = { game, played: playGame(request, game) };
  parentPort?.postMessage(answer);
});
