import { connect } from 'node:net';
import { CODE_ALPHABET } from '../../../shared/protocol/textLengths.ts';
import type {
  JoinedMember,
  OpenedSession,
  OpenSession,
  SessionCard,
} from '../../../shared/protocol/session.ts';

export type Answer<T> = { readonly status: number; readonly body: T & { readonly error?: string } };

/**
 * Asks on a line of its own. Where a line is kept for the next request, a server hangs up after some seconds without one, and a test
 * that got no processor time meanwhile would send its next request into a line that is gone.
 */
export function askOnce(url: string, options: RequestInit = {}): Promise<Response> {
  const headers = new Headers(options.headers);
  headers.set('connection', 'close');
  return fetch(url, { ...options, headers });
}

export async function post<T>(url: string, path: string, body: unknown): Promise<Answer<T>> {
  const response = await askOnce(`${url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as T & { error?: string } };
}

export async function get<T>(url: string, path: string): Promise<Answer<T>> {
  const response = await askOnce(`${url}${path}`);
  return { status: response.status, body: (await response.json()) as T & { error?: string } };
}

/** A body that opens a quartet table; overrides are merged into it. */
export function aSessionBody(
  change: Partial<Omit<OpenSession, 'settings'>> = {},
  settings: Partial<OpenSession['settings']> = {},
): OpenSession {
  return {
    settings: {
      scenarioId: 'quartet',
      opening: 'standard',
      preset: 'firstLesson',
      rounds: 4,
      clock: 'normal',
      seed: 'test',
      timed: true,
      ...settings,
    },
    chatMode: 'free',
    language: 'en',
    solo: false,
    ...change,
  };
}

/** Among friends the host's token is empty: it opens nothing. */
export type OpenedTable = OpenedSession & { readonly hostToken: string };

export async function openTable(url: string, body: OpenSession = aSessionBody()): Promise<OpenedTable> {
  const answer = await post<OpenedSession>(url, '/api/sessions', body);
  if (answer.status !== 200) throw new Error(`opening answered ${answer.status} ${answer.body.error}`);
  return { ...answer.body, hostToken: answer.body.hostToken ?? '' };
}

export function join(url: string, code: string, name: string, extra: object = {}) {
  return post<JoinedMember>(url, '/api/join', { code, name, as: 'player', ...extra });
}

export function findCode(url: string, code: string) {
  return get<SessionCard>(url, `/api/sessions/${code}`);
}

/** Codes of the right form that no table has: the chance that one exists is one in a million. */
export function wrongCodes(count: number): string[] {
  const sign = (index: number): string => CODE_ALPHABET[index % CODE_ALPHABET.length] ?? '';
  return Array.from({ length: count }, (_, index) => `ZZZZ${sign(Math.floor(index / 31))}${sign(index)}`);
}

/** Address of the socket to a room, reserved for whoever holds the token. */
export async function aRoomAddress(url: string, gameId: string, token: string): Promise<string> {
  const response = await askOnce(`${url}/matchmake/joinById/${gameId}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ token }),
  });
  const reserved = (await response.json()) as { processId: string; roomId: string; sessionId: string };
  if (!response.ok) throw new Error(`entering answered ${response.status} ${JSON.stringify(reserved)}`);
  return `/${reserved.processId}/${reserved.roomId}?sessionId=${reserved.sessionId}`;
}

/** Status line of a WebSocket handshake. */
export function handshake(port: number, headers: Record<string, string>, path = '/x/y'): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      const lines = Object.entries({
        Host: `127.0.0.1:${port}`,
        Upgrade: 'websocket',
        Connection: 'Upgrade',
        'Sec-WebSocket-Version': '13',
        'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
        ...headers,
      }).map(([name, value]) => `${name}: ${value}`);
      socket.write(`GET ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
    });
    socket.once('data', (data) => {
      resolve(data.toString().split('\r\n', 1)[0] ?? '');
      socket.destroy();
    });
    socket.once('error', () => resolve('reset'));
    socket.once('close', () => resolve('closed'));
  });
}
