import { assertNever } from '#shared/kernel/assertNever.ts';
import type { EconomyId, MemberId } from '#shared/kernel/ids.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { Intent } from '#shared/protocol/intents.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { SessionIntent } from '#shared/protocol/session.ts';
import { crashPoint } from '../crashPoint.ts';
import type { MemberRecord, Write } from '../store/GameStore.ts';
import type { House } from './House.ts';
import { normaliseName } from './normaliseText.ts';
import { seatOf, type Session } from './Session.ts';
import { createToken, hashToken } from './tokens.ts';

/** What the room has to do once the change is on disk. */
export type Consequence =
  | { readonly type: 'none' }
  | { readonly type: 'memberLeaves'; readonly member: MemberId }
  | { readonly type: 'seatChanged'; readonly member: MemberId }
  | { readonly type: 'messageChanged'; readonly message: number }
  /** A new link for someone: the only copy of the token goes to the host. */
  | { readonly type: 'ticket'; readonly member: MemberId; readonly token: string };

type Outcome = Result<Consequence, Rejection>;
const NOTHING: Outcome = ok({ type: 'none' });

/** Carries out what the host asked about people and talk: on disk first, then in the session. */
export async function performSessionIntent(
  house: House,
  session: Session,
  intent: SessionIntent,
): Promise<Outcome> {
  switch (intent.type) {
    case 'lock':
      return changeSession(house, session, { locked: intent.locked });
    case 'setChatMode':
      return changeSession(house, session, { chatMode: intent.mode });
    case 'continueAfterLoss':
      session.table.acceptLoss();
      return NOTHING;
    case 'hideMessage':
      return hideMessage(house, session, intent.message);
    case 'muteMember':
      return changeMember(house, session, intent.member, { muted: intent.muted });
    case 'renameMember':
      return renameMember(house, session, intent.member, intent.name);
    case 'removeMember':
      return removeMember(house, session, intent.member);
    case 'giveSeat':
      return giveSeat(session, intent.member, intent.economy);
    case 'reissueLink': {
      const token = createToken();
      const changed = await changeMember(house, session, intent.member, { tokenHash: hashToken(token) });
      return changed.ok ? ok({ type: 'ticket', member: intent.member, token }) : changed;
    }
    default:
      return assertNever(intent);
  }
}

async function changeSession(
  house: House,
  session: Session,
  change: Extract<Write, { type: 'changeSession' }>['change'],
): Promise<Outcome> {
  const saved = await house.queue.commit([{ type: 'changeSession', code: session.code, change }]);
  if (!saved.ok) return err({ code: 'server/saving-paused' });
  session.isLocked = change.locked ?? session.isLocked;
  session.chatMode = change.chatMode ?? session.chatMode;
  session.changed();
  return NOTHING;
}

async function changeMember(
  house: House,
  session: Session,
  member: MemberId,
  change: Extract<Write, { type: 'changeMember' }>['change'],
): Promise<Outcome> {
  const record = personOf(session, member);
  if (!record.ok) return record;
  const saved = await house.queue.commit([{ type: 'changeMember', code: session.code, member, change }]);
  if (!saved.ok) return err({ code: 'server/saving-paused' });
  // Read again: another change of the same person may have been committed in between.
  const current = session.members.get(member) ?? record.value;
  session.members.set(member, { ...current, ...change });
  session.changed();
  return NOTHING;
}

async function renameMember(house: House, session: Session, member: MemberId, raw: string): Promise<Outcome> {
  const name = normaliseName(raw);
  if (!name.ok) return err({ code: name.error });
  if (session.isNameTaken(name.value, member)) return err({ code: 'name/taken' });
  return changeMember(house, session, member, { name: name.value });
}

/** The person goes, the seat stays and a bot governs it; the token leads nowhere any more. */
async function removeMember(house: House, session: Session, member: MemberId): Promise<Outcome> {
  // Asked again after an answer was lost: it is done.
  if (session.members.get(member)?.removed === true) return ok({ type: 'memberLeaves', member });
  const record = personOf(session, member);
  if (!record.ok) return record;
  const write: Write = { type: 'changeMember', code: session.code, member, change: { removed: true } };
  const seat = seatOf(session.table.working.state, member);
  crashPoint('inRemoval');
  const saved =
    seat === undefined
      ? await house.queue.commit([write])
      : await session.table.submit({
          actor: { type: 'server' },
          intents: [{ type: 'vacateSeat', economy: seat }],
          also: [write],
        });
  if (!saved.ok) return err({ code: 'server/saving-paused' });
  session.members.set(member, { ...record.value, removed: true });
  session.changed();
  return ok({ type: 'memberLeaves', member });
}

async function giveSeat(
  session: Session,
  member: MemberId,
  economy: EconomyId | undefined,
): Promise<Outcome> {
  const record = personOf(session, member);
  if (!record.ok) return record;
  const seat = seatOf(session.table.working.state, member);
  if (seat === economy) return NOTHING;
  const intents: Intent[] =
    economy === undefined
      ? seat === undefined
        ? []
        : [{ type: 'vacateSeat', economy: seat }]
      : [{ type: 'occupySeat', economy, member }];
  const seated = await session.table.submit({ actor: { type: 'server' }, intents });
  if (!seated.ok) return seated;
  session.changed();
  return ok({ type: 'seatChanged', member });
}

async function hideMessage(house: House, session: Session, id: number): Promise<Outcome> {
  if (!session.chat.some((record) => record.id === id))
    return err({ code: 'intent/malformed', path: 'intent.message' });
  const saved = await house.queue.commit([{ type: 'hideChat', code: session.code, id }]);
  if (!saved.ok) return err({ code: 'server/saving-paused' });
  const index = session.chat.findIndex((record) => record.id === id);
  const record = session.chat[index];
  if (record !== undefined) session.chat[index] = { ...record, hidden: true };
  return ok({ type: 'messageChanged', message: id });
}

function personOf(session: Session, member: MemberId): Result<MemberRecord, Rejection> {
  const record = session.members.get(member);
  if (record === undefined || record.removed) return err({ code: 'intent/malformed', path: 'intent.member' });
  return ok(record);
}
