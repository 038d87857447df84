import { ok, type Result } from '#shared/kernel/result.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { IntentOf } from '#shared/protocol/intents.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { GameState } from '../state.ts';

/** Bots have played this table's game in the background: their results are kept if more of them than before. */
export function notePar(state: GameState, { par }: IntentOf<'notePar'>): Result<GameEvent[], Rejection> {
  return ok(par.games > (state.par?.games ?? -1) ? [{ type: 'parNoted', par }] : []);
}
