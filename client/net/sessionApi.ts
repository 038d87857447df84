import { useEffect } from 'preact/hooks';
import { type Result, err, ok } from '#shared/kernel/result.ts';
import type { JoinedClass, OpenClass, OpenedClass } from '#shared/protocol/classroom.ts';
import type {
  Join,
  JoinedMember,
  NetworkAddresses,
  OpenSession,
  OpenedScreen,
  OpenedSession,
  PrivacyFacts,
  Return,
  ReturnAnswer,
  RoomFacts,
  SessionCard,
  SessionErrorCode,
} from '#shared/protocol/session.ts';
import { identityOf, rememberIdentity, rememberPin } from '../state/identity.ts';
import { isOpenedLocally, networkOrigins } from '../state/router.ts';

/** Why a request about a session failed: what the server said, or that it could not be reached. */
export type SessionFailure = SessionErrorCode | 'offline';

const TIMEOUT_MS = 10_000;

/** Open a table; the answer holds the host's token, which is shown nowhere else. */
function openSession(body: OpenSession): Promise<Result<OpenedSession, SessionFailure>> {
  return ask('/api/sessions', body);
}

/** What opens a big screen on this device, by the code that the host's console shows. */
export function openScreen(code: string): Promise<Result<OpenedScreen, SessionFailure>> {
  return ask('/api/screen', { code });
}

/** What a code leads to, before joining. */
export function findSession(code: string): Promise<Result<SessionCard, SessionFailure>> {
  return ask(`/api/sessions/${encodeURIComponent(code)}`);
}

/**
 * The seat that a printed card names, where it is still free. Whoever comes by a card may press before the page knows which seats are
 * free: then the server is asked.
 */
export async function seatIfFree(
  code: string,
  card: SessionCard | undefined,
  seat: string,
): Promise<{ readonly seat?: string }> {
  if (seat === '') return {};
  const found = card === undefined ? await findSession(code) : ok(card);
  return found.ok && found.value.freeSeats.includes(seat) ? { seat } : {};
}

/** Where phones reach a server that this browser knows as its own machine. */
export function findAddresses(): Promise<Result<NetworkAddresses, SessionFailure>> {
  return ask('/api/addresses');
}

/** Whether the server says that a table or a class is there no more; one that does not answer says nothing. */
export async function isRoomGone(roomId: string): Promise<boolean> {
  const found = await ask<RoomFacts>(`/api/rooms/${encodeURIComponent(roomId)}`);
  return found.ok && !found.value.isThere;
}

/** By which settings this server keeps and deletes. */
export function findPrivacy(): Promise<Result<PrivacyFacts, SessionFailure>> {
  return ask('/api/privacy');
}

const joinTokens = new Map<string, string>();

/** Join a table or a class. Pressed again after an answer was lost, the same token finds the place that was given. */
function joinSession(body: Join): Promise<Result<JoinedMember | JoinedClass, SessionFailure>> {
  const key = JSON.stringify([body.code, body.name, body.as]);
  const token = joinTokens.get(key) ?? randomToken();
  joinTokens.set(key, token);
  return ask('/api/join', { ...body, token });
}

type Awaited = {
  /** The number that the host sees too. */
  readonly onCheck: (check: string) => void;
  readonly onRefused: (failure: SessionFailure) => void;
  readonly onAdmitted: (gameId: string) => void;
};

const RETURN_PAUSE_MS = 2_000;

/** Asks the host for one's own place on this device, and again how it stands with that, until what this gives back is called or the page is left. */
export function waitForReturn(asked: Return, { onCheck, onRefused, onAdmitted }: Awaited): () => void {
  let isCurrent = true;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = async (): Promise<void> => {
    const answer = await ask<ReturnAnswer>('/api/return', asked);
    if (!isCurrent) return;
    if (answer.ok && answer.value.state === 'admitted' && 'gameId' in answer.value.joined) {
      keepPlace(asked.code, answer.value.joined);
      return onAdmitted(answer.value.joined.gameId);
    }
    if (answer.ok && answer.value.state === 'waiting') onCheck(answer.value.check);
    // Without a network the request still stands at the server, and is asked about again.
    else if (!answer.ok && answer.error !== 'offline') return onRefused(answer.error);
    timer = setTimeout(() => void look(), RETURN_PAUSE_MS);
  };
  // What has been answered cannot be given up any more.
  const giveUp = (): void =>
    void ask<ReturnAnswer>('/api/return', { ...asked, givenUp: true }, { keepalive: true });
  void look();
  window.addEventListener('pagehide', giveUp);
  return () => {
    isCurrent = false;
    clearTimeout(timer);
    window.removeEventListener('pagehide', giveUp);
    giveUp();
  };
}

async function ask<T>(
  path: string,
  body?: unknown,
  options: Pick<RequestInit, 'keepalive'> = {},
): Promise<Result<T, SessionFailure>> {
  try {
    const response = await fetch(path, {
      ...(body === undefined
        ? {}
        : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...options,
    });
    if (response.ok) {
      const value: T = await response.json();
      return ok(value);
    }
    return err(errorCodeOf(await response.json().catch(() => undefined), response.status));
  } catch {
    // No network, no server, or no answer in time: the person may try again, nothing was lost.
    return err('offline');
  }
}

/** `{ error: code }` or `{ error: { code } }`; a proxy's page in between counts by its status. */
function errorCodeOf(body: unknown, status: number): SessionFailure {
  const error = fieldOf(body, 'error');
  const code = typeof error === 'string' ? error : fieldOf(error, 'code');
  if (isSessionErrorCode(code)) return code;
  return status >= 500 ? 'offline' : 'server/internal';
}

function fieldOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.entries(value).find(([key]) => key === name)?.[1];
}

const CODES: Readonly<Record<SessionErrorCode, true>> = {
  'session/unknown-code': true,
  'session/locked': true,
  'session/malformed': true,
  'session/too-many-tries': true,
  'session/too-many-joins': true,
  'session/too-many-sessions': true,
  'session/full': true,
  'session/ended': true,
  'session/unreadable': true,
  'name/empty': true,
  'name/too-long': true,
  'name/taken': true,
  'name/reserved': true,
  'seat/taken': true,
  'seat/unknown': true,
  'return/unknown-name': true,
  'return/refused': true,
  'return/expired': true,
  'return/too-many': true,
  'return/pin-missing': true,
  'return/wrong-pin': true,
  'return/pin-blocked': true,
  'return/pin-too-soon': true,
  'server/internal': true,
  'server/saving-paused': true,
};

function isSessionErrorCode(code: unknown): code is SessionErrorCode {
  return typeof code === 'string' && Object.hasOwn(CODES, code);
}

/** Sit down at a table, watch, or join those who gather for a class, and keep the token on this device. The answer is the room. */
export async function joinByCode(body: Join): Promise<Result<string, SessionFailure>> {
  const joined = await joinSession(body);
  if (!joined.ok) return joined;
  if ('gameId' in joined.value) {
    keepPlace(body.code, joined.value);
    return ok(joined.value.gameId);
  }
  keepClassPlace(body.code, joined.value);
  return ok(joined.value.classId);
}

/** Keeps the token of somebody of a class on this device, and the number by which they come back. */
export function keepClassPlace(code: string, { classId, token, name, pin }: JoinedClass): void {
  rememberIdentity({ kind: 'seat', gameId: classId, code, token, name });
  if (pin !== undefined) rememberPin(classId, pin);
}

/** Another number for the person at this device, who has the token of a class: the one before leads nowhere any more. */
export async function renewPin(classId: string): Promise<void> {
  const identity = identityOf('seat', classId);
  if (identity?.code === undefined) return;
  const { code, token, name = '' } = identity;
  const joined = await ask<JoinedClass>('/api/join', { code, name, as: 'player', token });
  if (joined.ok && joined.value.pin !== undefined) rememberPin(classId, joined.value.pin);
}

/** Come back to a class by name and number. The answer is the room. */
export async function comeBackByPin(
  body: Omit<Required<Return>, 'givenUp'>,
): Promise<Result<string, SessionFailure>> {
  const answer = await ask<ReturnAnswer>('/api/return', body);
  if (!answer.ok) return answer;
  if (answer.value.state !== 'admitted' || !('classId' in answer.value.joined)) return err('server/internal');
  const { joined } = answer.value;
  keepClassPlace(body.code, joined);
  rememberPin(joined.classId, body.pin);
  return ok(joined.classId);
}

/** Keeps the token of a place at a table on this device. */
export function keepPlace(code: string, { gameId, token, name, seat }: JoinedMember): void {
  rememberIdentity({
    kind: 'seat',
    gameId,
    code,
    token,
    name,
    ...(seat === undefined ? {} : { seat }),
  });
}

/** Open a table and keep its secrets on this device: the host's, in solo play the seat's too, among friends the seat's alone. */
export async function openTable(body: OpenSession): Promise<Result<OpenedSession, SessionFailure>> {
  const opened = await openSession(body);
  if (!opened.ok) return opened;
  const { code, gameId, hostToken, member } = opened.value;
  if (hostToken !== undefined) rememberIdentity({ kind: 'host', gameId, code, token: hostToken });
  if (member !== undefined) {
    const { token, name, seat } = member;
    rememberIdentity({ kind: 'seat', gameId, code, token, name, ...(seat === undefined ? {} : { seat }) });
  }
  return opened;
}

/** Open a class and keep the host's secret on this device. */
export async function openClass(body: OpenClass): Promise<Result<OpenedClass, SessionFailure>> {
  const opened: Result<OpenedClass, SessionFailure> = await ask('/api/classes', body);
  if (!opened.ok) return opened;
  const { code, classId, hostToken } = opened.value;
  rememberIdentity({ kind: 'host', gameId: classId, code, token: hostToken });
  return opened;
}

/** Ask once where phones reach this machine, on a page that shows links for them and was itself opened as localhost. */
export function useShareOrigin(): void {
  useEffect(() => {
    if (networkOrigins.peek() !== undefined || !isOpenedLocally()) return;
    void findAddresses().then((found) => {
      // Without an answer the page's own address stays, which is all that is known.
      if (found.ok) networkOrigins.value = found.value.network;
    });
  }, []);
}

const ID_BYTES = 12;
const TOKEN_BYTES = 16;

/** 96 random bits as base64url; `crypto.randomUUID` is missing on http addresses of a local network. */
export function randomId(): string {
  return randomBase64Url(ID_BYTES);
}

/** 128 random bits as base64url. */
export function randomToken(): string {
  return randomBase64Url(TOKEN_BYTES);
}

function randomBase64Url(byteCount: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(byteCount));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

const SEED_SYMBOLS = 'abcdefghjkmnpqrstuvwxyz23456789';
const SEED_LENGTH = 8;

/** A seed nobody has to think of; short enough to be read out. */
export function newSeed(): string {
  return Array.from(
    crypto.getRandomValues(new Uint8Array(SEED_LENGTH)),
    (byte) => SEED_SYMBOLS[byte % SEED_SYMBOLS.length],
  ).join('');
}
