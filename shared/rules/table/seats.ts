/** Seats: who sits where, who is there and ready, and what was done in the name of a seat that nobody held. */
import { type EconomyId, isInheritedName } from '#shared/kernel/ids.ts';
import { type RandomState, drawIndex } from '#shared/kernel/random.ts';
import { mapValues, must } from '#shared/kernel/records.ts';
import { type Result, err, ok } from '#shared/kernel/result.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import type { GameEvent, GameEventOf } from '#shared/protocol/events.ts';
import type { IntentOf } from '#shared/protocol/intents.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { TableContext } from '../rulebook.ts';
import type { GameState, Seat, Stewardship, TableState } from '../state.ts';

/** Whoever has lost the connection for so long counts as away, and a bot minds the seat. */
export const AWAY_AFTER_MS = 30_000;
/** For so long no bot acts for a seat whose person was moved or removed. */
export const VACATED_GRACE_MS = 30_000;

/** A person takes a seat that no person has; whoever sat elsewhere moves. */
export function occupySeat(
  { nowMs }: Pick<TableContext, 'nowMs'>,
  state: TableState,
  { economy, member }: IntentOf<'occupySeat'>,
): Result<GameEvent[], Rejection> {
  const seat = state.seats[economy];
  if (seat === undefined) return err({ code: 'seat/unknown', economy });
  if (seat.member !== undefined) return err({ code: 'seat/taken', economy });
  const former = Object.values(state.seats).filter((other) => other.member === member);
  return ok([
    ...former.map((other): GameEvent => ({ type: 'seatVacated', economy: other.economy, atMs: nowMs })),
    { type: 'seatOccupied', economy, member },
  ]);
}

/** The seat has no person any more and a bot governs it after some grace; vacating an empty seat changes nothing. */
export function vacateSeat(
  { nowMs }: Pick<TableContext, 'nowMs'>,
  state: TableState,
  { economy }: IntentOf<'vacateSeat'>,
): Result<GameEvent[], Rejection> {
  const seat = state.seats[economy];
  if (seat === undefined) return err({ code: 'seat/unknown', economy });
  return ok(seat.member === undefined ? [] : [{ type: 'seatVacated', economy, atMs: nowMs }]);
}

/** The seat's person is away, so that a bot minds it, or is back; what is already so changes nothing. */
export function markPresence(
  state: TableState,
  { economy, present }: IntentOf<'markPresence'>,
): Result<GameEvent[], Rejection> {
  const seat = state.seats[economy];
  if (seat?.member === undefined) return err({ code: 'seat/unknown', economy });
  return ok(seat.present === present ? [] : [{ type: 'presenceMarked', economy, present }]);
}

/** A seat has nothing more to do in this phase, or thinks again. */
export function declareReady(state: TableState, economy: EconomyId, ready: boolean): GameEvent[] {
  const seat = state.seats[economy];
  if (seat?.ready === ready) return [];
  const times = (seat?.timesReady ?? 0) + 1;
  return [{ type: 'readyDeclared', economy, ready, ...(ready ? { times } : {}) }];
}

/** Whether a bot holds a seat: of what a person would sign, ask for or pay nobody tells anything but that person. */
export function isBot({ seats }: Pick<TableState, 'seats'>, economy: EconomyId): boolean {
  const seat = seats[economy];
  return seat !== undefined && seat.member === undefined;
}

/** At least one person is present, and every person present is ready. Bots and minded seats do not count. */
export function everybodyReady(state: Pick<TableState, 'seats'>): boolean {
  return everyPerson(state, ({ ready }) => ready);
}

/** Whether everybody present has been ready in this phase, though something of bots may have reached some since. */
export function everybodyWasReady(state: Pick<TableState, 'seats'>): boolean {
  return everyPerson(state, ({ ready, timesReady = 0 }) => ready || timesReady > 0);
}

function everyPerson(
  { seats }: Pick<TableState, 'seats'>,
  is: (seat: TableState['seats'][string]) => boolean,
): boolean {
  const people = Object.values(seats).filter(({ member, present }) => member !== undefined && present);
  return people.length > 0 && people.every(is);
}

type SeatEvent = GameEventOf<'seatOccupied' | 'seatVacated' | 'presenceMarked' | 'readyDeclared'>;

/** Folds who sits where, who is there, and who is ready. */
export function evolveSeats(state: GameState, event: SeatEvent): GameState {
  // Logs of the first version may say that somebody took a seat of such a name: there is none, and nobody sits there.
  if (isInheritedName(event.economy)) return state;
  const seat = must(state.seats[event.economy], `seat of ${event.economy}`);
  const after = seatAfter(seat, event, state);
  return { ...state, seats: { ...state.seats, [event.economy]: after } };
}

function seatAfter(
  { timesReady: _timesReady, ...seat }: Seat,
  event: SeatEvent,
  { phase, round }: TableState,
): Seat {
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
    case 'readyDeclared': {
      const { ready, times } = event;
      return { ...seat, ready, ...(times === undefined ? {} : { timesReady: times }) };
    }
  }
}

const NOTHING_DONE: Stewardship = { sent: [], signed: [], refused: [], left: [], sealed: [] };

/** Notes what was done in the name of a seat that nobody holds, for whoever takes it next. */
export function noteStewardship(state: GameState, event: GameEvent): GameState {
  switch (event.type) {
    case 'proposalTabled':
      return noted(state, event.proposal.author, ({ sent }) => ({ sent: [...sent, event.proposal.id] }));
    case 'proposalSigned':
      return noted(state, event.by, ({ signed }) => ({ signed: [...signed, event.proposal] }));
    case 'proposalRefused':
      return noted(state, event.by, ({ refused }) => ({ refused: [...refused, event.proposal] }));
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
export function withoutReadStewardship(seats: TableState['seats']): TableState['seats'] {
  return mapValues(seats, (seat) => {
    if (seat.member === undefined || seat.stewardship === undefined) return seat;
    const { stewardship: _stewardship, ...kept } = seat;
    return kept;
  });
}

/** Nobody is ready when a phase opens. */
export function withoutReadiness(seats: TableState['seats']): TableState['seats'] {
  return mapValues(seats, ({ timesReady: _timesReady, ...seat }) => ({ ...seat, ready: false }));
}

/**
 * Something new has reached seats: those of them that were ready are not any more. Whoever has been ready again since then has gone on
 * with its eyes open, and what bots offer takes that back no more, unless it answers the seat's own proposal or replaces what it has
 * signed. What a person offers starts that afresh. Of a new version, the offer is the one before.
 */
export function takeBackReadiness<S extends TableState>(
  state: S,
  economies: readonly EconomyId[],
  offer?: Proposal,
): S {
  const isOfPerson = offer !== undefined && state.seats[offer.author]?.member !== undefined;
  const seats = mapValues(state.seats, (seat) => {
    const { economy, timesReady = 0 } = seat;
    const isUnasked =
      offer !== undefined &&
      (offer.counterTo === undefined || state.proposals[offer.counterTo]?.author !== economy) &&
      offer.signatures[economy] !== offer.revision;
    if (!economies.includes(economy) || (timesReady > 1 && isUnasked && !isOfPerson)) return seat;
    return { ...seat, ready: false, ...(isOfPerson && timesReady > 0 ? { timesReady: 0 } : {}) };
  });
  return { ...state, seats };
}

/** Shuffled decks of temperaments, one after the other, so that they are spread evenly over the seats. */
export function dealTemperaments<T>(
  all: readonly T[],
  seats: readonly EconomyId[],
  seed: RandomState,
): { readonly temperaments: Record<EconomyId, T>; readonly random: RandomState } {
  const temperaments: Record<EconomyId, T> = {};
  let random = seed;
  let deck: T[] = [];
  for (const seat of seats) {
    if (deck.length === 0) deck = [...all];
    const { value: place, next } = drawIndex(random, deck.length);
    const [temperament] = deck.splice(place, 1);
    temperaments[seat] = must(temperament, 'temperament');
    random = next;
  }
  return { temperaments, random };
}
