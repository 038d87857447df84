import { err, type Result } from '#shared/kernel/result.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { IntentOf } from '#shared/protocol/intents.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { GameState } from '../../state.ts';
import type { ProvincesContext } from '../provincesContext.ts';

/** The host lays out a card for the next round. */
export function placeProvinceEvent(
  _context: ProvincesContext,
  _state: GameState,
  { card }: IntentOf<'placeEvent'>,
): Result<GameEvent[], Rejection> {
  return err({ code: 'provinceEvent/unknown', event: card });
}
