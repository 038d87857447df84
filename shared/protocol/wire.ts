import type { Helper } from './classHosts.ts';
import type { ChatMessage, Person, ScreenAccess } from './session.ts';
import type { EconomyId, MemberId } from '#shared/kernel/ids.ts';

/** Requests that a room answers: a page of earlier talk, prices of areas, the time, or else an Ack; or a rejection. */
export const REQUESTS = {
  intent: 'intent',
  session: 'session',
  talk: 'talk',
  seat: 'seat',
  earlierTalk: 'earlierTalk',
  /** What bots would want for areas; of those who hold a seat. */
  areaPrices: 'areaPrices',
  clock: 'clock',
  /** Only at a table of a class. */
  hand: 'hand',
  leave: 'leave',
  heard: 'heard',
  /** Only at a seat that several people of a class share. */
  office: 'office',
  /** What somebody says in the debrief. */
  answer: 'answer',
  /** What the host asks about its votes. */
  ballot: 'ballot',
  /** Only in the room of a class. */
  classroom: 'classroom',
} as const;

/** Messages that a room sends to one client, always after commit. */
export const MESSAGES = {
  welcome: 'welcome',
  private: 'private',
  chat: 'chat',
  withdrawn: 'withdrawn',
  ticket: 'ticket',
  returns: 'returns',
  removed: 'removed',
  /** Only in the room of a class: a link for another host. */
  helper: 'helper',
  /** Only there: a PIN for everybody, to be printed. */
  pins: 'pins',
} as const;

export type Role = 'host' | 'player' | 'watcher';

/** First message after every (re)connection. */
export type Welcome = {
  readonly role: Role;
  readonly member?: MemberId;
  readonly name?: string;
  readonly seat?: EconomyId;
  /** Whether this client's host intents are taken: the host's, a soloist's, and of whoever leads friends. */
  readonly mayHost: boolean;
  /** To another host of a class: as whom. */
  readonly helper?: Helper;
  /** To the host: what opens a big screen on another device. */
  readonly screen?: ScreenAccess;
  readonly seq: number;
  readonly nowMs: number;
  readonly buildId: string;
  /** The latest talk that this client may read, oldest first. */
  readonly chat: readonly ChatMessage[];
  /** Whether there is no earlier talk to ask for. */
  readonly isChatWhole: boolean;
};

/**
 * What this client may know beyond the public documents: documents of its view that differ from them, as JSON text by key. The first
 * after a welcome is whole; each after it tells only what has changed since the one before on the same line.
 */
export type PrivateOverlay = {
  readonly seq: number;
  readonly isWhole: boolean;
  readonly documents: Readonly<Record<string, string>>;
  /** Keys that are in the overlay no longer: the public document holds, or there is none. */
  readonly removed: readonly string[];
};

/** Numbers of messages that were erased with the person who said them. */
export type Withdrawn = readonly number[];

/** To the host: a new personal link for someone who lost it. */
export type Ticket = { readonly person: Person; readonly token: string };

/** To the host: who asks to come back on another device now. It replaces the list before. */
export type ReturnRequest = {
  readonly request: string;
  readonly member: MemberId;
  readonly name: string;
  readonly check: string;
};

/** To the host: who was removed and may still be deleted, the last to come first. It replaces the list before. */
export type RemovedPerson = { readonly member: MemberId; readonly name: string };

/** Reasons with which the server closes a socket on purpose. */
export const CLOSE_CODES = {
  replaced: 4100,
  removed: 4101,
  restarting: 4102,
  flood: 4103,
  /** The host has closed the table and had it deleted. */
  erased: 4104,
  /** A new link was made for the seat, or its person is at another device now. */
  reissued: 4105,
  /** The link of another host of a class was revoked. */
  revoked: 4107,
  /** The host has moved the person to another table of the class, which tells where. */
  moved: 4106,
} as const;

/** Whether a host name or an address means the very machine that asks: such a link is of no use on a phone. */
export function isLoopback(host: string): boolean {
  return /^(localhost|.+\.localhost|127(\.[0-9]{1,3}){3}|\[?::1\]?)$/i.test(host);
}

/**
 * How messages of the server are compressed (permessage-deflate): from this size on, each by itself, so that no memory is kept for a
 * connection. A report of a world, 34 kilobytes, goes to 60 devices as 0.6 MB instead of 2, for some 40 ms of processor time in zlib's threads.
 */
export const SOCKET_COMPRESSION = {
  threshold: 4_096,
  serverNoContextTakeover: true,
  clientNoContextTakeover: true,
  zlibDeflateOptions: { level: 3, memLevel: 7 },
};
