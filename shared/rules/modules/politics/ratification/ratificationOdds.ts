import { ok, type Result } from '#shared/kernel/result.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { ConvergenceFailure } from '#shared/economics/tradeModel.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { RatificationOdds } from '#shared/protocol/modules/politics.ts';
import type { GameState } from '../../../state.ts';

/** How likely each legislature is to say yes to a draft in which no faults are found; none where none votes. */
export function ratificationOdds(
  _scenario: Scenario,
  _view: GameState,
  _draft: Draft,
): Result<readonly RatificationOdds[], ConvergenceFailure> {
  return ok([]);
}
