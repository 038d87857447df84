/** Thread in which bots think, so that a hard decision never holds up the people at any table. */
import { parentPort } from 'node:worker_threads';
import { botMove } from '#shared/bots/botMove.ts';
import { anyScenarioFor } from '#shared/rules/scenario/anyScenario.ts';
import type { BotTask, BotThought } from './botMessages.ts';

function think({ id, state, economy, key }: BotTask): BotThought {
  const scenario = anyScenarioFor(state.settings);
  if (!scenario.ok) return { id, intents: [], fault: scenario.error.reason };
  try {
    return { id, intents: botMove(scenario.value, state, economy, key) };
  } catch (error) {
    return {
      id,
      intents: [],
      fault: error instanceof Error ? (error.stack ?? error.message) : String(error),
    };
  }
}

parentPort?.on('message', (task: BotTask) => parentPort?.postMessage(think(task)));
