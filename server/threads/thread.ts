/** Thread that does what would hold up the people at the tables. */
import { parentPort } from 'node:worker_threads';
import { botMove } from '#shared/bots/botMove.ts';
import { assertNever } from '#shared/kernel/assertNever.ts';
import { ok } from '#shared/kernel/result.ts';
import { decideAll } from '#shared/rules/game/decide.ts';
import {
  type AnyScenario,
  type ScenarioChoice,
  anyScenarioFor,
  isOfProvinces,
} from '#shared/rules/scenario/anyScenario.ts';
import { knowPrizes, prizeOf } from '#shared/rules/settlement/prize.ts';
import type { Answer, AnswerOf, DecideTask, Envelope, Task } from './tasks.ts';

function scenarioOf(choice: ScenarioChoice): AnyScenario {
  const scenario = anyScenarioFor(choice);
  if (!scenario.ok) throw new Error(scenario.error.reason);
  return scenario.value;
}

function perform(task: Task): AnswerOf<Task> {
  switch (task.type) {
    case 'decide':
      return decideThere(task);
    case 'botMove': {
      const { state, economy, move } = task;
      return botMove(scenarioOf(state.settings), state, economy, move);
    }
    case 'prize': {
      const scenario = scenarioOf(task.choice);
      return isOfProvinces(scenario) ? undefined : prizeOf(scenario, task.economy);
    }
    default:
      return assertNever(task);
  }
}

function decideThere({ state, actor, intents, nowMs, prizes }: DecideTask): AnswerOf<DecideTask> {
  const scenario = scenarioOf(state.settings);
  if (!isOfProvinces(scenario)) knowPrizes(scenario, prizes);
  const decided = decideAll({ scenario, nowMs }, state, actor, intents);
  // The other side folds the events itself: they are much smaller than the state.
  return decided.ok ? ok(decided.value.events) : decided;
}

function answer({ id, task }: Envelope): Answer {
  try {
    return { id, value: perform(task) };
  } catch (error) {
    return { id, fault: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

parentPort?.on('message', (envelope: Envelope) => parentPort?.postMessage(answer(envelope)));
