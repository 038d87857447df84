import type { EconomyId } from '#shared/kernel/ids.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { IntentOf } from '#shared/protocol/intents.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { DecideContext } from '../decideContext.ts';
import { declareReady } from '../seats/declareReady.ts';
import type { GameState } from '../state.ts';

/** Predict first: own income up or down, and who loses most. With the envelope sealed, the seat is ready. */
export function predict(
  { scenario }: DecideContext,
  state: GameState,
  economy: EconomyId,
  { ownIncome, losesMost }: IntentOf<'predict'>,
): Result<GameEvent[], Rejection> {
  if (!scenario.economies.some(({ id }) => id === losesMost)) {
    return err({ code: 'prediction/unknown-economy', economy: losesMost });
  }
  const hasSealed = state.sealedBy.includes(economy);
  return ok([
    { type: 'predictionMade', economy, prediction: { ownIncome, losesMost } },
    ...(hasSealed ? declareReady(state, economy, true) : []),
  ]);
}
