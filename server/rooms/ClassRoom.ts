import { ClientState, matchMaker, Room, ServerError, type RoomException } from '@colyseus/core';
import { must } from '#shared/kernel/records.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { ClassAck, ClassWelcome } from '#shared/protocol/classroom.ts';
import { PublicState } from '#shared/protocol/publicState.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { CLOSE_CODES, MESSAGES, type PrivateOverlay, type Ticket } from '#shared/protocol/wire.ts';
import { documentChanges } from '#shared/rules/views/documents.ts';
import { MemberLimits, SERVER_LIMITS } from '../limits/rateLimits.ts';
import type { Classroom } from '../session/Classroom.ts';
import { Deadlines } from '../session/Deadlines.ts';
import { forgetRemoved, placeThoseWhoWait, tableOf } from '../session/classPeople.ts';
import { hostingOf, isInCharge, linkOf } from '../session/hosting.ts';
import type { GameSession } from '../session/GameSession.ts';
import { thinkBack } from '../session/Debrief.ts';
import type { House } from '../session/House.ts';
import { finishErasingClass } from '../session/openClass.ts';
import type { Consequence, Identity } from '../session/Session.ts';
import { type GameClient, dropHangingClient, identityOf } from './admit.ts';
import { type ClassDocuments, openDocuments, overlayFor, pastOf, viewOf } from './classDocuments.ts';
import { closeClassPhases, type Patience } from './closeDuePhase.ts';
import { GameRoom, tooFast } from './GameRoom.ts';
import { personOf, receiveAnswer, receiveBallot } from './receive.ts';
import { receiveForClass, receiveOfPeople, type Received } from './receiveClass.ts';
import { mayHost } from '#shared/classroom/rights.ts';

export type ClassRoomOptions = { readonly house: House; readonly classroom: Classroom };

/** Often enough for people who gather, and for a console that shows many tables. */
const PATCH_MS = 500;
const TICK_MS = 250;
const RESERVATION_SECONDS = 10;
const MESSAGES_PER_SECOND = 400;

type Request = { reject: (reason: Rejection) => unknown };

/**
 * Where people of a class gather and its console stands: it lets in, hands on and sends out, and decides nothing. Everybody sees
 * counts; people, the proposed deal and the tables go to the host alone, and to each person only the own place.
 */
export class ClassRoom extends Room<{ state: PublicState; client: GameClient }> {
  override state = new PublicState();
  override patchRate = PATCH_MS;
  override autoDispose = false;
  override maxMessagesPerSecond = MESSAGES_PER_SECOND;
  override seatReservationTimeout = RESERVATION_SECONDS;
  readonly #limits = new MemberLimits();
  readonly #arrivedMs = new WeakMap<GameClient, number>();
  readonly #sent = new WeakMap<GameClient, ClassDocuments>();
  #options: ClassRoomOptions | undefined;
  readonly #patience = new WeakMap<GameSession, Patience>();
  readonly #deadlines = new Deadlines();
  #isStale = true;
  /** Whether people have changed since it was looked who may be here. */
  #mustLook = true;
  #isTicking = false;

  override messages = {
    classroom: (client: GameClient, message: unknown, request: Request) =>
      this.#answer(client, request, (options) =>
        this.#take(options, client, receiveForClass({ ...options, identity: identityOf(client) }, message)),
      ),
    session: (client: GameClient, message: unknown, request: Request) =>
      this.#answer(client, request, (options) =>
        this.#take(options, client, receiveOfPeople({ ...options, identity: identityOf(client) }, message)),
      ),
    answer: (client: GameClient, message: unknown, request: Request) =>
      this.#answer(client, request, async ({ house, classroom }) => {
        const identity = identityOf(client);
        const session =
          identity.type === 'member' ? classroom.sessionOf(identity.member) : classroom.gathering;
        const answered = await receiveAnswer({ house, session, identity }, message);
        return answered.ok ? ok({ seq: classroom.committed.seq }) : answered;
      }),
    ballot: (client: GameClient, message: unknown, request: Request) =>
      this.#answer(client, request, async ({ house, classroom }) => {
        const caller = { house, session: classroom.gathering, identity: identityOf(client) };
        const done = await receiveBallot(caller, message);
        return done.ok ? ok({ seq: classroom.committed.seq }) : done;
      }),
    clock: (client: GameClient) =>
      this.#mayMessage(client) ? { nowMs: this.#options?.classroom.nowMs() } : undefined,
    /** Anything else is not ours and is left lying. */
    _: (client: GameClient) => this.#mayMessage(client),
  };

  override onCreate(options: ClassRoomOptions): void {
    this.#options = options;
    this.roomId = options.classroom.classId;
    this.state.buildId = options.house.buildId;
    // The wall clock may jump: timers of the room run on the monotonic one.
    Object.assign(this.clock, { now: () => performance.now() });
    this.clock.start();
    options.classroom.subscribe(() => {
      this.#isStale = true;
      this.#mustLook = true;
    });
    this.#refresh(options);
    const failed = (error: unknown): void => this.#report(error, 'a tick failed');
    this.clock.setInterval(() => void this.#tick(options).catch(failed), TICK_MS);
  }

  override onJoin(client: GameClient, options?: { readonly witness?: string }): void {
    if (client.auth?.gameId !== this.roomId || this.#options === undefined)
      throw new ServerError(401, 'token/unknown');
    const { gathering } = this.#options.classroom;
    const identity = identityOf(client);
    if (this.#isRevoked(client)) return;
    if (options?.witness !== undefined && identity.type !== 'screen')
      this.#hear(this.#options.classroom, options.witness).catch((error: unknown) =>
        this.#report(error, 'a witness failed'),
      );
    this.#arrivedMs.set(client, performance.now());
    if (isInCharge(identity)) {
      gathering.countHosts(1);
      for (const { table } of this.#options.classroom.tables.values())
        table.attendance.noteArrival(Date.now());
    }
    if (identity.type === 'host') this.#keepNewest('host', SERVER_LIMITS.consolesPerGame);
    else if (identity.type === 'helper') this.#keepNewest(identity.helper.id, SERVER_LIMITS.devicesPerHelper);
    else if (identity.type === 'screen') this.#keepNewest('screen', SERVER_LIMITS.screensPerGame);
    else {
      for (const other of this.#clientsOf(identity.member))
        if (other !== client) other.leave(CLOSE_CODES.replaced);
      gathering.connected.add(identity.member);
      gathering.changed();
    }
    this.#countHelper(identity);
    this.#welcome(client);
    this.#refresh(this.#options);
    this.#sendOverlay(this.#options, client);
  }

  /** Whoever was removed, got a new link or came back on another device since they were let in is sent away again. */
  #isRevoked(client: GameClient): boolean {
    const { auth } = client;
    const gathering = this.#options?.classroom.gathering;
    if (auth === undefined || gathering === undefined || gathering.identify(auth.tokenHash) !== undefined)
      return false;
    const { identity } = auth;
    const isRemoved = identity.type === 'member' && gathering.members.get(identity.member)?.removed;
    const reason = isRemoved === true ? 'removed' : identity.type === 'member' ? 'reissued' : 'revoked';
    client.leave(CLOSE_CODES[reason]);
    return true;
  }

  async #hear(classroom: Classroom, witness: string): Promise<void> {
    if (!(await classroom.hear(witness))) return;
    const head = classroom.committed.seq;
    this.#options?.house.log.error({ classId: this.roomId, witness, head }, 'history lost');
  }

  /** First word to a client, and again when its name has changed. */
  #welcome(client: GameClient): void {
    if (this.#options === undefined) return;
    const { house, classroom } = this.#options;
    const { gathering, committed } = classroom;
    const identity = identityOf(client);
    const record = identity.type === 'member' ? gathering.members.get(identity.member) : undefined;
    const welcome: ClassWelcome = {
      role: identity.type === 'helper' ? 'host' : identity.type,
      ...(identity.type === 'helper' ? { helper: identity.helper } : {}),
      ...(record === undefined ? {} : { member: record.member, name: record.name }),
      ...(isInCharge(identity) ? { screen: gathering.screen } : {}),
      seq: committed.seq,
      nowMs: classroom.nowMs(),
      buildId: house.buildId,
    };
    client.send(MESSAGES.welcome, welcome);
  }

  override onLeave(client: GameClient): void {
    const gathering = this.#options?.classroom.gathering;
    if (gathering === undefined || !this.#arrivedMs.has(client)) return;
    const identity = identityOf(client);
    if (isInCharge(identity)) gathering.countHosts(-1);
    this.#countHelper(identity);
    if (identity.type === 'screen') this.#isStale = true;
    else if (identity.type === 'member' && this.#clientsOf(identity.member).length === 0) {
      gathering.connected.delete(identity.member);
      gathering.changed();
    }
  }

  override onBeforePatch(): void {
    if (!this.#isStale || this.#options === undefined) return;
    this.#isStale = false;
    this.#refresh(this.#options);
    for (const client of this.clients) this.#sendOverlay(this.#options, client);
  }

  override onBeforeShutdown(): void {
    void this.disconnect(CLOSE_CODES.restarting);
  }

  override onUncaughtException(error: RoomException, method: string): void {
    // Not the error itself: it carries what the client sent.
    const { message, stack } = error;
    this.#options?.house.log.error({ classId: this.roomId, method, message, stack }, 'room failed');
  }

  /** What came of a request reaches those whom it concerns. */
  async #take(
    options: ClassRoomOptions,
    client: GameClient,
    received: Promise<Result<Received, Rejection>>,
  ): Promise<Result<ClassAck, Rejection>> {
    const done = await received;
    if (!done.ok) return done;
    const { ack, consequence, isOfPerson, ticket, pins } = done.value;
    if (ticket !== undefined) client.send(MESSAGES.helper, ticket);
    if (pins !== undefined) client.send(MESSAGES.pins, pins);
    if (consequence === undefined) return ok(ack);
    if (isOfPerson !== true) return this.#spread(options, consequence);
    // After the answer: whoever leaves is sent away too.
    setImmediate(() => {
      this.#spread(options, consequence).catch((error: unknown) =>
        this.#report(error, 'could not tell of a change'),
      );
    });
    return ok(ack);
  }

  /** What was done with people reaches those who are connected, here and at the tables. */
  async #spread(
    { house, classroom }: ClassRoomOptions,
    consequence: Consequence,
  ): Promise<Result<ClassAck, Rejection>> {
    await forgetRemoved(classroom);
    this.#follow({ house, classroom }, consequence);
    for (const table of classroom.tables.values()) {
      const room = matchMaker.getLocalRoomById(table.table.gameId);
      if (room instanceof GameRoom && consequence.type !== 'sessionErased') room.follow(consequence);
    }
    return ok({ seq: classroom.committed.seq });
  }

  #follow({ house, classroom }: ClassRoomOptions, consequence: Consequence): void {
    this.#isStale = true;
    switch (consequence.type) {
      case 'none':
      case 'messageChanged':
        return;
      case 'peopleChanged':
        // Who waits here is told by which name.
        for (const member of consequence.members)
          for (const client of this.#clientsOf(member)) this.#welcome(client);
        return;
      case 'deviceChanged':
        return this.#sendAway(consequence.member, CLOSE_CODES.reissued);
      case 'membersLeave':
        for (const member of consequence.members) this.#sendAway(member, CLOSE_CODES.removed);
        return;
      case 'personErased':
        return this.#sendAway(consequence.member, CLOSE_CODES.removed);
      case 'ticket': {
        if (!consequence.isRepeated) this.#sendAway(consequence.member, CLOSE_CODES.reissued);
        const record = classroom.gathering.members.get(consequence.member);
        if (record === undefined) return;
        const { member, name, muted } = record;
        const ticket: Ticket = {
          person: { member, name, muted, connected: false },
          token: consequence.token,
        };
        const table = tableOf(classroom, member);
        for (const client of this.clients)
          if (mayHost(hostingOf(identityOf(client)), 'people', [table])) client.send(MESSAGES.ticket, ticket);
        return;
      }
      case 'sessionErased':
        // After the answer: the host is sent away too.
        setImmediate(() => {
          finishErasingClass(house, classroom).catch((error: unknown) =>
            this.#report(error, 'could not erase'),
          );
        });
    }
  }

  /** What is due by the clock: phases that end at all tables, people who have left, a reader too slow. Not in the turn in which news are sent. */
  async #tick({ house, classroom }: ClassRoomOptions): Promise<void> {
    await house.sending.next();
    const nowMs = performance.now();
    for (const client of this.clients) {
      dropHangingClient(client, this.#arrivedMs.get(client) ?? nowMs, nowMs);
      if (this.#mustLook) this.#isRevoked(client);
    }
    this.#mustLook = false;
    // Of a class that is closed nobody hears but by what is sent anyway.
    if (classroom.isClosed) this.#isStale = true;
    if (this.#isTicking || classroom.isClosed) return;
    this.#isTicking = true;
    await Promise.all([
      forgetRemoved(classroom),
      this.#closePhases(classroom),
      classroom.noticeAlerts(),
      placeThoseWhoWait(classroom),
      thinkBack(house, classroom.gathering),
    ]).finally(() => {
      this.#isTicking = false;
    });
  }

  async #closePhases(classroom: Classroom): Promise<void> {
    await this.#deadlines.keep([...classroom.tables.values()].map(({ table }) => table));
    await closeClassPhases(classroom, this.#patience, (error) =>
      this.#report(error, 'a phase could not be closed'),
    );
  }

  /** Brings the public document up to what is on disk; it leaves with the next patch. */
  #refresh({ house, classroom }: ClassRoomOptions): void {
    const { documents } = this.state;
    const view = viewOf(classroom, {
      isRehearsing: house.rehearsals.isRunning(classroom.classId),
      screens: this.clients.filter((client) => client.auth?.identity.type === 'screen').length,
    });
    const past = pastOf(classroom);
    const all = {
      class: JSON.stringify(view),
      ...(past.length === 0 ? {} : { past: JSON.stringify(past) }),
      ...openDocuments(classroom),
    };
    for (const [key, text] of Object.entries(all)) if (documents.get(key) !== text) documents.set(key, text);
    // Of the tables of a game before.
    for (const key of Array.from(documents.keys())) if (!Object.hasOwn(all, key)) documents.delete(key);
    this.state.seq = classroom.committed.seq;
    this.state.witness = classroom.witness;
    this.state.nowMs = classroom.nowMs();
  }

  #sendOverlay({ classroom }: ClassRoomOptions, client: GameClient): void {
    const before = this.#sent.get(client);
    const documents = overlayFor(classroom, identityOf(client), must(client.auth, 'holder').holder);
    const changes = documentChanges(before ?? {}, documents);
    const isChanged = Object.keys(changes.documents).length > 0 || changes.removed.length > 0;
    if (before !== undefined && !isChanged) return;
    this.#sent.set(client, documents);
    const { seq } = classroom.committed;
    const message: PrivateOverlay = { seq, isWhole: before === undefined, ...changes };
    client.send(MESSAGES.private, message);
  }

  /** Answers with what was asked for or a typed refusal; a mistake of ours is a refusal too, and is logged. */
  async #answer(
    client: GameClient,
    request: Request,
    handle: (options: ClassRoomOptions) => Promise<Result<ClassAck, Rejection>>,
  ): Promise<ClassAck | undefined> {
    const options = this.#options;
    if (options === undefined || !this.#mayMessage(client)) return undefined;
    const result = this.#limits.mayAsk(personOf(identityOf(client)))
      ? await handle(options).catch((error: unknown) => {
          this.#report(error, 'a request failed');
          return err<Rejection>({ code: 'server/internal' });
        })
      : tooFast();
    if (result.ok) return result.value;
    request.reject(result.error);
    return undefined;
  }

  #mayMessage(client: GameClient): boolean {
    const isJoined = client.state === ClientState.JOINED;
    if (isJoined && this.#limits.mayMessage(personOf(identityOf(client)))) return true;
    client.leave(CLOSE_CODES.flood);
    return false;
  }

  #countHelper(identity: Identity): void {
    const classroom = this.#options?.classroom;
    const link = linkOf(identity);
    if (link === undefined || classroom === undefined) return;
    const isHere = this.clients.some((client) => linkOf(identityOf(client)) === link);
    classroom.hosts.note(link, this.roomId, isHere);
    classroom.changed();
  }

  #keepNewest(who: string, most: number): void {
    const open = this.clients.filter((client) => personOf(identityOf(client)) === who);
    for (const surplus of open.slice(0, Math.max(0, open.length - most))) surplus.leave(CLOSE_CODES.replaced);
  }

  #clientsOf(member: string): GameClient[] {
    return this.clients.filter((client) => {
      const identity = identityOf(client);
      return identity.type === 'member' && identity.member === member;
    });
  }

  #sendAway(member: string, code: number): void {
    for (const client of this.clients.filter(({ auth }) => auth?.holder === member)) client.leave(code);
  }

  #report(error: unknown, what: string): void {
    this.#options?.house.log.error({ classId: this.roomId, err: error }, what);
  }
}
