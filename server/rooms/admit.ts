import { type AuthContext, type Client, ClientState, ServerError, matchMaker } from '@colyseus/core';
import { must } from '#shared/kernel/records.ts';
import { roomOptionsSchema } from '#shared/protocol/session.ts';
import { KeyedBuckets, SERVER_LIMITS } from '../limits/rateLimits.ts';
import type { Identity } from '../session/Session.ts';
import type { SessionDirectory } from '../session/SessionDirectory.ts';
import { hashToken } from '../session/tokens.ts';
import { personOf } from './receive.ts';

const MATCHMAKE_PATH = /\/matchmake\/joinById\/([A-Za-z0-9]+)$/;

/** Entries that one token may have asked for and not used yet; all screens of a table have one token, consoles too. */
const OPEN_ENTRIES = {
  host: SERVER_LIMITS.consolesPerGame,
  screen: SERVER_LIMITS.screensPerGame,
  member: SERVER_LIMITS.openEntriesPerMember,
  helper: SERVER_LIMITS.devicesPerHelper,
} as const;

type Admission = (options: unknown, context: AuthContext) => Admitted;
type Parts = {
  readonly directory: SessionDirectory;
  /** Entries to a table that a person has asked for and not used yet. */
  readonly openEntriesOf: (gameId: string, holder: string) => number;
  /** Somebody with a place at the table of this code has come from this address. */
  readonly noteEntry: (address: string, code: string) => void;
};

/**
 * Names the person behind a join request by the token in its body, before a place is reserved. A wrong token, and a right one
 * at another table, get the same refusal.
 */
export function createAdmission({ directory, openEntriesOf, noteEntry }: Parts): Admission {
  const entries = new KeyedBuckets({ perMinute: SERVER_LIMITS.entriesPerMemberPerMinute, burst: 20 });
  return (options, context) => {
    const request = roomOptionsSchema.safeParse(options);
    if (!request.success) throw new ServerError(400, 'session/malformed');
    const gameId = gameIdOf(context);
    const owner = directory.identify(gameId, request.data.token);
    if (owner === undefined) throw new ServerError(401, 'token/unknown');
    const holder = personOf(owner);
    if (!entries.take(`${gameId} ${holder}`)) throw new ServerError(429, 'session/too-many-tries');
    if (openEntriesOf(gameId, holder) >= OPEN_ENTRIES[owner.type])
      throw new ServerError(429, 'session/too-many-tries');
    const session = directory.playing(gameId);
    if (session !== undefined && context.ip !== undefined) noteEntry(context.ip, session.code);
    const identity: Identity = request.data.screen === true ? { type: 'screen' } : owner;
    return { gameId, identity, holder, tokenHash: hashToken(request.data.token) };
  };
}

/** The table asked for stands in the address of the request. */
function gameIdOf({ req }: AuthContext): string {
  const url: unknown = req?.url;
  const path = typeof url === 'string' ? URL.parse(url)?.pathname : undefined;
  return MATCHMAKE_PATH.exec(path ?? '')?.[1] ?? '';
}

/** Whom admission let in, and to which table. */
type Admitted = {
  readonly gameId: string;
  readonly identity: Identity;
  /** Whose token it was, which differs when somebody opens a big screen with it; limits count by this. */
  readonly holder: string;
  readonly tokenHash: string;
};
export type GameClient = Client<{ auth: Admitted }>;

/** Whose socket it is: admission has named the person before there was one. */
export function identityOf(client: GameClient): Identity {
  return must(client.auth, 'identity of a client').identity;
}

/** Entries to a room that the holder of a token has asked for and not used yet. */
export function openEntriesOf(roomId: string, holder: string): number {
  const reserved: Readonly<Record<string, readonly unknown[]>> =
    matchMaker.getLocalRoomById(roomId)?.['_reservedSeats'] ?? {};
  return Object.values(reserved).filter(
    ([, admitted, isUsed]) => isUsed === false && (admitted as Admitted).holder === holder,
  ).length;
}

/** A client that has a place says within this time that it is ready for the state; what it is sent waits in memory until then. */
const JOINING_MS = 10_000;

/**
 * Cuts off a client that does not read what it is sent, and one that never finishes joining: the backlog of either would grow in
 * our memory without end.
 */
export function dropHangingClient({ ref, state }: Client, arrivedMs: number, nowMs: number): void {
  const isTooSlow =
    'bufferedAmount' in ref &&
    typeof ref.bufferedAmount === 'number' &&
    ref.bufferedAmount > SERVER_LIMITS.bufferedBytes;
  const isStuck = state === ClientState.JOINING && nowMs - arrivedMs > JOINING_MS;
  if (!isTooSlow && !isStuck) return;
  if ('terminate' in ref && typeof ref.terminate === 'function') ref.terminate();
}
