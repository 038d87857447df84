import { playBotGame } from '#shared/bots/playBotGame.ts';
import type { ConvergenceFailure } from '#shared/economics/tradeModel.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import { provinceValues } from '#shared/rules/provinces/settlement/ending.ts';
import { isOfProvinces, type AnyScenario } from '#shared/rules/scenario/anyScenario.ts';
import type { GameValues } from '#shared/bots/par/makePar.ts';
import { seatValues } from '#shared/rules/scores/seatScore.ts';

/** What every seat comes to where bots play the game of a table under this seed; a human centre is stood in for by the rules. */
export function playParGame(
  scenario: AnyScenario,
  { centre, ...settings }: GameSettings,
  seed: string,
): Result<GameValues, ConvergenceFailure> {
  const amongBots = { ...settings, seed, ...(centre === undefined ? {} : { centre: 'rule' as const }) };
  const played = playBotGame(scenario, amongBots);
  if (!played.ok) return played;
  const { state } = played.value;
  return ok(isOfProvinces(scenario) ? provinceValues(scenario, state) : seatValues(scenario, state));
}
