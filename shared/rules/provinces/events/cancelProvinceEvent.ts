import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { GameState } from '../../state.ts';
import { takingBackFault } from '../../placedCards.ts';
import { featureOpensIn } from '../featureOpensIn.ts';
import { provincesOf } from '../provincesOf.ts';

/** The host takes a card back that has not yet begun, be it the seed's or its own; the seed does not draw it again. */
export function cancelProvinceEvent(state: GameState, event: string): Result<GameEvent[], Rejection> {
  if (featureOpensIn(state.settings, 'events') === undefined) return err({ code: 'intent/not-in-this-game' });
  const fault = takingBackFault(state, provincesOf(state).events, event);
  return fault === undefined ? ok([{ type: 'provinceEventCancelled', event }]) : err(fault);
}
