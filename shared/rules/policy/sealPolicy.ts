import type { EconomyId } from '#shared/kernel/ids.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { Policy } from '#shared/protocol/policy.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { DecideContext } from '../decideContext.ts';
import { declareReady } from '../seats/declareReady.ts';
import type { GameState } from '../state.ts';
import { validatePolicy } from './validatePolicy.ts';

/** The seat closes its envelope, and is ready: a prediction is welcome, and waited for by nobody. */
export function sealPolicy(
  { scenario }: DecideContext,
  state: GameState,
  economy: EconomyId,
  policy: Policy,
): Result<GameEvent[], Rejection> {
  if (state.sealedBy.includes(economy)) return err({ code: 'policy/already-sealed' });
  const fault = validatePolicy(scenario, state, economy, policy);
  if (fault !== undefined) return err(fault);
  return ok([{ type: 'policySealed', economy, policy }, ...declareReady(state, economy, true)]);
}
