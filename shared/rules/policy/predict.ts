import type { EconomyId } from '#shared/kernel/ids.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { IntentOf } from '#shared/protocol/intents.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { DecideContext } from '../decideContext.ts';

/** Own income up or down, and who loses most, or that nobody does. It costs nothing, and holds nothing up. */
export function predict(
  { scenario }: DecideContext,
  economy: EconomyId,
  { ownIncome, losesMost }: IntentOf<'predict'>,
): Result<GameEvent[], Rejection> {
  if (losesMost !== undefined && !scenario.economies.some(({ id }) => id === losesMost)) {
    return err({ code: 'prediction/unknown-economy', economy: losesMost });
  }
  const prediction = { ownIncome, ...(losesMost === undefined ? {} : { losesMost }) };
  return ok([{ type: 'predictionMade', economy, prediction }]);
}
