/** How many rounds a game has, and how the host ends it earlier. */
import { mapValues } from '#shared/kernel/records.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { GameEvent, GameEventOf } from '#shared/protocol/events.ts';
import type { EventsState } from '#shared/protocol/modules/events.ts';
import type { PoliticsState } from '#shared/protocol/modules/politics.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { GameState } from '../state.ts';

type Length = Pick<GameState, 'settings' | 'endsAfterRound'>;

/** The last round to be played: the one agreed on, or the one after which the host ends the game. */
export function lastRoundOf({ settings, endsAfterRound }: Length): number {
  return endsAfterRound ?? settings.rounds;
}

/** The host ends the game after the present round, or takes that back. */
export function endAfterRound(
  { round, settings, endsAfterRound }: GameState,
  ends: boolean,
): Result<GameEvent[], Rejection> {
  if (ends === (endsAfterRound !== undefined)) return ok([]);
  if (!ends) return ok([{ type: 'endPlanned' }]);
  return round < settings.rounds
    ? ok([{ type: 'endPlanned', afterRound: round }])
    : err({ code: 'game/last-round' });
}

/** A first round that could not be solved is the last one when it is tried again. */
export function endOnceSettled({ round, settings, endsAfterRound }: GameState): GameEvent[] {
  const isPlanned = endsAfterRound !== undefined || round >= settings.rounds;
  return isPlanned ? [] : [{ type: 'endPlanned', afterRound: round }];
}

/** The game is over after as many rounds as were settled; nothing where all that were agreed on were. */
export function shortenTo({ settings }: Pick<GameState, 'settings'>, rounds: number): GameEvent[] {
  return rounds < settings.rounds ? [{ type: 'gameShortened', rounds }] : [];
}

/** Folds a change of the length. Envelopes and predictions of a round that is not settled stay closed for good. */
export function evolveLength(
  state: GameState,
  event: GameEventOf<'endPlanned' | 'gameShortened'>,
): GameState {
  const { endsAfterRound: _before, ...unplanned } = state;
  if (event.type === 'endPlanned')
    return event.afterRound === undefined ? unplanned : { ...unplanned, endsAfterRound: event.afterRound };
  const { held: _held, ...unheld } = unplanned;
  const { settings, events, politics, provinces } = state;
  return {
    ...unheld,
    settings: { ...settings, rounds: event.rounds },
    agreedRounds: settings.rounds,
    policyDrafts: {},
    sealedPolicies: {},
    sealedBy: [],
    predictions: {},
    ...(events === undefined ? {} : { events: eventsOver(events, settings.rounds, event.rounds) }),
    ...(politics === undefined ? {} : { politics: withoutElections(politics, event.rounds) }),
    ...(provinces === undefined ? {} : { provinces: { ...provinces, drafts: {}, sealed: {} } }),
  };
}

/** Cards that were to work in rounds that nobody plays go; those that last until the end last through the years after. */
function eventsOver(events: EventsState, agreedRounds: number, rounds: number): EventsState {
  const begun = [...events.announced, ...events.active].filter(({ fromRound }) => fromRound <= rounds);
  const lasting = begun.filter(({ untilRound }) => untilRound > agreedRounds);
  const over = begun.filter((event) => !lasting.includes(event));
  return {
    ...events,
    announced: [],
    active: lasting.map((event) => ({ ...event, untilRound: rounds + 1 })),
    past: [
      ...events.past,
      ...over.map((event) => ({ ...event, untilRound: Math.min(event.untilRound, rounds) })),
    ],
  };
}

/** Nobody votes in rounds that are not played. */
function withoutElections(politics: PoliticsState, rounds: number): PoliticsState {
  const seats = mapValues(politics.seats, (seat) => {
    const { electionInRound, ...between } = seat;
    return electionInRound !== undefined && electionInRound > rounds ? between : seat;
  });
  return { ...politics, seats };
}
