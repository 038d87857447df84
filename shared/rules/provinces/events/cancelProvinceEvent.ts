import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { GameState } from '../../state.ts';
import { provincesOf } from '../provincesOf.ts';

/** The host takes a card back that has not yet begun, be it the seed's or its own; the seed does not draw it again. */
export function cancelProvinceEvent(state: GameState, event: string): Result<GameEvent[], Rejection> {
  const card = provincesOf(state).events.find(({ id }) => id === event);
  if (card === undefined) return err({ code: 'event/unknown' });
  if (card.fromRound <= state.round) return err({ code: 'event/at-work' });
  return ok([{ type: 'provinceEventCancelled', event }]);
}
