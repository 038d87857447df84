import { ClientState, type Room } from '@colyseus/core';
import type { PublicState } from '#shared/protocol/publicState.ts';
import {
  MESSAGES,
  type PrivateOverlay,
  type RemovedPerson,
  type ReturnRequest,
  type Ticket,
  type Welcome,
} from '#shared/protocol/wire.ts';
import { crashPoint } from '../crashPoint.ts';
import { documentChanges } from '#shared/rules/views/documents.ts';
import { Projection, sessionView, type Overlay } from '../projection/Projection.ts';
import { isInCharge, mayAtTable } from '../session/hosting.ts';
import type { House } from '../session/House.ts';
import { type Session } from '../session/Session.ts';
import { chatFor, mayRead, messageFor, readerOf } from '../session/talk.ts';
import type { ChatRecord } from '../store/GameStore.ts';
import { identityOf, type GameClient } from './admit.ts';

const NOBODY = JSON.stringify([]);

type HostList = typeof MESSAGES.returns | typeof MESSAGES.removed;

export type TableRoom = Room<{ state: PublicState; client: GameClient }>;

/** Everything that leaves a room: documents for all, and to each client what it alone may know. Only what is on disk. */
export class Outbox {
  readonly #house: House;
  readonly #session: Session;
  readonly #room: TableRoom;
  readonly #projection: Projection;
  readonly #unsubscribe: readonly (() => void)[];
  /** Overlay that each client has: only what differs from it is sent. */
  readonly #sent = new WeakMap<GameClient, Overlay>();
  /** Lists that each host has, as text. */
  readonly #sentLists: Readonly<Record<HostList, WeakMap<GameClient, string>>> = {
    returns: new WeakMap(),
    removed: new WeakMap(),
  };
  /** Whether the documents, and then what each client has of them, are behind the game. */
  #isStale = true;
  #areClientsBehind = true;

  constructor(house: House, session: Session, room: TableRoom) {
    this.#house = house;
    this.#session = session;
    this.#room = room;
    this.#projection = new Projection(session, room.state);
    room.state.buildId = house.buildId;
    const markStale = () => {
      this.#isStale = true;
      this.#areClientsBehind = true;
    };
    this.#unsubscribe = [
      session.subscribe(markStale),
      session.table.subscribe(markStale),
      session.onHeard((record) => this.deliver(record)),
      session.onWithdrawn((messages) => this.#withdraw(messages)),
    ];
    this.refresh();
  }

  /** Brings the documents up to the committed row; they leave with the next patch. */
  refresh(): void {
    if (!this.#isStale) return;
    this.#isStale = false;
    this.#projection.refresh();
  }

  /** Whether clients have not been sent all that was committed. */
  get hasNews(): boolean {
    return this.#areClientsBehind;
  }

  /** Before each patch: documents and overlays of what was committed since the last one. */
  publish(): void {
    if (!this.#areClientsBehind) return;
    crashPoint('beforePatch');
    this.#areClientsBehind = false;
    this.refresh();
    for (const client of this.#room.clients) this.#sendOverlay(client, { afterNextPatch: true });
    this.sendHostLists();
  }

  /** Lists that only those who may act on them get: who asks to come back, and who was removed; each when it has changed. */
  sendHostLists(): void {
    const { returns, members, removed } = this.#session;
    const requests = returns.pending.flatMap(({ request, member, check }): ReturnRequest[] => {
      const person = members.get(member);
      return person === undefined || person.removed ? [] : [{ request, member, name: person.name, check }];
    });
    this.#sendToHosts(MESSAGES.returns, requests);
    this.#sendToHosts(
      MESSAGES.removed,
      removed.map(({ member, name }): RemovedPerson => ({ member, name })),
    );
  }

  #sendToHosts(message: HostList, list: readonly object[]): void {
    const text = JSON.stringify(list);
    const sent = this.#sentLists[message];
    for (const client of this.#room.clients) {
      if ((sent.get(client) ?? NOBODY) === text || !mayAtTable(this.#session, identityOf(client), 'people'))
        continue;
      sent.set(client, text);
      client.send(message, list);
    }
  }

  /** First word to a client, and again when its seat has changed. */
  welcome(client: GameClient): void {
    const identity = identityOf(client);
    const { table } = this.#session;
    const record = identity.type === 'member' ? this.#session.members.get(identity.member) : undefined;
    const seat = record === undefined ? undefined : this.#session.seatOf(record.member);
    const chat = chatFor(this.#session, readerOf(this.#session, identity));
    const welcome: Welcome = {
      role:
        identity.type === 'host' || identity.type === 'helper'
          ? 'host'
          : seat === undefined
            ? 'watcher'
            : 'player',
      ...(identity.type === 'helper' ? { helper: identity.helper } : {}),
      ...(record === undefined ? {} : { member: record.member, name: record.name }),
      ...(seat === undefined ? {} : { seat }),
      mayHost: mayAtTable(this.#session, identity, 'course'),
      ...(isInCharge(identity) ? { screen: this.#session.screen } : {}),
      seq: table.committed.seq,
      nowMs: table.nowMs(),
      buildId: this.#house.buildId,
      chat: chat.messages,
      isChatWhole: chat.isWhole,
    };
    client.send(MESSAGES.welcome, welcome);
    this.sendHostLists();
    this.#sent.delete(client);
    this.#sendOverlay(client);
  }

  /** A message to those who may read it. */
  deliver(record: ChatRecord): void {
    for (const client of this.#room.clients) {
      const reader = readerOf(this.#session, identityOf(client));
      if (mayRead(record, reader)) client.send(MESSAGES.chat, messageFor(this.#session, record, reader));
    }
  }

  /** What was said under these numbers is gone. Whoever does not have one of them leaves it lying. */
  #withdraw(messages: readonly number[]): void {
    if (messages.length > 0) this.#room.broadcast(MESSAGES.withdrawn, messages);
  }

  /** The only copy of a new token, to those who may hand it on. */
  sendTicket(member: string, token: string): void {
    const person = sessionView(this.#session).people.find((each) => each.member === member);
    if (person === undefined) return;
    const ticket: Ticket = { person, token };
    for (const client of this.#room.clients)
      if (mayAtTable(this.#session, identityOf(client), 'people')) client.send(MESSAGES.ticket, ticket);
  }

  close(): void {
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
  }

  #sendOverlay(client: GameClient, options?: { readonly afterNextPatch: boolean }): void {
    const overlay = this.#projection.overlayFor(identityOf(client));
    const before = this.#sent.get(client);
    if (before === overlay) return;
    this.#sent.set(client, overlay);
    const message: PrivateOverlay = {
      seq: overlay.seq,
      isWhole: before === undefined,
      ...documentChanges(before?.documents ?? {}, overlay.documents),
    };
    crashPoint('beforeOverlay');
    // A client that is still joining gets it in order after its first full state.
    const isJoined = client.state === ClientState.JOINED;
    client.send(MESSAGES.private, message, isJoined ? options : undefined);
  }
}
