/** Thread that does what would hold up the people at the tables. */
import { parentPort } from 'node:worker_threads';
import { botMove } from '#shared/bots/botMove.ts';
import { assertNever, ok } from '#shared/kernel/result.ts';
import { decideAll } from '#shared/rules/game/decide.ts';
import { rulebookFor } from '#shared/rules/game/rulebooks.ts';
import type { Rulebook } from '#shared/rules/rulebook.ts';
import type { ScenarioChoice } from '#shared/rules/scenario/anyScenario.ts';
import type { Answer, AnswerOf, DecideTask, Envelope, Task } from './tasks.ts';

function rulesOf(choice: ScenarioChoice): Rulebook {
  const rules = rulebookFor(choice);
  if (!rules.ok) throw new Error(rules.error.reason);
  return rules.value;
}

function perform(task: Task): AnswerOf<Task> {
  switch (task.type) {
    case 'decide':
      return decideThere(task);
    case 'botMove': {
      const { state, economy, move } = task;
      return botMove(rulesOf(state.settings).scenario, state, economy, move);
    }
    case 'prize':
      return rulesOf(task.choice).prizes?.of(task.economy);
    default:
      return assertNever(task);
  }
}

function decideThere({ state, actor, intents, nowMs, prizes }: DecideTask): AnswerOf<DecideTask> {
  const rules = rulesOf(state.settings);
  rules.prizes?.know(prizes);
  const decided = decideAll({ rules, nowMs }, state, actor, intents);
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
