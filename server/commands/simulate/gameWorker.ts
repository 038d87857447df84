/** Thread of a simulation: plays the games that it is sent, one at a time. */
import { parentPort } from 'node:worker_threads';
import { playGame, type GameAnswer, type GameTask } from './playGames.ts';

parentPort?.on('message', ({ request, game }: GameTask) => {
  const answer: GameAnswer = { game, played: playGame(request, game) };
  parentPort?.postMessage(answer);
});
