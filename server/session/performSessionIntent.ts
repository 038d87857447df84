import { type Result, assertNever, err, ok } from '#shared/kernel/result.ts';
import type { MemberId } from '#shared/kernel/ids.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { SessionIntent } from '#shared/protocol/session.ts';
import { crashPoint } from '../crashPoint.ts';
import { type Command, commandKey } from './CommandAnswers.ts';
import type { Write } from '../store/GameStore.ts';
import { changeMember, declineSeatRequest, giveSeat, personOf, rotateSeats } from './seats.ts';
import { erasePerson, eraseSession, leaveSeat, whileLeaving } from './sessionLife.ts';
import type { House } from './House.ts';
import { leaderOf } from './hosting.ts';
import { normaliseName } from '../../shared/protocol/normaliseText.ts';
import { findMessage } from './talk.ts';
import { type Consequence, type Session } from './Session.ts';
import { createToken, hashToken } from './tokens.ts';

/** What it needs of the house. */
type Disk = Pick<House, 'queue' | 'store'>;
type Outcome = Result<Consequence, Rejection>;
const NOTHING: Outcome = ok({ type: 'none' });

/** Carries out what the host asked, once for each command; a copy of it is answered when the first is done. */
export async function performOnce(
  house: Disk,
  session: Session,
  { command, intent }: { readonly command: Command; readonly intent: SessionIntent },
): Promise<Outcome> {
  const key = commandKey(command.member, command.id);
  const underWay = session.performed.find(key);
  if (underWay === undefined)
    return session.performed.once(key, () => performSessionIntent(house, session, { command, intent }));
  const first = await underWay;
  return first.ok && 'isRepeated' in first.value ? ok({ ...first.value, isRepeated: true }) : first;
}

/** Carries out what the host asked about people and talk: on disk first, then in the session. */
async function performSessionIntent(
  house: Disk,
  session: Session,
  { command, intent }: { readonly command: Command; readonly intent: SessionIntent },
): Promise<Outcome> {
  switch (intent.type) {
    case 'lock':
      return changeSession(house, session, { locked: intent.locked });
    case 'hideNames':
      return changeSession(house, session, { namesHidden: intent.hidden });
    case 'setChatMode':
      return changeSession(house, session, { chatMode: intent.mode });
    case 'setWording':
      return changeSession(house, session, { wording: intent.wording });
    case 'goOnAt':
      if (leaderOf(session) === undefined) return err({ code: 'intent/not-allowed' });
      return changeSession(house, session, { goesOnAt: intent.code });
    case 'continueAfterLoss': {
      const accepted = await session.table.acceptLoss();
      return accepted.ok ? NOTHING : accepted;
    }
    case 'hideMessage':
      return hideMessage(house, session, intent.message);
    case 'muteMember':
      return changeMember(house, session, intent.member, { muted: intent.muted });
    case 'renameMember':
      return renameMember(house, session, intent.member, intent.name);
    case 'removeMember':
      return removeMember(house, session, intent.member);
    case 'erasePerson':
      return erasePerson(house, session, intent.member);
    case 'eraseSession':
      return eraseSession(house, session);
    case 'removeWatchers':
      return removeWatchers(house, session);
    case 'giveSeat':
      return giveSeat(session, { command, intent });
    case 'declineSeatRequest':
      return declineSeatRequest(house, session, intent.member);
    case 'rotateSeats':
      return rotateSeats(session, command);
    case 'answerReturn':
      return answerReturn(house, session, intent);
    case 'reissueLink': {
      const token = createToken();
      const changed = await changeMember(house, session, intent.member, { tokenHash: hashToken(token) });
      return changed.ok ? ok({ type: 'ticket', member: intent.member, token, isRepeated: false }) : changed;
    }
    default:
      return assertNever(intent);
  }
}

/** The token with which somebody asked becomes theirs; the one before opens nothing any more. */
async function answerReturn(
  house: Disk,
  session: Session,
  { request, admitted }: Extract<SessionIntent, { type: 'answerReturn' }>,
): Promise<Outcome> {
  if (!admitted) {
    if (!session.returns.refuse(request)) return err({ code: 'return/over' });
    session.changed();
    return NOTHING;
  }
  const asked = session.returns.pending.find((each) => each.request === request);
  // A token is one person's: it may have joined under another name since.
  if (asked === undefined || session.isTokenKnown(asked.tokenHash)) return err({ code: 'return/over' });
  session.reservedTokens.add(asked.tokenHash);
  const changed = await changeMember(house, session, asked.member, { tokenHash: asked.tokenHash });
  session.reservedTokens.delete(asked.tokenHash);
  if (!changed.ok) return changed;
  session.returns.forget(request);
  session.changed();
  return ok({ type: 'deviceChanged', member: asked.member, isRepeated: false });
}

async function changeSession(
  house: Disk,
  session: Session,
  change: Extract<Write, { type: 'changeSession' }>['change'],
): Promise<Outcome> {
  const saved = await house.queue.commit([{ type: 'changeSession', code: session.code, change }]);
  if (!saved.ok) return err({ code: 'server/saving-paused' });
  session.changeDoor(change);
  return NOTHING;
}

async function renameMember(house: Disk, session: Session, member: MemberId, raw: string): Promise<Outcome> {
  const name = normaliseName(raw);
  if (!name.ok) return err({ code: name.error });
  if (session.isNameTaken(name.value, member)) return err({ code: 'name/taken' });
  const changed = await changeMember(house, session, member, { name: name.value });
  return changed.ok ? ok({ type: 'peopleChanged', members: [member] }) : changed;
}

/** The person goes, the seat stays and a bot governs it; the token leads nowhere any more. */
async function removeMember(house: Disk, session: Session, member: MemberId): Promise<Outcome> {
  // Asked again after an answer was lost: it is done.
  if (session.members.get(member)?.removed === true) return ok({ type: 'membersLeave', members: [member] });
  const record = personOf(session, member);
  if (!record.ok) return record;
  const write: Write = { type: 'changeMember', code: session.code, member, change: { removed: true } };
  crashPoint('inRemoval');
  const saved = await whileLeaving(session, member, () => leaveSeat(house, session, member, write));
  if (!saved.ok) return saved;
  session.members.set(member, { ...(session.members.get(member) ?? record.value), removed: true });
  session.changed();
  return ok({ type: 'membersLeave', members: [member] });
}

/** Everyone without a seat goes, those who never opened the table too. */
async function removeWatchers(house: Disk, session: Session): Promise<Outcome> {
  const watchers = session.present.filter(({ member }) => session.seatOf(member, 'working') === undefined);
  for (const { member } of watchers) session.departing.add(member);
  const saved = await house.queue.commit(
    watchers.map(({ code, member }) => ({ type: 'changeMember', code, member, change: { removed: true } })),
  );
  for (const { member } of watchers) session.departing.delete(member);
  if (!saved.ok) return err({ code: 'server/saving-paused' });
  for (const record of watchers)
    session.members.set(record.member, { ...(session.members.get(record.member) ?? record), removed: true });
  session.changed();
  return ok({ type: 'membersLeave', members: watchers.map(({ member }) => member) });
}

/** A word that the host of a class said to several tables is hidden at all of them, in one transaction. */
async function hideMessage(house: Disk, session: Session, id: number): Promise<Outcome> {
  const record = await findMessage(house, session, id);
  if (record === undefined) return err({ code: 'intent/malformed', path: 'intent.message' });
  const isOfHost = session.ofClass !== undefined && record.member === undefined;
  const messages = isOfHost ? await house.store.messagesUnder(session.code, record.commandId) : [id];
  const saved = await house.queue.commit(
    messages.map((message) => ({ type: 'hideChat', code: session.code, id: message })),
  );
  if (!saved.ok) return err({ code: 'server/saving-paused' });
  session.hide(messages);
  session.ofClass?.noteHidden(id);
  return ok({ type: 'messageChanged', message: id });
}
