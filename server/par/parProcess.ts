/** Process that plays games of bots for par, at the lowest priority, so that people never wait for it. */
import { setPriority } from 'node:os';
import { playBotGame } from '#shared/bots/playBotGame.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { scenarioFor } from '#shared/rules/scenario/scenarioFor.ts';
import { bestPath } from '#shared/rules/scores/path/bestPath.ts';
import { seatValues } from '#shared/rules/scores/seatValues.ts';
import type { ParNews, ParTask } from './parMessages.ts';

const LOWEST_PRIORITY = 19;

function tell(news: ParNews): void {
  process.send?.(news);
}

function play({ settings, from, games }: ParTask): Result<undefined, string> {
  const scenario = scenarioFor(settings);
  if (!scenario.ok) return err(scenario.error.reason);
  const path = bestPath(scenario.value, settings);
  if (!path.ok) return err(path.error.code);
  tell({ type: 'path', bestPath: path.value });
  for (let game = from; game < from + games; game++) {
    const played = playBotGame(scenario.value, { ...settings, seed: `par-${game}` });
    if (!played.ok) return err(`game par-${game}: ${played.error.code}`);
    tell({ type: 'game', values: seatValues(scenario.value, played.value.state) });
  }
  return ok(undefined);
}

process.on('disconnect', () => process.exit());
process.once('message', (task: ParTask) => {
  try {
    setPriority(LOWEST_PRIORITY);
    const outcome = play(task);
    if (!outcome.ok) tell({ type: 'fault', fault: outcome.error });
  } catch (error) {
    tell({ type: 'fault', fault: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
