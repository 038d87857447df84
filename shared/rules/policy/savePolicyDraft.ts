import type { EconomyId } from '#shared/kernel/ids.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { Policy } from '#shared/protocol/policy.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { DecideContext } from '../decideContext.ts';
import type { GameState } from '../state.ts';
import { validatePolicy } from './validatePolicy.ts';

/** What stands on the screen is kept: at the bell the last lawful draft is sealed for the seat. */
export function savePolicyDraft(
  { scenario }: DecideContext,
  state: GameState,
  economy: EconomyId,
  policy: Policy,
): Result<GameEvent[], Rejection> {
  if (state.sealedBy.includes(economy)) return err({ code: 'policy/already-sealed' });
  const fault = validatePolicy(scenario, state, economy, policy);
  if (fault !== undefined) return err(fault);
  const isSaved = JSON.stringify(state.policyDrafts[economy]) === JSON.stringify(policy);
  return ok(isSaved ? [] : [{ type: 'policyDrafted', economy, policy }]);
}
