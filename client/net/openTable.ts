import type { Result } from '#shared/kernel/result.ts';
import type { OpenedSession, OpenSession } from '#shared/protocol/session.ts';
import { rememberIdentity } from '../state/identity.ts';
import { openSession, type SessionFailure } from './sessionApi.ts';

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
