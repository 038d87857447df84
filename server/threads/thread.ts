/** Thread that does what would hold up the people at the tables. */
import { parentPort } from 'node:worker_threads';
import { gzipSync } from 'node:zlib';
import { areaPrices, botAnswer, botMove } from '#shared/bots/botMove.ts';
import { assertNever, err, ok } from '#shared/kernel/result.ts';
import { decideAll } from '#shared/rules/decide.ts';
import { offerOutcome, whatIfsOf } from '#shared/rules/game/debriefWhatIfs.ts';
import { rulebookFor } from '#shared/rules/game/rulebooks.ts';
import type { Rulebook } from '#shared/rules/rulebook.ts';
import type { ScenarioChoice } from '#shared/rules/scenario/anyScenario.ts';
import { recordGame } from '#shared/rules/views/recording.ts';
import { readTail } from '../store/loadLog.ts';
import type { Answer, AnswerOf, DecideTask, Envelope, Task, TaskOf } from './tasks.ts';

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
    case 'botAnswer': {
      const { state, economy, question } = task;
      return botAnswer(rulesOf(state.settings).scenario, state, economy, question);
    }
    case 'areaPrices': {
      const { state, economy, areas } = task;
      return areaPrices(rulesOf(state.settings).scenario, state, economy, areas);
    }
    case 'prize':
      return rulesOf(task.choice).prizes?.of(task.economy);
    case 'record':
      return record(task);
    case 'whatIf':
      return whatIf(task);
    case 'offer':
      return offerOutcome(rulesOf(task.state.settings).scenario, task.state, task.offer);
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

/** What might have been, of as much of the log as is sound. */
function whatIf({ state, rows }: TaskOf<'whatIf'>): AnswerOf<TaskOf<'whatIf'>> {
  const events = readTail(rows, 1, '').tail.flatMap((row) => row.events);
  return whatIfsOf(rulesOf(state.settings).scenario, state, events);
}

/** One line the course of the game, one a phase what changed in it. */
function record({ rows, viewer }: TaskOf<'record'>): AnswerOf<TaskOf<'record'>> {
  const { tail, brokenFrom } = readTail(rows, 1, '');
  if (brokenFrom !== undefined) return err(brokenFrom.reason);
  const recorded = recordGame(tail, viewer);
  if (recorded === undefined) return err('the game is not over');
  const lines = [recorded.course, ...recorded.parts].map((line) => `${JSON.stringify(line)}\n`);
  return ok(gzipSync(lines.join('')));
}

function answer({ id, task }: Envelope): Answer {
  try {
    return { id, value: perform(task) };
  } catch (error) {
    return { id, fault: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

parentPort?.on('message', (envelope: Envelope) => parentPort?.postMessage(answer(envelope)));
