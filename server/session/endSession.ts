import { leavesSeat, seatOf } from '#shared/classroom/people.ts';
import { type Consequence, type Session } from './Session.ts';
import { heirOf } from './offices.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { MemberId } from '#shared/kernel/ids.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { CLOSE_CODES } from '#shared/protocol/wire.ts';
import type { MemberRecord, Write } from '../store/GameStore.ts';
import type { House } from './House.ts';

type Disk = Pick<House, 'queue' | 'store'>;

/** Nobody is there any more: the session is kept until its time is over, and nobody can come to it. */
export async function closeSession(house: House, session: Session): Promise<void> {
  const saved = await house.queue.commit([{ type: 'closeSession', code: session.code, at: Date.now() }]);
  if (saved.ok) await takeDown(house, session);
}

type Idle = Pick<Session, 'idleMs' | 'wasVisited' | 'isUnused'>;

/** How long a table that nobody uses is spared even when there is room for no other. */
const SPARED_UNVISITED_MS = 60_000;
const SPARED_UNUSED_MS = 3_600_000;

/**
 * The table that makes room for another when all places are taken: one that was opened and never visited, else one that nobody has
 * joined or started and that its host left an hour ago; of these the one left longest. Never one at which somebody sits.
 */
export function tableToGiveUp<T extends Idle>(sessions: readonly T[]): T | undefined {
  const unvisited = sessions.filter(({ wasVisited, idleMs }) => !wasVisited && idleMs > SPARED_UNVISITED_MS);
  const unused = sessions.filter(({ isUnused, idleMs }) => isUnused && idleMs > SPARED_UNUSED_MS);
  const [longest] = (unvisited.length > 0 ? unvisited : unused).toSorted((a, b) => b.idleMs - a.idleMs);
  return longest;
}

/** The host wants everything gone: names and talk are, once this has succeeded; the room follows. */
export async function eraseSession(house: Disk, session: Session): Promise<Result<Consequence, Rejection>> {
  const saved = await house.queue.commit([{ type: 'eraseSession', code: session.code }]);
  if (!saved.ok) return err({ code: 'server/saving-paused' });
  await house.store.leaveNoTrace();
  return ok({ type: 'sessionErased' });
}

/** Sends everyone away from an erased session and deletes what is left of it, the game's own rows. */
export async function finishErasing(house: House, session: Session): Promise<void> {
  await takeDown(house, session, CLOSE_CODES.erased);
  await house.store.eraseClosedBefore(1);
}

async function takeDown(house: House, session: Session, code?: number): Promise<void> {
  house.directory.remove(session);
  for (const table of session.tables) {
    table.close();
    await house.closeRoom(table.gameId, code);
    house.log.info({ gameId: table.gameId }, 'session closed');
  }
}

/** Deletes a person's name and words; the game keeps the seat, which a bot governs from now on. */
export async function erasePerson(
  house: Disk,
  session: Session,
  member: MemberId,
): Promise<Result<Consequence, Rejection>> {
  const record = session.members.get(member);
  if (record === undefined) return err({ code: 'intent/malformed', path: 'intent.member' });
  return whileLeaving(session, member, () => eraseRecord(house, session, record));
}

async function eraseRecord(
  house: Pick<House, 'queue' | 'store'>,
  session: Session,
  record: MemberRecord,
): Promise<Result<Consequence, Rejection>> {
  const { member } = record;
  // From now on nothing more is taken from them: what was said in between would stay.
  session.members.set(member, { ...record, muted: true });
  const said = await house.store.messagesOf(session.code, member);
  const write: Write = { type: 'erasePerson', code: session.code, member };
  const saved = await leaveSeat(house, session, member, write);
  if (!saved.ok) {
    // Read again: what was under way for them before may have been committed since.
    const current = session.members.get(member) ?? record;
    session.members.set(member, { ...current, muted: record.muted });
    return saved;
  }
  await house.store.leaveNoTrace();
  // What was under way when they were counted is in memory by now.
  session.forget(member, said);
  return ok({ type: 'personErased', member });
}

/** Until the work is done, whatever else is asked for this person is refused: it would be done to somebody who is gone. */
export async function whileLeaving<T>(
  session: Session,
  member: MemberId,
  work: () => Promise<T>,
): Promise<T> {
  session.departing.add(member);
  try {
    return await work();
  } finally {
    session.departing.delete(member);
  }
}

/** Commits that somebody leaves, and gives up the seat that is theirs when its turn comes, which may be another than now. */
export async function leaveSeat(
  house: Pick<House, 'queue'>,
  session: Session,
  member: MemberId,
  write: Write,
): Promise<Result<void, Rejection>> {
  const [table] = session.tables;
  // Where nothing is under way, no seat can come to them any more: they may go while the table takes nothing.
  const mayHaveSeat =
    table !== undefined && (table.isDeciding || seatOf(table.working.state, member) !== undefined);
  const saved = mayHaveSeat
    ? await table.submit({
        actor: { type: 'server' },
        intents: (state) => ok(leavesSeat(state, member, heirOf(session, member))),
        also: [write],
      })
    : await house.queue.commit([write]);
  return saved.ok ? ok(undefined) : err({ code: 'server/saving-paused' });
}
