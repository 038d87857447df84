import type {
  JoinedMember,
  OpenedSession,
  OpenSession,
  SessionCard,
} from '../../../shared/protocol/session.ts';

export type Answer<T> = { readonly status: number; readonly body: T & { readonly error?: string } };

export async function post<T>(url: string, path: string, body: unknown): Promise<Answer<T>> {
  const response = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as T & { error?: string } };
}

export async function get<T>(url: string, path: string): Promise<Answer<T>> {
  const response = await fetch(`${url}${path}`);
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

export async function openTable(url: string, body: OpenSession = aSessionBody()): Promise<OpenedSession> {
  const answer = await post<OpenedSession>(url, '/api/sessions', body);
  if (answer.status !== 200) throw new Error(`opening answered ${answer.status} ${answer.body.error}`);
  return answer.body;
}

export function join(url: string, code: string, name: string, extra: object = {}) {
  return post<JoinedMember>(url, '/api/join', { code, name, as: 'player', ...extra });
}

export function findCode(url: string, code: string) {
  return get<SessionCard>(url, `/api/sessions/${code}`);
}
