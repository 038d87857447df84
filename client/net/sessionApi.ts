import { type Result, err, ok } from '#shared/kernel/result.ts';
import type {
  Join,
  JoinedMember,
  NetworkAddresses,
  OpenSession,
  OpenedScreen,
  OpenedSession,
  Return,
  ReturnAnswer,
  SessionCard,
  SessionErrorCode,
} from '#shared/protocol/session.ts';
import { rememberIdentity } from '../state/identity.ts';
import { randomToken } from './randomId.ts';

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

/** Where phones reach a server that this browser knows as its own machine. */
export function findAddresses(): Promise<Result<NetworkAddresses, SessionFailure>> {
  return ask('/api/addresses');
}

const joinTokens = new Map<string, string>();

/** Join a table. Pressed again after an answer was lost, the same token finds the place that was given. */
function joinSession(body: Join): Promise<Result<JoinedMember, SessionFailure>> {
  const key = JSON.stringify([body.code, body.name, body.as]);
  const token = joinTokens.get(key) ?? randomToken();
  joinTokens.set(key, token);
  return ask('/api/join', { ...body, token });
}

/** Ask the host for one's own place on this device, or how it stands with that. */
export function askToReturn(body: Return): Promise<Result<ReturnAnswer, SessionFailure>> {
  return ask('/api/return', body);
}

async function ask<T>(path: string, body?: unknown): Promise<Result<T, SessionFailure>> {
  try {
    const response = await fetch(path, {
      ...(body === undefined
        ? {}
        : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
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
  'server/internal': true,
  'server/saving-paused': true,
};

function isSessionErrorCode(code: unknown): code is SessionErrorCode {
  return typeof code === 'string' && Object.hasOwn(CODES, code);
}

/** Sit down at a table, or watch, and keep the token on this device. */
export async function joinTable(body: Join): Promise<Result<JoinedMember, SessionFailure>> {
  const joined = await joinSession(body);
  if (!joined.ok) return joined;
  keepPlace(body.code, joined.value);
  return joined;
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

/** Open a table and keep its secrets on this device: the host's, and in solo play the seat's. */
export async function openTable(body: OpenSession): Promise<Result<OpenedSession, SessionFailure>> {
  const opened = await openSession(body);
  if (!opened.ok) return opened;
  const { code, gameId, hostToken, member } = opened.value;
  rememberIdentity({ kind: 'host', gameId, code, token: hostToken });
  if (member !== undefined) {
    const { token, name, seat } = member;
    rememberIdentity({ kind: 'seat', gameId, code, token, name, ...(seat === undefined ? {} : { seat }) });
  }
  return opened;
}
