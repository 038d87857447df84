/** How many rounds a game has, and how the host ends it earlier. */
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { GameEvent, GameEventOf } from '#shared/protocol/events.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { GameState, TableState } from '../state.ts';

type Length = Pick<TableState, 'settings' | 'endsAfterRound'>;

/** The last round to be played: the one agreed on, or the one after which the host ends the game. */
export function lastRoundOf({ settings, endsAfterRound }: Length): number {
  return endsAfterRound ?? settings.rounds;
}

/** The host ends the game after the present round, or takes that back. */
export function endAfterRound(
  { round, settings, endsAfterRound }: TableState,
  ends: boolean,
): Result<GameEvent[], Rejection> {
  if (ends === (endsAfterRound !== undefined)) return ok([]);
  if (!ends) return ok([{ type: 'endPlanned' }]);
  return round < settings.rounds
    ? ok([{ type: 'endPlanned', afterRound: round }])
    : err({ code: 'game/last-round' });
}

/** A first round that could not be solved is the last one when it is tried again. */
export function endOnceSettled({ round, settings, endsAfterRound }: TableState): GameEvent[] {
  const isPlanned = endsAfterRound !== undefined || round >= settings.rounds;
  return isPlanned ? [] : [{ type: 'endPlanned', afterRound: round }];
}

/** The game is over after as many rounds as were settled; nothing where all that were agreed on were. */
export function shortenTo({ settings }: Pick<TableState, 'settings'>, rounds: number): GameEvent[] {
  return rounds < settings.rounds ? [{ type: 'gameShortened', rounds }] : [];
}

/** Folds a change of the length. Envelopes of a round that is not settled stay closed for good. */
export function evolveLength(
  state: GameState,
  event: GameEventOf<'endPlanned' | 'gameShortened'>,
): GameState {
  const { endsAfterRound: _before, ...unplanned } = state;
  if (event.type === 'endPlanned')
    return event.afterRound === undefined ? unplanned : { ...unplanned, endsAfterRound: event.afterRound };
  const { held: _held, ...unheld } = unplanned;
  const { settings } = state;
  return {
    ...unheld,
    settings: { ...settings, rounds: event.rounds },
    agreedRounds: settings.rounds,
    sealedBy: [],
  };
}
