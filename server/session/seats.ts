import { seatOf, seatOrder } from '#shared/classroom/people.ts';
import type { EconomyId, MemberId } from '#shared/kernel/ids.ts';
import { type Result, err, ok } from '#shared/kernel/result.ts';
import type { Intent } from '#shared/protocol/intents.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { SeatRequest, SessionIntent } from '#shared/protocol/session.ts';
import type { GameState } from '#shared/rules/state.ts';
import type { MemberRecord, Write } from '../store/GameStore.ts';
import type { Command } from './CommandAnswers.ts';
import type { House } from './House.ts';
import { leaderOf } from './hosting.ts';
import type { Consequence, Session } from './Session.ts';

type Outcome = Result<Consequence, Rejection>;

/** Somebody who watches asks for a seat, or no longer. Who asks already keeps their place. */
export async function askForSeat(
  house: Pick<House, 'queue'>,
  session: Session,
  member: MemberId,
  { waits, moveTo }: SeatRequest,
): Promise<Outcome> {
  if (moveTo !== undefined) return moveSeat(session, member, moveTo);
  const record = personOf(session, member);
  if (!record.ok) return record;
  const { state } = session.table.working;
  if (waits && session.seatOf(member, 'working') !== undefined) return err({ code: 'intent/not-allowed' });
  if (waits && state.phase === 'debrief') return err({ code: 'intent/wrong-phase', phase: state.phase });
  const asks = (record.value.seatAsked ?? 0) > 0;
  if (asks === waits) return ok({ type: 'none' });
  return changeMember(house, session, member, { seatAsked: waits ? session.nextSeatAsked() : 0 });
}

/** Among friends everybody may take a free seat before the game begins. */
async function moveSeat(session: Session, member: MemberId, economy: EconomyId): Promise<Outcome> {
  if (leaderOf(session) === undefined) return err({ code: 'intent/not-allowed' });
  const seated = await session.table.submit({
    actor: { type: 'server' },
    intents: (state) => {
      if (state.phase !== 'lobby') return err({ code: 'intent/wrong-phase', phase: state.phase });
      return ok(seatOf(state, member) === economy ? [] : [{ type: 'occupySeat', economy, member }]);
    },
  });
  if (!seated.ok) return seated;
  session.changed();
  return ok({ type: 'peopleChanged', members: [member] });
}

/** The host gives this person no seat now; they may ask again. */
export function declineSeatRequest(
  house: Pick<House, 'queue'>,
  session: Session,
  member: MemberId,
): Promise<Outcome> {
  return changeMember(house, session, member, { seatAsked: 0 });
}

/** Writes by which those who get a seat ask for none any more. */
export function withoutRequests(session: Session, members: readonly MemberId[]): Write[] {
  return members
    .filter((member) => (session.members.get(member)?.seatAsked ?? 0) > 0)
    .map((member) => ({ type: 'changeMember', code: session.code, member, change: { seatAsked: 0 } }));
}

export function forgetRequests(session: Session, members: readonly MemberId[]): void {
  for (const member of members) {
    const record = session.members.get(member);
    if (record !== undefined) session.members.set(member, { ...record, seatAsked: 0 });
  }
}

/**
 * A seat changes hands in one row of the log, so that no bot acts for it in between. The row holds the command: asked again after a
 * restart, it is done already.
 */
export async function giveSeat(
  session: Session,
  {
    command,
    intent: { member, economy, replaces },
  }: { readonly command: Command; readonly intent: IntentToGive },
): Promise<Outcome> {
  let touched: readonly MemberId[] = [member];
  const seated = await session.table.submit({
    actor: { type: 'server' },
    command,
    intents: (state) => {
      if (!session.maySit(member)) return err({ code: 'intent/malformed', path: 'intent.member' });
      const shared = [session.seatOf(member, 'working'), economy].find((seat) => isShared(session, seat));
      if (shared !== undefined) return err({ code: 'seat/shared', economy: shared });
      const former = seatOf(state, member);
      const holder = economy === undefined ? undefined : state.seats[economy]?.member;
      if (economy === undefined || holder === undefined || holder === member)
        return ok(movesTo(economy, former, member));
      if (holder !== replaces) return err({ code: 'seat/taken', economy });
      touched = [member, holder];
      // Whoever has gone to another table leaves the seat, and gets none here.
      const isExchange = former !== undefined && session.maySit(holder);
      return ok(exchange({ economy, holder, member, ...(isExchange ? { former } : {}) }));
    },
    also: () => withoutRequests(session, touched),
  });
  if (!seated.ok) return seated;
  forgetRequests(session, touched);
  session.changed();
  return ok({ type: 'peopleChanged', members: touched });
}

/** Whether several people sit there: they change places in the class, which knows all of them. */
function isShared(session: Session, economy: EconomyId | undefined): boolean {
  return economy !== undefined && session.peopleAt(economy, 'working').length > 1;
}

type IntentToGive = Extract<SessionIntent, { type: 'giveSeat' }>;

/** Nothing, where the seat is held already: the answer then waits for what is under way. */
function movesTo(economy: EconomyId | undefined, seat: EconomyId | undefined, member: MemberId): Intent[] {
  if (seat === economy) return [];
  if (economy !== undefined) return [{ type: 'occupySeat', economy, member }];
  return seat === undefined ? [] : [{ type: 'vacateSeat', economy: seat }];
}

type Exchange = {
  readonly economy: EconomyId;
  readonly holder: MemberId;
  readonly member: MemberId;
  /** The seat that the newcomer leaves to the holder. */
  readonly former?: EconomyId;
};

function exchange({ economy, holder, member, former }: Exchange): Intent[] {
  return [
    { type: 'vacateSeat', economy },
    { type: 'occupySeat', economy, member },
    ...(former === undefined ? [] : [{ type: 'occupySeat', economy: former, member: holder } as const]),
  ];
}

/**
 * Those who wait take the seats of those who sit, in the order of the deal. Whose turn it is goes round: it begins with
 * whoever joined next after the last of those who sit, so that a class larger than the table comes to sit in turn. The row holds the
 * command, so that a repeat turns nothing further.
 */
export async function rotateSeats(session: Session, command: Command): Promise<Outcome> {
  let moves: readonly SeatMove[] = [];
  const rotated = await session.table.submit({
    actor: { type: 'server' },
    command,
    intents: ({ seats }) => {
      const shared = Object.keys(seats).find((seat) => isShared(session, seat));
      if (shared !== undefined) return err({ code: 'seat/shared', economy: shared });
      moves = movesInTurn(session, seats);
      return ok(
        moves.flatMap(({ economy, member, holder }): Intent[] =>
          holder === undefined
            ? [{ type: 'occupySeat', economy, member }]
            : exchange({ economy, holder, member }),
        ),
      );
    },
    also: () =>
      withoutRequests(
        session,
        moves.map(({ member }) => member),
      ),
  });
  if (!rotated.ok) return rotated;
  forgetRequests(
    session,
    moves.map(({ member }) => member),
  );
  session.changed();
  return ok({
    type: 'peopleChanged',
    members: moves.flatMap(({ member, holder }) => (holder === undefined ? [member] : [member, holder])),
  });
}

type SeatMove = Pick<Exchange, 'economy' | 'member'> & { readonly holder: MemberId | undefined };

function movesInTurn(session: Session, seats: GameState['seats']): SeatMove[] {
  const order = seatOrder(session.table.rules.scenario, seats);
  const numberOf = (member: MemberId): number => Number(member.slice(1));
  const holders = Object.values(seats).flatMap(({ member }) => (member === undefined ? [] : [member]));
  const lastSeated = Math.max(0, ...holders.map(numberOf));
  const waiting = session.present
    .map(({ member }) => member)
    .filter((member) => session.connected.has(member) && !holders.includes(member))
    .filter((member) => session.maySit(member))
    .toSorted((a, b) => numberOf(a) - numberOf(b));
  const turn = [
    ...waiting.filter((member) => numberOf(member) > lastSeated),
    ...waiting.filter((member) => numberOf(member) < lastSeated),
  ];
  const taken = order.filter((economy) => seats[economy]?.member !== undefined);
  const free = order.filter((economy) => seats[economy]?.member === undefined);
  return [...taken, ...free].flatMap((economy, place) => {
    const member = turn[place];
    return member === undefined ? [] : [{ economy, member, holder: seats[economy]?.member }];
  });
}

/** Changes what is known of one person: on disk first, then in the session. */
export async function changeMember(
  house: Pick<House, 'queue'>,
  session: Session,
  member: MemberId,
  change: Extract<Write, { type: 'changeMember' }>['change'],
): Promise<Result<Consequence, Rejection>> {
  const record = personOf(session, member);
  if (!record.ok) return record;
  const saved = await house.queue.commit([{ type: 'changeMember', code: session.code, member, change }]);
  if (!saved.ok) return err({ code: 'server/saving-paused' });
  // Read again: another change of the same person may have been committed in between.
  const current = session.members.get(member) ?? record.value;
  session.members.set(member, { ...current, ...change });
  session.changed();
  return ok({ type: 'none' });
}

/** Somebody who is at the table. */
export function personOf(session: Session, member: MemberId): Result<MemberRecord, Rejection> {
  const record = session.members.get(member);
  if (record === undefined || record.removed || session.departing.has(member))
    return err({ code: 'intent/malformed', path: 'intent.member' });
  return ok(record);
}
