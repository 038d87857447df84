import { playBotGame } from '#shared/bots/playBotGame.ts';
import type { ConvergenceFailure } from '#shared/economics/tradeModel.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import { rulebookOf } from '#shared/rules/game/rulebooks.ts';
import type { AnyScenario } from '#shared/rules/scenario/anyScenario.ts';
import type { GameValues } from '#shared/rules/rulebook.ts';

/** What every seat comes to where bots play the game of a table under this seed; a human centre is stood in for by the rules. */
export function playParGame(
  scenario: AnyScenario,
  { centre, ...settings }: GameSettings,
  seed: string,
): Result<GameValues, ConvergenceFailure> {
  const amongBots = { ...settings, seed, ...(centre === undefined ? {} : { centre: 'rule' as const }) };
  const played = playBotGame(scenario, amongBots);
  if (!played.ok) return played;
  return ok(rulebookOf(scenario).values(played.value.state));
}
