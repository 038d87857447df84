import type { GameEvent } from '#shared/protocol/events.ts';
import type { GameState } from '../../state.ts';
import type { ProvincesContext } from '../provincesContext.ts';

/** Cards that the seed draws when a round opens, a round ahead. */
export function announceProvinceEvents(
  _context: ProvincesContext,
  _state: GameState,
  _round: number,
): GameEvent[] {
  return [];
}
