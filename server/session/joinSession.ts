import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { baseAccounts } from '#shared/economics/tradeBase.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { Join, JoinedMember, Return, ReturnAnswer, SessionErrorCode } from '#shared/protocol/session.ts';
import type { GameState } from '#shared/rules/state.ts';
import { crashPoint } from '../crashPoint.ts';
import type { MemberRecord, Write } from '../store/GameStore.ts';
import { leaderOf } from './hosting.ts';
import type { House } from './House.ts';
import { isRoleName, normaliseName } from '../../shared/protocol/normaliseText.ts';
import type { Session } from './Session.ts';
import { seatOf, seatOrder } from '#shared/classroom/people.ts';
import { createToken, hashToken, isSameHash } from './tokens.ts';
import { SERVER_LIMITS } from '../limits/rateLimits.ts';

/** What joining needs of the house. */
type Door = Pick<House, 'directory' | 'queue' | 'log'>;
/** The request without the code: who comes, and what for. */
type Newcomer = Omit<Join, 'code'>;

/** A person comes in by the code: a seat if one is free (or a bot's), else a place to watch from. */
export async function joinSession(
  house: Door,
  { code, ...newcomer }: Join,
): Promise<Result<JoinedMember, SessionErrorCode>> {
  const session = house.directory.byCode(code);
  if (session === undefined)
    return err(house.directory.isClosedForRepair(code) ? 'session/unreadable' : 'session/unknown-code');
  const known = placeOf(session, newcomer.token);
  if (known !== undefined) return known;
  // Asked for by somebody who comes back: it cannot be another person's too.
  if (newcomer.token !== undefined && session.reservedTokens.has(hashToken(newcomer.token)))
    return err('session/malformed');
  const refusal = refusalOf(session);
  if (refusal !== undefined) return err(refusal);
  const name = checkedName(newcomer.name);
  if (!name.ok) return name;
  if (session.isNameTaken(name.value)) return err('name/taken');
  return seatNewcomer(house, session, { ...newcomer, name: name.value });
}

/** A name that somebody may have at a table, as it will stand there. */
export function checkedName(typed: string): Result<string, SessionErrorCode> {
  const name = normaliseName(typed);
  return name.ok && isRoleName(name.value) ? err('name/reserved') : name;
}

/** The place of someone who asks again, under way or given: the answer was lost. */
function placeOf(
  session: Session,
  token: string | undefined,
): Promise<Result<JoinedMember, SessionErrorCode>> | undefined {
  if (token === undefined) return undefined;
  const hash = hashToken(token);
  const underWay = session.joining.get(hash);
  if (underWay !== undefined) return underWay;
  const record = [...session.members.values()].find(({ tokenHash }) => isSameHash(tokenHash, hash));
  if (record === undefined) return undefined;
  // Whoever was removed may come as a newcomer, not with the old token.
  if (record.removed) return Promise.resolve(err('session/malformed'));
  return Promise.resolve(ok(joinedMember(session, record, token)));
}

/**
 * Somebody at the table asks to come back on another device, or how it stands with that. The host answers; without that press
 * nobody gets anything but the word that the name is at this table, which joining under it would say too.
 */
export function askToReturn(
  house: Pick<House, 'directory'>,
  { code, name: raw, token, givenUp }: Return,
): Result<ReturnAnswer, SessionErrorCode> {
  const session = house.directory.byCode(code);
  if (session === undefined) return err('session/unknown-code');
  const hash = hashToken(token);
  const admitted = session.present.find(({ tokenHash }) => isSameHash(tokenHash, hash));
  if (admitted !== undefined)
    return ok({ state: 'admitted', joined: joinedMember(session, admitted, token) });
  if (givenUp === true) {
    if (session.returns.giveUp(hash)) session.changed();
    return ok({ state: 'givenUp' });
  }
  const known = session.returns.find(hash);
  if (known !== undefined)
    return known.standing === 'waiting'
      ? ok({ state: 'waiting', check: known.check })
      : err(known.standing === 'refused' ? 'return/refused' : 'return/expired');
  const name = normaliseName(raw);
  if (!name.ok) return name;
  const person = session.named(name.value);
  if (person === undefined) return err('return/unknown-name');
  // Somebody else's, or on its way to be.
  if (session.isTokenKnown(hash)) return err('session/malformed');
  const asked = session.returns.ask(person.member, hash);
  if (asked === undefined) return err('return/too-many');
  session.changed();
  return ok({ state: 'waiting', check: asked.check });
}

function joinedMember(session: Session, record: MemberRecord, token: string): JoinedMember {
  const seat = seatOf(session.table.working.state, record.member);
  return {
    gameId: session.table.gameId,
    member: record.member,
    token,
    name: record.name,
    ...(seat === undefined ? {} : { seat }),
  };
}

function refusalOf(session: Session): SessionErrorCode | undefined {
  if (session.isLocked) return 'session/locked';
  return session.table.working.state.phase === 'debrief' ? 'session/ended' : undefined;
}

/** Whether one more person without a seat finds room; those on their way in count as such until they sit. */
function hasRoomToWatch({ present, reservedNames, table }: Session): boolean {
  const seated = Object.values(table.working.state.seats).filter(({ member }) => member !== undefined).length;
  return present.length + reservedNames.size - seated < SERVER_LIMITS.watchersPerGame;
}

/** Gives a checked newcomer a token and a place. */
export async function seatNewcomer(
  house: Door,
  session: Session,
  newcomer: Newcomer,
): Promise<Result<JoinedMember, SessionErrorCode>> {
  const seat = seatFor(session, session.table.working.state, newcomer);
  if (!seat.ok) return err(seat.error.code);
  if (seat.value === undefined && !hasRoomToWatch(session)) return err('session/full');
  if (!session.newcomers.take()) return err('session/too-many-joins');
  const token = newcomer.token ?? createToken();
  const record: MemberRecord = {
    code: session.code,
    member: session.nextMember(),
    name: newcomer.name,
    tokenHash: hashToken(token),
    muted: false,
    removed: false,
  };
  const joining = enter(house, session, { record, seat: seat.value, newcomer, token });
  session.joining.set(record.tokenHash, joining);
  return joining.finally(() => session.joining.delete(record.tokenHash));
}

type Entry = {
  readonly record: MemberRecord;
  /** The one that is free now. */
  readonly seat: EconomyId | undefined;
  readonly newcomer: Newcomer;
  readonly token: string;
};

async function enter(
  house: Door,
  session: Session,
  { record, token, ...wish }: Entry,
): Promise<Result<JoinedMember, SessionErrorCode>> {
  session.reservedNames.add(record.name);
  const saved = await save(house, session, record, wish).finally(() =>
    session.reservedNames.delete(record.name),
  );
  if (!saved.ok) return saved;
  session.members.set(record.member, record);
  session.changed();
  house.log.info({ gameId: session.table.gameId, member: record.member, seat: saved.value }, 'joined');
  return ok(joinedMember(session, record, token));
}

/**
 * The seat asked for, the next of the deal order, or none: a late or surplus player watches, and so does whoever comes while others
 * wait for a seat.
 */
function seatFor(
  session: Session,
  state: GameState,
  { as, seat: wanted }: Newcomer,
): Result<EconomyId | undefined, Rejection & { readonly code: 'seat/taken' | 'seat/unknown' }> {
  if (as === 'watch' || session.countAhead(state) > 0) return ok(undefined);
  const { seats } = state;
  if (wanted === undefined) return ok(freeSeat(session, seats));
  const seat = seats[wanted];
  if (seat === undefined) return err({ code: 'seat/unknown', economy: wanted });
  return seat.member === undefined ? ok(wanted) : err({ code: 'seat/taken', economy: wanted });
}

/** The next free seat of the deal; among friends one that sells most of another good than those who sit, where there are two goods. */
function freeSeat(session: Session, seats: GameState['seats']): EconomyId | undefined {
  const { scenario } = session.table.rules;
  const free = seatOrder(scenario, seats).filter((economy) => seats[economy]?.member === undefined);
  if (leaderOf(session) === undefined || !('base' in scenario)) return free[0];
  const taken = Object.keys(seats)
    .filter((economy) => !free.includes(economy))
    .map((economy) => mostSold(scenario, economy));
  return free.find((economy) => !taken.includes(mostSold(scenario, economy))) ?? free[0];
}

/** The place of the good of which an economy sells most beyond what it buys. */
function mostSold({ base, economies, sectors }: Scenario, economy: EconomyId): number {
  const { imports } = baseAccounts(base);
  const { N, J } = base;
  const own = economies.findIndex(({ id }) => id === economy);
  const surplus = (j: number): number =>
    economies.reduce(
      (sum, _, other) =>
        sum + (imports[(other * N + own) * J + j] ?? 0) - (imports[(own * N + other) * J + j] ?? 0),
      0,
    );
  const goods = sectors.flatMap(({ tradable }, j) => (tradable ? [j] : []));
  return goods.toSorted((a, b) => surplus(b) - surplus(a))[0] ?? 0;
}

/** Commits the newcomer. Resolves to the seat, which is another than was free at first if that was taken while this waited. */
async function save(
  house: Door,
  session: Session,
  record: MemberRecord,
  { seat, newcomer }: Pick<Entry, 'seat' | 'newcomer'>,
): Promise<Result<EconomyId | undefined, SessionErrorCode>> {
  const also: Write[] = [{ type: 'addMember', member: record }];
  crashPoint('inJoin');
  if (seat === undefined) {
    const saved = await house.queue.commit(also);
    return saved.ok ? ok(undefined) : err('server/saving-paused');
  }
  let given: EconomyId | undefined;
  const { table } = session;
  const seated = await table.submit({
    actor: { type: 'server' },
    intents: (state) => {
      const found = seatFor(session, state, newcomer);
      if (!found.ok) return err(found.error);
      given = found.value;
      return ok(given === undefined ? [] : [{ type: 'occupySeat', economy: given, member: record.member }]);
    },
    also,
  });
  return seated.ok ? ok(given) : err(sessionErrorOf(seated.error));
}

function sessionErrorOf({ code }: Rejection): SessionErrorCode {
  if (code === 'seat/taken' || code === 'seat/unknown' || code === 'server/saving-paused') return code;
  return code === 'server/history-lost' ? 'server/saving-paused' : 'server/internal';
}
