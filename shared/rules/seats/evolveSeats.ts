import { isInheritedName, type EconomyId } from '#shared/kernel/ids.ts';
import { mapValues, must } from '#shared/kernel/records.ts';
import type { GameEventOf } from '#shared/protocol/events.ts';
import type { GameState, Seat } from '../state.ts';

type SeatEvent = GameEventOf<'seatOccupied' | 'seatVacated' | 'presenceMarked' | 'readyDeclared'>;

/** Folds who sits where, who is there, and who is ready. */
export function evolveSeats(state: GameState, event: SeatEvent): GameState {
  // Logs of the first version may say that somebody took a seat of such a name: there is none, and nobody sits there.
  if (isInheritedName(event.economy)) return state;
  const seat = must(state.seats[event.economy], `seat of ${event.economy}`);
  return { ...state, seats: { ...state.seats, [event.economy]: seatAfter(seat, event) } };
}

function seatAfter(seat: Seat, event: SeatEvent): Seat {
  switch (event.type) {
    case 'seatOccupied':
      return { ...seat, member: event.member, present: true, ready: false };
    case 'seatVacated':
      return { economy: seat.economy, present: false, temperament: seat.temperament, ready: false };
    case 'presenceMarked':
      return { ...seat, present: event.present, ready: false };
    case 'readyDeclared':
      return { ...seat, ready: event.ready };
  }
}

/** Readiness falls: of all seats when a phase opens, of some when something reaches them. */
export function withoutReadiness(state: GameState, economies: readonly EconomyId[]): GameState {
  const seats = mapValues(state.seats, (seat) =>
    seat.ready && economies.includes(seat.economy) ? { ...seat, ready: false } : seat,
  );
  return { ...state, seats };
}
