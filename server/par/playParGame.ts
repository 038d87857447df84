import { playBotGame } from '#shared/bots/playBotGame.ts';
import type { Par } from '#shared/content/par/storedPars.ts';
import type { ConvergenceFailure } from '#shared/economics/tradeModel.ts';
import { type Result, ok } from '#shared/kernel/result.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import { rulebookOf } from '#shared/rules/game/rulebooks.ts';
import type { GameValues } from '#shared/rules/rulebook.ts';
import type { AnyScenario } from '#shared/rules/scenario/anyScenario.ts';

/** What every seat comes to where bots play the game of a table under this seed; a human centre is stood in for by the rules. */
export function playParGame(
  scenario: AnyScenario,
  { centre, ...settings }: GameSettings,
  seed: string,
): Result<GameValues, ConvergenceFailure> {
  const amongBots = { ...settings, seed, ...(centre === undefined ? {} : { centre: 'rule' as const }) };
  const played = playBotGame(scenario, amongBots, { ignoresCauses: true });
  if (!played.ok) return played;
  return ok(rulebookOf(scenario).values(played.value.state));
}

/** What the process is asked: so many games of these settings, after those that were played before. */
export type ParTask = { readonly settings: GameSettings; readonly from: number; readonly games: number };

/** What it tells: the best path first, then what each game came to. `fault`: it cannot go on. */
export type ParNews =
  | { readonly type: 'path'; readonly bestPath: Par['bestPath'] }
  | { readonly type: 'game'; readonly values: GameValues }
  | { readonly type: 'fault'; readonly fault: string };
