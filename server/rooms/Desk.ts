import type { BeingRead } from '#shared/bots/moves/botMoves.ts';
import { isAlone } from '#shared/rules/table/botDelays.ts';
import { AWAY_AFTER_MS } from '#shared/rules/table/seats.ts';
import type { MemberId, ProposalId } from '#shared/kernel/ids.ts';
import { type Result, err } from '#shared/kernel/result.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { clockQuestionSchema } from '#shared/protocol/session.ts';
import { CLOSE_CODES } from '#shared/protocol/wire.ts';
import { thinkBack } from '../session/Debrief.ts';
import type { House } from '../session/House.ts';
import type { Consequence, Identity, Session } from '../session/Session.ts';
import { Deadlines } from '../session/Deadlines.ts';
import { finishErasing } from '../session/sessionLife.ts';
import { isInCharge, linkOf, mayAtTable } from '../session/hosting.ts';
import { passChairs } from '../session/offices.ts';
import { findMessage } from '../session/talk.ts';
import type { ChatRecord } from '../store/GameStore.ts';
import { BotRunner, BotTalk } from './BotRunner.ts';
import { Outbox, type TableRoom } from './Outbox.ts';
import { type GameClient, dropHangingClient, identityOf } from './admit.ts';
import { Patience, closeDuePhase } from './closeDuePhase.ts';
import { type Caller, personOf } from './receive.ts';
import { SERVER_LIMITS } from '../limits/rateLimits.ts';

/**
 * Who is there. A closed socket shows at once; after some grace a bot minds the seat, and hands it back when the person
 * returns. `sweep` compares what is with what the game was told.
 */
class Presence {
  readonly #session: Session;
  readonly #awaySince = new Map<MemberId, number>();

  constructor(session: Session) {
    this.#session = session;
  }

  arrived(member: MemberId): void {
    this.#session.connected.add(member);
    this.#session.changed();
  }

  left(member: MemberId): void {
    this.#session.connected.delete(member);
    this.#session.changed();
  }

  /** Tells the game what has changed, by the clock of the game. */
  async sweep(): Promise<void> {
    const { table, connected } = this.#session;
    const nowMs = table.nowMs();
    for (const { economy, member: holder, present } of Object.values(table.working.state.seats)) {
      if (holder === undefined) continue;
      const people = this.#session.peopleAt(economy, 'working');
      for (const member of people) if (connected.has(member)) this.#awaySince.delete(member);
      const isAnybodyHere = people.some((member) => connected.has(member));
      // Each of them is asked, so that the time of each begins.
      const isThere =
        people.filter((member) => connected.has(member) || !this.#isGraceOver(member, nowMs)).length > 0;
      const mustTell = present ? !isThere : isAnybodyHere;
      if (!mustTell) continue;
      await table.submit({
        actor: { type: 'server' },
        intents: [{ type: 'markPresence', economy, present: isThere }],
      });
    }
  }

  #isGraceOver(member: MemberId, nowMs: number): boolean {
    const since = this.#awaySince.get(member) ?? nowMs;
    this.#awaySince.set(member, since);
    return nowMs - since > AWAY_AFTER_MS;
  }
}

type Parts = { readonly house: House; readonly session: Session; readonly room: TableRoom };

/** Serves one game's clients: who comes and goes, what a request of the host means for them, and what is due by the clock. */
export class Desk {
  readonly house: House;
  readonly #session: Session;
  readonly #room: TableRoom;
  readonly #outbox: Outbox;
  readonly #presence: Presence;
  readonly #bots: BotRunner;
  readonly #botTalk: BotTalk;
  /** By the clock of the process. */
  readonly #arrivedMs = new WeakMap<GameClient, number>();
  /** Who plays alone and reads. */
  #reader: GameClient | undefined;
  /** The offer that each has open to answer. */
  readonly #openOffers = new Map<GameClient, ProposalId>();
  #isTicking = false;
  /** Whether people have changed since it was looked who may be here. */
  #mustLook = true;
  readonly #unsubscribe: () => void;
  readonly #patience = new Patience();
  readonly #deadlines = new Deadlines();

  constructor({ house, session, room }: Parts) {
    this.house = house;
    this.#session = session;
    this.#room = room;
    this.#outbox = new Outbox(house, session, room);
    this.#presence = new Presence(session);
    this.#bots = new BotRunner(house, session.table, () => this.#beingRead());
    this.#botTalk = new BotTalk(house, session);
    this.#unsubscribe = session.subscribe(() => {
      this.#mustLook = true;
    });
  }

  /** Last row that may be shown. */
  get seq(): number {
    return this.#session.table.committed.seq;
  }

  get nowMs(): number {
    return this.#session.table.nowMs();
  }

  /** Who asks, for the handlers of requests. */
  callerOf(client: GameClient): Caller {
    return { house: this.house, session: this.#session, identity: identityOf(client) };
  }

  /** Runs a handler; what it throws is a mistake of ours, logged and answered as such. */
  async attempt<T>(handle: () => Promise<Result<T, Rejection>>): Promise<Result<T, Rejection>> {
    try {
      return await handle();
    } catch (error) {
      this.#report(error, 'a request failed');
      return err<Rejection>({ code: 'server/internal' });
    }
  }

  /** `witness`: the row of the log that this client was last shown, in the server's own word. */
  arrived(client: GameClient, witness?: string): void {
    const identity = identityOf(client);
    if (this.#isRevoked(client)) return;
    if (witness !== undefined)
      this.#hear(identity, witness).catch((error: unknown) => this.#report(error, 'a witness failed'));
    this.#arrivedMs.set(client, performance.now());
    if (identity.type === 'screen') this.#keepNewest('screen', SERVER_LIMITS.screensPerGame);
    else if (identity.type !== 'member') {
      if (isInCharge(identity)) this.#session.countHosts(1);
      if (identity.type === 'host') this.#keepNewest('host', SERVER_LIMITS.consolesPerGame);
      else this.#keepNewest(personOf(identity), SERVER_LIMITS.devicesPerHelper);
    } else {
      for (const other of this.#clientsOf(identity.member))
        if (other !== client) other.leave(CLOSE_CODES.replaced);
      this.#presence.arrived(identity.member);
    }
    this.#countHelper(identity);
    if (identity.type !== 'screen') this.#session.table.attendance.noteArrival(Date.now());
    this.#outbox.refresh();
    this.#outbox.welcome(client);
    this.tick();
  }

  /**
   * Each question for the time says which offer is being read, and, of whoever plays alone, whether there is anything to read: bots wait for
   * so long.
   */
  noteReading(client: GameClient, question: unknown): void {
    const identity = identityOf(client);
    if (identity.type !== 'member') return;
    const { reading, offer } = clockQuestionSchema.safeParse(question).data ?? {};
    if (offer === undefined) this.#openOffers.delete(client);
    else this.#openOffers.set(client, offer);
    if (!mayAtTable(this.#session, identity, 'course')) return;
    this.#reader = reading === true ? client : undefined;
    this.#holdTime();
  }

  #beingRead(): BeingRead {
    return [...this.#openOffers].flatMap(([client, offer]) => {
      const identity = identityOf(client);
      const seat = identity.type === 'member' ? this.#session.seatOf(identity.member) : undefined;
      return seat === undefined ? [] : [{ seat, offer }];
    });
  }

  left(client: GameClient): void {
    const identity = identityOf(client);
    if (this.#reader === client) this.#reader = undefined;
    this.#openOffers.delete(client);
    this.#countHelper(identity);
    if (isInCharge(identity)) this.#session.countHosts(-1);
    else if (identity.type === 'member' && this.#clientsOf(identity.member).length === 0)
      this.#presence.left(identity.member);
  }

  /** The console of a class shows who of its other hosts is there, also while they look at one table. */
  #countHelper(identity: Identity): void {
    const link = linkOf(identity);
    if (link === undefined) return;
    const isHere = this.#room.clients.some((client) => linkOf(identityOf(client)) === link);
    this.#session.ofClass?.noteHelper(link, isHere);
  }

  get hasNews(): boolean {
    return this.#outbox.hasNews;
  }

  /** Before each patch of the synchronised state. */
  publish(): void {
    try {
      this.#outbox.publish();
    } catch (error) {
      this.#report(error, 'could not publish');
    }
  }

  /** What is due by the clock: a phase to close, someone away for too long, a bot's move, a reader too slow. */
  tick(): void {
    this.#outbox.sendHostLists();
    const nowMs = performance.now();
    for (const client of this.#room.clients) {
      dropHangingClient(client, this.#arrivedMs.get(client) ?? nowMs, nowMs);
      if (this.#mustLook) this.#isRevoked(client);
    }
    this.#mustLook = false;
    // A clock that nobody asks for long takes the process for suspended.
    this.#session.table.nowMs();
    this.#holdTime();
    // Apart from what follows: a bot that thinks for long must not hold up the clock.
    this.#bots.run().catch((error: unknown) => this.#report(error, 'bots failed'));
    this.#botTalk.run().catch((error: unknown) => this.#report(error, 'bots could not speak'));
    // A class thinks back for all its tables.
    if (this.#session.ofClass === undefined)
      thinkBack(this.house, this.#session).catch((error: unknown) =>
        this.#report(error, 'could not think back'),
      );
    if (this.#isTicking) return;
    this.#isTicking = true;
    this.#due()
      .catch((error: unknown) => this.#report(error, 'a tick failed'))
      .finally(() => {
        this.#isTicking = false;
      });
  }

  deliver(record: ChatRecord): void {
    this.#outbox.deliver(record);
  }

  /** A message that has changed. It is read anew: it may be gone by now. */
  async #deliverAgain(id: number): Promise<void> {
    const record = await findMessage(this.house, this.#session, id);
    if (record !== undefined) this.deliver(record);
  }

  /** What a change of the session means for those who are connected. */
  follow(consequence: Consequence): void {
    switch (consequence.type) {
      case 'none':
        return;
      case 'membersLeave':
        for (const member of consequence.members) this.#sendAway(member, CLOSE_CODES.removed);
        return;
      case 'peopleChanged':
        this.#outbox.refresh();
        for (const member of consequence.members)
          for (const client of this.#clientsOf(member))
            if (!this.#isRevoked(client)) this.#outbox.welcome(client);
        return;
      case 'deviceChanged':
        if (!consequence.isRepeated) this.#sendAway(consequence.member, CLOSE_CODES.reissued);
        return;
      case 'messageChanged': {
        this.#deliverAgain(consequence.message).catch((error: unknown) =>
          this.#report(error, 'could not deliver'),
        );
        return;
      }
      case 'personErased':
        return this.#sendAway(consequence.member, CLOSE_CODES.removed);
      case 'sessionErased':
        // After the answer: the host is sent away too.
        setImmediate(() => {
          finishErasing(this.house, this.#session).catch((error: unknown) =>
            this.#report(error, 'could not erase'),
          );
        });
        return;
      case 'ticket':
        if (!consequence.isRepeated) this.#sendAway(consequence.member, CLOSE_CODES.reissued);
        return this.#outbox.sendTicket(consequence.member, consequence.token);
    }
  }

  close(): void {
    this.#unsubscribe();
    this.#botTalk.close();
    this.#outbox.close();
  }

  /** Whoever was removed, moved to another table of the class, or got a new link since they were let in is sent away again. */
  #isRevoked(client: GameClient): boolean {
    const { auth } = client;
    if (auth === undefined || this.#session.identify(auth.tokenHash) !== undefined) return false;
    const { identity, tokenHash } = auth;
    if (identity.type === 'helper') {
      client.leave(CLOSE_CODES.revoked);
      return true;
    }
    const isRemoved = identity.type === 'member' && this.#session.members.get(identity.member)?.removed;
    const isElsewhere = this.#session.ofClass?.gathering.identify(tokenHash) !== undefined;
    client.leave(CLOSE_CODES[isRemoved === true ? 'removed' : isElsewhere ? 'moved' : 'reissued']);
    return true;
  }

  /** Only those who play and the host can stop the table; whoever watches cannot. */
  async #hear(identity: Identity, witness: string): Promise<void> {
    const { table } = this.#session;
    const plays = identity.type === 'member' && this.#session.seatOf(identity.member) !== undefined;
    const isHeard = isInCharge(identity) || plays;
    if (isHeard && (await table.hear(witness)))
      this.house.log.error({ gameId: this.#room.roomId, witness, head: this.seq }, 'history lost');
  }

  /**
   * Suspended for a while, the whole server noticed nothing of that time; clients did. It is as after a restart: the clock goes on
   * where it stood, with the same grace, and everybody is told and comes back.
   */
  async #noteStandstill(): Promise<void> {
    this.house.log.warn({ gameId: this.#room.roomId }, 'the server stood still');
    for (const client of this.#room.clients) client.leave(CLOSE_CODES.restarting);
    await this.#session.table.submit({ actor: { type: 'server' }, intents: [{ type: 'noteRestart' }] });
  }

  /** Time limits hold whoever reads; the reveal runs for itself. */
  #holdTime(): void {
    const { state } = this.#session.table.committed;
    const mayHold = !state.settings.timed && state.phase === 'negotiation' && isAlone(state);
    this.#session.table.clock.hold(this.#reader !== undefined && mayHold);
  }

  async #due(): Promise<void> {
    if (this.#session.table.clock.stoodStill()) await this.#noteStandstill();
    await this.#presence.sweep();
    await passChairs(this.#session);
    if (!this.#patience.mayTry) return;
    const { table, ofClass } = this.#session;
    const closesAlone = ofClass === undefined || !ofClass.keepsTime();
    if (closesAlone) await this.#deadlines.keep([table]);
    await this.#patience.try(() => closeDuePhase(table, { closesAlone }));
  }

  /** Of too many consoles or screens the oldest go. */
  #keepNewest(who: string, most: number): void {
    const open = this.#room.clients.filter((client) => personOf(identityOf(client)) === who);
    for (const surplus of open.slice(0, Math.max(0, open.length - most))) surplus.leave(CLOSE_CODES.replaced);
  }

  /** With everything that they have opened, big screens too. */
  #sendAway(member: string, code: number): void {
    const theirs = this.#room.clients.filter(({ auth }) => auth?.holder === member);
    for (const client of theirs) client.leave(code);
  }

  #clientsOf(member: string): GameClient[] {
    return this.#room.clients.filter((client) => {
      const identity = identityOf(client);
      return identity.type === 'member' && identity.member === member;
    });
  }

  #report(error: unknown, what: string): void {
    this.house.log.error({ gameId: this.#room.roomId, err: error }, what);
  }
}
