/** Process that plays games of bots for par; whoever starts it sets its priority. */
import { setImmediate as afterNews } from 'node:timers/promises';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import { anyScenarioFor } from '#shared/rules/scenario/anyScenario.ts';
import { botsOf } from '#shared/bots/botMove.ts';
import type { Par } from '#shared/content/par/storedPars.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import type { GameValues } from '#shared/rules/rulebook.ts';
import { playParGame } from '#shared/bots/playBotGame.ts';

/** What the process is asked: so many games of these settings, after those that were played before. */
export type ParTask = { readonly settings: GameSettings; readonly from: number; readonly games: number };

/** What it tells: the best path first, then what each game came to. `fault`: it cannot go on. */
export type ParNews =
  | { readonly type: 'path'; readonly bestPath: Par['bestPath'] }
  | { readonly type: 'game'; readonly values: GameValues }
  | { readonly type: 'fault'; readonly fault: string };

/** Whoever asked may have ended: then nobody waits for the games that are left. */
function tell(news: ParNews): void {
  process.send?.(news, undefined, undefined, (fault) => {
    if (fault !== null) process.exit();
  });
}

async function play({ settings, from, games }: ParTask): Promise<Result<undefined, string>> {
  const scenario = anyScenarioFor(settings);
  if (!scenario.ok) return err(scenario.error.reason);
  const path = botsOf(scenario.value).bestPath(settings);
  if (!path.ok) return err(path.error.code);
  tell({ type: 'path', bestPath: path.value });
  for (let game = from; game < from + games; game++) {
    const values = playParGame(scenario.value, settings, `par-${game}`);
    if (!values.ok) return err(`game par-${game}: ${values.error.code}`);
    tell({ type: 'game', values: values.value });
    // Between two games it hears whether its server has ended.
    await afterNews();
  }
  return ok(undefined);
}

process.on('disconnect', () => process.exit());
process.once('message', (task: ParTask) => {
  play(task).then(
    (outcome) => {
      if (!outcome.ok) tell({ type: 'fault', fault: outcome.error });
    },
    (error: unknown) => {
      tell({ type: 'fault', fault: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    },
  );
});
