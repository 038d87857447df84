import type { MemberId } from '#shared/kernel/ids.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { MemberRecord, Write } from '../store/GameStore.ts';
import type { House } from './House.ts';
import type { Consequence, Session } from './Session.ts';

/** Changes what is known of one person: on disk first, then in the session. */
export async function changeMember(
  house: Pick<House, 'queue'>,
  session: Session,
  member: MemberId,
  change: Extract<Write, { type: 'changeMember' }>['change'],
): Promise<Result<Consequence, Rejection>> {
  const record = personOf(session, member);
  if (!record.ok) return record;
  const saved = await house.queue.commit([{ type: 'changeMember', code: session.code, member, change }]);
  if (!saved.ok) return err({ code: 'server/saving-paused' });
  // Read again: another change of the same person may have been committed in between.
  const current = session.members.get(member) ?? record.value;
  session.members.set(member, { ...current, ...change });
  session.changed();
  return ok({ type: 'none' });
}

/** Somebody who is at the table. */
export function personOf(session: Session, member: MemberId): Result<MemberRecord, Rejection> {
  const record = session.members.get(member);
  if (record === undefined || record.removed || session.departing.has(member))
    return err({ code: 'intent/malformed', path: 'intent.member' });
  return ok(record);
}
