import { isInheritedName, type EconomyId } from '#shared/kernel/ids.ts';
import { mapValues, must } from '#shared/kernel/records.ts';
import type { GameEvent, GameEventOf } from '#shared/protocol/events.ts';
import type { GameState, Seat, Stewardship } from '../state.ts';

type SeatEvent = GameEventOf<'seatOccupied' | 'seatVacated' | 'presenceMarked' | 'readyDeclared'>;

/** Folds who sits where, who is there, and who is ready. */
export function evolveSeats(state: GameState, event: SeatEvent): GameState {
  // Logs of the first version may say that somebody took a seat of such a name: there is none, and nobody sits there.
  if (isInheritedName(event.economy)) return state;
  const seat = must(state.seats[event.economy], `seat of ${event.economy}`);
  const after = seatAfter(seat, event, state);
  return { ...state, seats: { ...state.seats, [event.economy]: after } };
}

function seatAfter(seat: Seat, event: SeatEvent, { phase, round }: GameState): Seat {
  switch (event.type) {
    case 'seatOccupied': {
      const { vacatedAtMs: _vacatedAtMs, ...kept } = seat;
      return {
        ...kept,
        member: event.member,
        present: true,
        ready: false,
        ...(phase === 'lobby' ? {} : { takenInRound: round }),
      };
    }
    case 'seatVacated': {
      const { member: _member, takenInRound: _takenInRound, ...kept } = seat;
      const empty = { ...kept, present: false, ready: false };
      if (phase === 'lobby') return empty;
      return {
        ...empty,
        stewardship: NOTHING_DONE,
        ...(event.atMs === undefined ? {} : { vacatedAtMs: event.atMs }),
      };
    }
    case 'presenceMarked':
      return { ...seat, present: event.present, ready: false };
    case 'readyDeclared':
      return { ...seat, ready: event.ready };
  }
}

const NOTHING_DONE: Stewardship = { sent: [], signed: [], refused: [], left: [], sealed: [] };

/** Notes what was done in the name of a seat that nobody holds, for whoever takes it next. */
export function noteStewardship(state: GameState, event: GameEvent): GameState {
  switch (event.type) {
    case 'paperTabled':
      return noted(state, event.paper.author, ({ sent }) => ({ sent: [...sent, event.paper.id] }));
    case 'paperSigned':
      return noted(state, event.by, ({ signed }) => ({ signed: [...signed, event.paper] }));
    case 'paperRefused':
      return noted(state, event.by, ({ refused }) => ({ refused: [...refused, event.paper] }));
    case 'noticeGiven':
      return noted(state, event.by, ({ left }) => ({ left: [...left, event.agreement] }));
    case 'policySealed':
    case 'measuresSealed':
      return noted(state, event.economy, ({ sealed }) => ({ sealed: [...sealed, state.round] }));
    default:
      return state;
  }
}

function noted(
  state: GameState,
  economy: EconomyId,
  change: (done: Stewardship) => Partial<Stewardship>,
): GameState {
  const seat = state.seats[economy];
  if (seat === undefined || seat.member !== undefined) return state;
  const before = seat.stewardship ?? NOTHING_DONE;
  const stewardship = { ...before, ...change(before) };
  return { ...state, seats: { ...state.seats, [economy]: { ...seat, stewardship } } };
}

/** A new round: whoever took a seat has had time to read what was done before. */
export function withoutReadStewardship(seats: GameState['seats']): GameState['seats'] {
  return mapValues(seats, (seat) => {
    if (seat.member === undefined || seat.stewardship === undefined) return seat;
    const { stewardship: _stewardship, ...kept } = seat;
    return kept;
  });
}

/** Readiness falls: of all seats when a phase opens, of some when something reaches them. */
export function withoutReadiness(state: GameState, economies: readonly EconomyId[]): GameState {
  const seats = mapValues(state.seats, (seat) =>
    seat.ready && economies.includes(seat.economy) ? { ...seat, ready: false } : seat,
  );
  return { ...state, seats };
}
