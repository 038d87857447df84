/** Thread that does what would hold up the people at the tables. */
import { parentPort } from 'node:worker_threads';
import { botMove } from '#shared/bots/botMove.ts';
import { anyScenarioFor, type AnyScenario } from '#shared/rules/scenario/anyScenario.ts';
import type { ScenarioChoice } from '#shared/rules/scenario/scenarioFor.ts';
import type { Answer, AnswerOf, Envelope, Task } from './tasks.ts';

function scenarioOf(choice: ScenarioChoice): AnyScenario {
  const scenario = anyScenarioFor(choice);
  if (!scenario.ok) throw new Error(scenario.error.reason);
  return scenario.value;
}

function perform(task: Task): AnswerOf<Task> {
  const { state, economy, key } = task;
  return botMove(scenarioOf(state.settings), state, economy, key);
}

function answer({ id, task }: Envelope): Answer {
  try {
    return { id, value: perform(task) };
  } catch (error) {
    return { id, fault: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

parentPort?.on('message', (envelope: Envelope) => parentPort?.postMessage(answer(envelope)));
