/** Thread in which the simulated people of one class live: they come by the network, as people do, and think here. */
import { parentPort, workerData } from 'node:worker_threads';
import { botMove } from '#shared/bots/botMove.ts';
import { rulebookFor } from '#shared/rules/game/rulebooks.ts';
import type { Language } from '#shared/content/vocabulary.ts';
import { castRehearsal } from './cast.ts';
import { SimulatedPerson } from './SimulatedPerson.ts';
import { asBot, type Pace, type Think } from './SimulatedPlayer.ts';

export type RehearsalOrder = {
  readonly url: string;
  readonly code: string;
  readonly language: Language;
  readonly people: number;
  readonly speed: number;
};
/** What is told to the thread while it runs. */
export type RehearsalWord = { readonly speed: number } | 'stop';

const think: Think = (view, economy, move) => {
  const rules = rulebookFor(view.settings);
  if (!rules.ok) throw new Error(rules.error.reason);
  return Promise.resolve(botMove(rules.value.scenario, asBot(view, economy), economy, move));
};

const { url, code, language, people, speed } = workerData as RehearsalOrder;
const pace: Pace = { speed, hasBegun: false, isStopped: false };
parentPort?.on('message', (word: RehearsalWord) => {
  if (word === 'stop') pace.isStopped = true;
  else pace.speed = word.speed;
});
await Promise.all(
  castRehearsal(people, language).map((cast) => new SimulatedPerson({ url, code, cast, pace, think }).live()),
);
// The last has left: nothing is to keep the thread.
parentPort?.close();
