import type { Scenario } from '#shared/content/scenario.ts';
import type { ConvergenceFailure } from '#shared/economics/tradeModel.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { RatificationOdds } from '#shared/protocol/modules/politics.ts';
import { withPendingLaw } from '../../../agreements/pendingLaw.ts';
import type { GameState } from '../../../state.ts';
import { ballotsFor } from './ballotsFor.ts';
import { lobbySwings } from './lobbySwings.ts';
import { oddsOf } from './oddsOf.ts';

/**
 * How likely each legislature is to say yes to a draft in which no faults are found, papers that await the bell taken as law; none
 * where none votes.
 */
export function ratificationOdds(
  scenario: Scenario,
  view: GameState,
  draft: Draft,
): Result<readonly RatificationOdds[], ConvergenceFailure> {
  const { politics } = view;
  if (politics === undefined) return ok([]);
  const state = withPendingLaw(scenario, view);
  const { ballots, changed } = ballotsFor(scenario, state, draft);
  const voting = ballots.filter(({ votes }) => votes);
  if (voting.length === 0) return ok([]);
  const economies = voting.map(({ economy }) => economy);
  const swings = lobbySwings(scenario, state, changed, economies);
  if (!swings.ok) return swings;
  return ok(voting.map((ballot) => oddsOf(politics, ballot, swings.value.get(ballot.economy) ?? 0)));
}
