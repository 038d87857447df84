import type { GameEvent } from '#shared/protocol/events.ts';
import type { DecideContext } from '../decideContext.ts';
import { settleRound } from '../settlement/settleRound.ts';
import type { GameState } from '../state.ts';

/** The outcome of the round as an event and what then opens; or the round is held, with nothing lost. */
export function settle(
  { scenario }: DecideContext,
  state: GameState,
  next: readonly GameEvent[],
): GameEvent[] {
  const settled = settleRound(scenario, state);
  if (!settled.ok) return [{ type: 'settlementHeld', failure: settled.error }];
  return [{ type: 'roundSettled', ...settled.value }, ...next];
}
