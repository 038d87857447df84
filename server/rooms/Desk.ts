import { ClientState, type Room } from '@colyseus/core';
import { err, type Result } from '#shared/kernel/result.ts';
import type { PublicState } from '#shared/protocol/publicState.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import {
  CLOSE_CODES,
  MESSAGES,
  type PrivateOverlay,
  type Ticket,
  type Welcome,
} from '#shared/protocol/wire.ts';
import type { ChatRecord } from '../store/GameStore.ts';
import { crashPoint } from '../crashPoint.ts';
import { Projection } from '../projection/Projection.ts';
import type { House } from '../session/House.ts';
import type { Consequence } from '../session/performSessionIntent.ts';
import { seatOf, sessionView, type Identity, type Session } from '../session/Session.ts';
import { chatFor, mayRead, messageFor, type Reader } from '../session/talk.ts';
import { dropSlowReader } from './dropSlowReader.ts';
import { BotRunner } from './BotRunner.ts';
import { closeDuePhase } from './closeDuePhase.ts';
import { identityOf, type GameClient } from './identityOf.ts';
import { Presence } from './Presence.ts';
import { mayHost, type Caller } from './receive.ts';

type Parts = {
  readonly house: House;
  readonly session: Session;
  readonly room: Room<{ state: PublicState; client: GameClient }>;
};

/** Serves the clients of one game: who is there, what each may see, and what is due by the clock. */
export class Desk {
  readonly house: House;
  readonly #session: Session;
  readonly #room: Parts['room'];
  readonly #projection: Projection;
  readonly #presence: Presence;
  readonly #bots: BotRunner;
  readonly #unsubscribe: readonly (() => void)[];
  /** Overlay that each client has: an unchanged one is not sent again. */
  readonly #sent = new WeakMap<GameClient, PrivateOverlay>();
  /** Whether the documents, and then what each client has of them, are behind the game. */
  #isStale = true;
  #areClientsBehind = true;
  #isTicking = false;

  constructor({ house, session, room }: Parts) {
    this.house = house;
    this.#session = session;
    this.#room = room;
    this.#projection = new Projection(session, room.state);
    this.#presence = new Presence(session);
    this.#bots = new BotRunner(house, session.table);
    room.state.buildId = house.buildId;
    const markStale = () => {
      this.#isStale = true;
      this.#areClientsBehind = true;
    };
    this.#unsubscribe = [session.subscribe(markStale), session.table.subscribe(markStale)];
    this.#projection.refresh();
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

  arrived(client: GameClient, lastSeq: number): void {
    const identity = identityOf(client);
    if (this.#session.table.witness(lastSeq))
      this.house.log.error({ gameId: this.#room.roomId, lastSeq, head: this.seq }, 'history lost');
    if (identity.type === 'host') {
      this.#session.hostConnections += 1;
      this.#session.changed();
    } else {
      for (const other of this.#clientsOf(identity.member))
        if (other !== client) other.leave(CLOSE_CODES.replaced);
      this.#presence.arrived(identity.member);
    }
    this.#refresh();
    this.#welcome(client);
    this.tick();
  }

  left(client: GameClient): void {
    const auth = identityOf(client);
    if (auth.type === 'host') {
      this.#session.hostConnections -= 1;
      this.#session.changed();
    } else if (this.#clientsOf(auth.member).length === 0) this.#presence.left(auth.member);
  }

  /** Before each patch: documents and overlays of what was committed since the last one. */
  publish(): void {
    if (!this.#areClientsBehind) return;
    crashPoint('beforePatch');
    this.#areClientsBehind = false;
    try {
      this.#refresh();
      for (const client of this.#room.clients) this.#sendOverlay(client, { afterNextPatch: true });
    } catch (error) {
      this.#report(error, 'could not publish');
    }
  }

  /** What is due by the clock: a phase to close, someone away for too long, a bot's move, a reader too slow. */
  tick(): void {
    for (const client of this.#room.clients) dropSlowReader(client);
    // Apart from what follows: a bot that thinks for long must not hold up the clock.
    this.#bots.run().catch((error: unknown) => this.#report(error, 'bots failed'));
    if (this.#isTicking) return;
    this.#isTicking = true;
    this.#due()
      .catch((error: unknown) => this.#report(error, 'a tick failed'))
      .finally(() => {
        this.#isTicking = false;
      });
  }

  /** Tells those who may read it. */
  deliver(record: ChatRecord): void {
    for (const client of this.#room.clients) {
      const reader = this.#readerOf(identityOf(client));
      if (mayRead(record, reader)) client.send(MESSAGES.chat, messageFor(this.#session, record, reader));
    }
  }

  /** What a change of the session means for those who are connected. */
  follow(consequence: Consequence): void {
    switch (consequence.type) {
      case 'none':
        return;
      case 'memberLeaves':
        for (const client of this.#clientsOf(consequence.member)) client.leave(CLOSE_CODES.removed);
        return;
      case 'seatChanged':
        this.#refresh();
        for (const client of this.#clientsOf(consequence.member)) this.#welcome(client);
        return;
      case 'messageChanged': {
        const record = this.#session.chat.find(({ id }) => id === consequence.message);
        if (record !== undefined) this.deliver(record);
        return;
      }
      case 'ticket':
        for (const client of this.#clientsOf(consequence.member)) client.leave(CLOSE_CODES.replaced);
        this.#sendTicket(consequence);
        return;
    }
  }

  close(): void {
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
  }

  async #due(): Promise<void> {
    await this.#presence.sweep();
    await closeDuePhase(this.#session.table);
  }

  #refresh(): void {
    if (!this.#isStale) return;
    this.#isStale = false;
    this.#projection.refresh();
  }

  #welcome(client: GameClient): void {
    const auth = identityOf(client);
    const { table } = this.#session;
    const record = auth.type === 'member' ? this.#session.members.get(auth.member) : undefined;
    const seat = record === undefined ? undefined : seatOf(table.committed.state, record.member);
    const welcome: Welcome = {
      role: auth.type === 'host' ? 'host' : seat === undefined ? 'watcher' : 'player',
      ...(record === undefined ? {} : { member: record.member, name: record.name }),
      ...(seat === undefined ? {} : { seat }),
      mayHost: mayHost(this.#session, auth),
      seq: this.seq,
      nowMs: this.nowMs,
      buildId: this.house.buildId,
      chat: chatFor(this.#session, this.#readerOf(auth)),
    };
    client.send(MESSAGES.welcome, welcome);
    this.#sendOverlay(client);
  }

  #sendOverlay(client: GameClient, options?: { readonly afterNextPatch: boolean }): void {
    const overlay = this.#projection.overlayFor(identityOf(client));
    if (this.#sent.get(client) === overlay) return;
    this.#sent.set(client, overlay);
    crashPoint('beforeOverlay');
    // A client that is still joining gets it in order after its first full state.
    const isJoined = client.state === ClientState.JOINED;
    client.send(MESSAGES.private, overlay, isJoined ? options : undefined);
  }

  #sendTicket({ member, token }: Extract<Consequence, { type: 'ticket' }>): void {
    const person = sessionView(this.#session).people.find((each) => each.member === member);
    if (person === undefined) return;
    const ticket: Ticket = { person, token };
    for (const client of this.#room.clients)
      if (mayHost(this.#session, identityOf(client))) client.send(MESSAGES.ticket, ticket);
  }

  #clientsOf(member: string): GameClient[] {
    return this.#room.clients.filter((client) => {
      const identity = identityOf(client);
      return identity.type === 'member' && identity.member === member;
    });
  }

  #readerOf(identity: Identity): Reader {
    if (identity.type === 'host') return { isHost: true };
    const economy = seatOf(this.#session.table.committed.state, identity.member);
    return economy === undefined ? { isHost: false } : { isHost: false, economy };
  }

  #report(error: unknown, what: string): void {
    this.house.log.error({ gameId: this.#room.roomId, err: error }, what);
  }
}
