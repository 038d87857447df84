import type { Scenario } from '#shared/content/scenario.ts';
import { pointsOf } from '#shared/economics/politics/supportStep.ts';
import type { ConvergenceFailure } from '#shared/economics/tradeModel.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import { solveLaw, solveStandingLaw } from '../../../forecast/solveLaw.ts';
import type { GameState } from '../../../state.ts';
import { lobbyReactions, situationOf } from '../support/reactionsAt.ts';
import { supportRule } from '../support/supportRule.ts';

/** Points of support that lobbies move for (+) or against (−) a change of law: what it does to their incomes, losses doubled. */
export type LobbySwings = ReadonlyMap<EconomyId, number>;

export function lobbySwings(
  scenario: Scenario,
  state: GameState,
  changed: GameState,
  economies: readonly EconomyId[],
): Result<LobbySwings, ConvergenceFailure> {
  const before = solveStandingLaw(scenario, state);
  if (!before.ok) return before;
  const after = solveLaw(scenario, changed, { warmStart: before.value.equilibrium.warmStart });
  if (!after.ok) return after;
  const rule = supportRule(scenario, state.settings);
  const swings = economies.map((economy): [EconomyId, number] => {
    const lobbies = state.politics?.seats[economy]?.lobbies ?? [];
    const used = situationOf(scenario, before.value, economy).returns;
    const now = situationOf(scenario, after.value, economy).returns;
    const percent = lobbyReactions(scenario, economy, lobbies, { now, used }).reduce(
      (sum, reaction) => sum + reaction.percent,
      0,
    );
    return [economy, pointsOf(rule, percent)];
  });
  return ok(new Map(swings));
}
