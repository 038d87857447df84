import { leavesSeat, seatOf } from '#shared/classroom/people.ts';
import type { EconomyId, MemberId } from '#shared/kernel/ids.ts';
import { type Result, err, ok } from '#shared/kernel/result.ts';
import type { GameEvent } from '#shared/protocol/events.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { JoinedMember, OpenSession, OpenedSession, SessionErrorCode } from '#shared/protocol/session.ts';
import { CLOSE_CODES } from '#shared/protocol/wire.ts';
import { evolve } from '#shared/rules/game/evolve.ts';
import type { Rulebook } from '#shared/rules/rulebook.ts';
import { mayFollow } from '#shared/rules/modules/politics/dealMandates.ts';
import type { CountryGame, GameState } from '#shared/rules/state.ts';
import type { GameRecord, SessionRecord, MemberRecord, Write } from '../store/GameStore.ts';
import { hashed } from '../store/rowHash.ts';
import type { DecideElsewhere } from '../threads/ThreadPool.ts';
import { Turns } from './CommitQueue.ts';
import { GameSession } from './GameSession.ts';
import type { House } from './House.ts';
import { Session, emptySession, type Consequence } from './Session.ts';
import { heirOf } from './offices.ts';
import { checkedName, seatNewcomer } from './joinSession.ts';
import { type Head, type Restored, snapshotOf } from './restoreGame.ts';
import { createCode, createGameId, createToken, hashToken } from './tokens.ts';
import { SERVER_LIMITS } from '../limits/rateLimits.ts';

/** A class that opens its tables at once: each costs some milliseconds of the model. */
export const openings = new Turns();

/** Opens a session with one table: on disk first, then in the directory. The host's token leaves the server only here. */
export async function openSession(
  house: House,
  request: OpenSession,
): Promise<Result<OpenedSession, SessionErrorCode>> {
  await openings.next();
  const { settings } = request;
  if (!(await hasRoom(house))) return err('session/too-many-sessions');
  const rules = house.rulesOf(settings);
  if (rules === undefined) return err('session/malformed');
  const { seat } = request;
  const leader = request.leader === undefined ? undefined : checkedName(request.leader);
  if (leader?.ok === false) return leader;
  if (seat !== undefined && !rules.scenario.dealOrder.includes(seat)) return err('seat/unknown');
  const started = createAfter(rules, settings, stateOf(house, request.after));
  if (!started.ok) {
    house.log.error(
      { scenario: settings.scenarioId, failure: started.error },
      'the opening could not be solved',
    );
    return err('server/internal');
  }
  const state = started.value.reduce<GameState | undefined>(evolve, undefined);
  if (state === undefined) return err('server/internal');

  const hostToken = createToken();
  const record = sessionRecord(house, request, hostToken);
  const game = gameRecord(record.code, rules);
  const row = hashed('', {
    gameId: game.gameId,
    seq: 1,
    tMs: 0,
    at: Date.now(),
    type: 'createGame',
    events: started.value,
  });
  const head: Head = { state, seq: 1, hash: row.hash };
  const saved = await house.queue.commit([
    { type: 'openSession', session: record, games: [game] },
    { type: 'appendRow', row },
    snapshotOf(game.gameId, head),
  ]);
  if (!saved.ok) return err('server/saving-paused');

  const restored = { head, commands: new Map(), lastMs: 0, hasLoss: false, lossesAccepted: 0 };
  const table = createTable(house, { gameId: game.gameId, rules, restored });
  const session = new Session(emptySession(record), [table]);
  house.directory.add(session);
  await house.openRoom(table.gameId);
  house.par.want(table);
  house.log.info(
    { gameId: table.gameId, scenario: settings.scenarioId, solo: request.solo },
    'session opened',
  );
  const opened = { code: session.code, gameId: table.gameId };
  if (leader !== undefined) {
    const member = await seatNewcomer(house, session, { name: leader.value, as: 'player', ...at(seat) });
    return member.ok ? ok({ ...opened, member: member.value }) : member;
  }
  if (!request.solo) return ok({ ...opened, hostToken });
  const member = await seatSoloist(house, session, seat);
  return member.ok ? ok({ ...opened, hostToken, member: member.value }) : member;
}

/** Seeds that are tried for tasks that may follow those of the game before; if none does, that of the request deals. */
const SEEDS_TRIED = 60;

/** A new game, after one that the same people have played to its end: by a seed near the one asked for whose tasks may follow the old ones. */
function createAfter(
  rules: Rulebook,
  settings: OpenSession['settings'],
  before: GameState | undefined,
): ReturnType<Rulebook['create']> {
  const known = before?.phase === 'debrief' && 'tasks' in before ? before.tasks : undefined;
  const people = Object.values(before?.seats ?? {}).flatMap(({ economy, member }) =>
    member === undefined ? [] : [economy],
  );
  for (let tried = 0; known !== undefined && tried < SEEDS_TRIED; tried += 1) {
    const seed = tried === 0 ? settings.seed : `${settings.seed.slice(0, 28)}-${tried}`;
    const created = rules.create({ ...settings, seed });
    const dealt = created.ok ? tasksDealt(created.value) : undefined;
    if (dealt === undefined || mayFollow(dealt, known, people)) return created;
  }
  return rules.create(settings);
}

function stateOf({ directory }: House, gameId: string | undefined): GameState | undefined {
  return gameId === undefined ? undefined : directory.playing(gameId)?.table.working.state;
}

function tasksDealt([first]: readonly GameEvent[]): CountryGame['tasks'] {
  return first?.type === 'gameCreated' ? first.tasks : undefined;
}

/** Whether there is a place for one more table, if need be that of a table that nobody uses. */
export async function hasRoom(house: House): Promise<boolean> {
  if (house.directory.size < SERVER_LIMITS.openSessions) return true;
  const unused = tableToGiveUp(house.directory.sessions);
  if (unused !== undefined) await closeSession(house, unused);
  return house.directory.size < SERVER_LIMITS.openSessions;
}

async function seatSoloist(
  house: House,
  session: Session,
  seat: EconomyId | undefined,
): Promise<Result<JoinedMember, SessionErrorCode>> {
  // Nobody else reads the name of a soloist: the client has its own word for "you".
  const joined = await seatNewcomer(house, session, {
    name: '',
    as: 'player',
    ...at(seat),
  });
  if (!joined.ok) return joined;
  const begun = await session.table.submit({ actor: { type: 'host' }, intents: [{ type: 'startGame' }] });
  return begun.ok ? joined : err('server/saving-paused');
}

function at(seat: EconomyId | undefined): { readonly seat?: EconomyId } {
  return seat === undefined ? {} : { seat };
}

export function sessionRecord(
  house: Pick<House, 'directory'>,
  request: Pick<OpenSession, 'language' | 'chatMode' | 'solo' | 'leader'>,
  hostToken: string,
): SessionRecord {
  let code = createCode();
  while (house.directory.isCodeInUse(code)) code = createCode();
  return {
    code,
    hostTokenHash: hashToken(hostToken),
    language: request.language,
    chatMode: request.chatMode,
    // Without a host nobody could choose other words than these, which are fit for any school.
    wording: request.solo || request.leader !== undefined ? 'classroom' : 'general',
    // A table for one: its code admits nobody else.
    locked: request.solo,
    namesHidden: false,
    solo: request.solo || request.leader !== undefined,
    openedAt: Date.now(),
  };
}

function gameRecord(code: string, { scenario }: Rulebook): GameRecord {
  return { gameId: createGameId(), code, scenarioId: scenario.id, opening: scenario.opening, table: 'A' };
}

type Parts = {
  readonly gameId: string;
  readonly rules: Rulebook;
  readonly restored: Restored;
};

/** The game of a table of this house: new, or read back from its log. What asks the model for long is decided in another thread. */
export function createTable(house: House, { gameId, rules, restored }: Parts): GameSession {
  house.prizes.want(rules, restored.head.state.settings);
  return new GameSession({
    gameId,
    rules,
    clock: house.startClock(restored.lastMs),
    queue: house.queue,
    store: house.store,
    restored,
    decideElsewhere: decideInThread(house, { gameId, rules }),
  });
}

type Deciding = Pick<House, 'deciding' | 'log'> & {
  readonly prizes: Pick<House['prizes'], 'of'>;
  readonly threads: Pick<House['threads'], 'run'>;
};

/** Answers in a turn of the loop that no other table has: what a table makes of its answer takes milliseconds. */
export function decideInThread(
  { prizes, threads, deciding, log }: Deciding,
  { gameId, rules }: Pick<Parts, 'gameId' | 'rules'>,
): DecideElsewhere {
  return async (question) => {
    const decided = await threads.run({ type: 'decide', ...question, prizes: prizes.of(rules) });
    if (!decided.ok) log.error({ gameId, ...decided.error }, 'not decided in another thread');
    await deciding.next();
    return decided;
  };
}

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
