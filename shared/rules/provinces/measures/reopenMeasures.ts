import type { EconomyId } from '#shared/kernel/ids.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { GameState } from '../../state.ts';
import { declareReady } from '../../seats/declareReady.ts';

/** Takes the envelope back; what was in it is a draft again. */
export function reopenMeasures(state: GameState, economy: EconomyId): Result<GameEvent[], Rejection> {
  if (!state.sealedBy.includes(economy)) return err({ code: 'measures/not-sealed' });
  return ok([{ type: 'measuresReopened', economy }, ...declareReady(state, economy, false)]);
}
