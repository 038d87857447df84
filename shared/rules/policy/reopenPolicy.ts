import type { EconomyId } from '#shared/kernel/ids.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { declareReady } from '../seats/declareReady.ts';
import type { GameState } from '../state.ts';

/** The seat opens its envelope again while the clock runs; what was sealed becomes the draft. */
export function reopenPolicy(state: GameState, economy: EconomyId): Result<GameEvent[], Rejection> {
  if (!state.sealedBy.includes(economy)) return err({ code: 'policy/not-sealed' });
  return ok([{ type: 'policyReopened', economy }, ...declareReady(state, economy, false)]);
}
