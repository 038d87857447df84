import type { EconomyId } from '#shared/kernel/ids.ts';
import { err, type Result } from '#shared/kernel/result.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { SeatIntentOf } from '#shared/protocol/intents.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { DecideContext } from '../../../decideContext.ts';
import type { GameState } from '../../../state.ts';

export function backPackage(
  _context: DecideContext,
  _state: GameState,
  _economy: EconomyId,
  _intent: SeatIntentOf<'backPackage'>,
): Result<GameEvent[], Rejection> {
  return err({ code: 'intent/not-allowed' });
}
