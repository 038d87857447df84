import type { Result } from '#shared/kernel/result.ts';
import type { Join, JoinedMember } from '#shared/protocol/session.ts';
import { rememberIdentity } from '../state/identity.ts';
import { joinSession, type SessionFailure } from './sessionApi.ts';

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
