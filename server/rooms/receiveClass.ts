/** What is asked in the room of a class: parsed, the right of whoever asks looked up, and carried out. */
import { CLASS_MATTERS, mayHost, SESSION_MATTERS, tablesMeant } from '#shared/classroom/rights.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import {
  type ClassAck,
  classroomIntentSchema,
  isOfPerson,
  isPlaceIntent,
} from '#shared/protocol/classroom.ts';
import { type HelperTicket, isHelperIntent, type PinCard } from '#shared/protocol/classHosts.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { sessionIntentSchema, type SessionIntent } from '#shared/protocol/session.ts';
import type { Classroom } from '../session/Classroom.ts';
import { performMerge, performMove } from '../session/classMoves.ts';
import { performForPerson } from '../session/classPeople.ts';
import { performForClass } from '../session/classRequests.ts';
import { performForHelpers } from '../session/helperRequests.ts';
import { hostingOf, isRevoked } from '../session/hosting.ts';
import type { House } from '../session/House.ts';
import { performOnce } from '../session/performSessionIntent.ts';
import type { Consequence, Identity, Session } from '../session/Session.ts';
import { parseCommand, personOf } from './receive.ts';

type Caller = { readonly house: House; readonly classroom: Classroom; readonly identity: Identity };

/** What came of a request, and what the room has to do about it. */
export type Received = {
  readonly ack: ClassAck;
  readonly consequence?: Consequence;
  /** The consequence follows the answer: whoever asked may be sent away by it. */
  readonly isOfPerson?: true;
  /** For whoever asked, and nobody else. */
  readonly ticket?: HelperTicket;
  readonly pins?: readonly PinCard[];
};

/** What of people and talk is asked in the room of a class; the rest belongs to a table. */
const OF_THE_CLASS: ReadonlySet<SessionIntent['type']> = new Set([
  'lock',
  'hideNames',
  'setChatMode',
  'setWording',
  'muteMember',
  'renameMember',
  'removeMember',
  'erasePerson',
  'reissueLink',
  'eraseSession',
  'hideMessage',
  'continueAfterLoss',
]);

/** Nothing is written for a class that is closed: after a rehearsal its code belongs to the class that follows. */
const CLOSED: Rejection = { code: 'server/saving-paused' };

export async function receiveForClass(
  { house, classroom, identity }: Caller,
  message: unknown,
): Promise<Result<Received, Rejection>> {
  const asked = parseCommand(classroomIntentSchema, message);
  if (!asked.ok) return asked;
  const { id, basedOn, intent } = asked.value;
  const command = { member: personOf(identity), id };
  const acknowledged = (done: Result<ClassAck, Rejection>): Result<Received, Rejection> =>
    done.ok ? ok({ ack: done.value }) : done;
  if (isOfPerson(intent)) {
    if (identity.type !== 'member') return err({ code: 'intent/not-allowed' });
    const done = await performForPerson(house, classroom, { command, intent });
    if (!done.ok) return done;
    return ok({ ack: { seq: classroom.committed.seq }, consequence: done.value, isOfPerson: true });
  }
  if (identity.type !== 'host' && identity.type !== 'helper') return err({ code: 'host/only' });
  if (isRevoked(classroom.gathering, identity)) return err({ code: 'class/not-your-right' });
  const { state } = classroom.committed;
  if (!mayHost(hostingOf(identity), CLASS_MATTERS[intent.type], tablesMeant(state, intent)))
    return err({ code: 'class/not-your-right' });
  if (isHelperIntent(intent)) {
    if (classroom.isClosed) return err(CLOSED);
    const done = await performForHelpers(house, classroom, { command, intent });
    return done.ok ? ok({ ack: { seq: classroom.committed.seq }, ...done.value }) : done;
  }
  if (!isPlaceIntent(intent) && intent.type !== 'mergeTable')
    return acknowledged(await performForClass(house, classroom, { command, intent, basedOn }));
  const moved =
    intent.type === 'mergeTable'
      ? await performMerge(classroom, { command, intent })
      : await performMove(classroom, { command, intent });
  return moved.ok ? ok({ ack: { seq: classroom.committed.seq }, consequence: moved.value }) : moved;
}

/** What hosts ask about people and talk, wherever in the class they are. */
export async function receiveOfPeople(
  { house, classroom, identity }: Caller,
  message: unknown,
): Promise<Result<Received, Rejection>> {
  const asked = parseCommand(sessionIntentSchema, message);
  if (!asked.ok) return asked;
  if (identity.type !== 'host' && identity.type !== 'helper') return err({ code: 'host/only' });
  if (isRevoked(classroom.gathering, identity)) return err({ code: 'class/not-your-right' });
  const { id, intent } = asked.value;
  const session = sessionMeant(classroom, intent);
  const letter = intent.type === 'hideMessage' ? session.ofClass?.letter : undefined;
  const tables = letter === undefined ? tablesMeant(classroom.committed.state, intent) : [letter];
  if (!mayHost(hostingOf(identity), SESSION_MATTERS[intent.type], tables))
    return err({ code: 'class/not-your-right' });
  if (!OF_THE_CLASS.has(intent.type)) return err({ code: 'intent/not-allowed' });
  if (classroom.isClosed) return err(CLOSED);
  const ack = (): ClassAck => ({ seq: classroom.committed.seq });
  if (intent.type === 'continueAfterLoss') {
    const accepted = await classroom.acceptLoss();
    return accepted.ok ? ok({ ack: ack() }) : accepted;
  }
  const command = { member: personOf(identity), id };
  const done = await performOnce(house, session, { command, intent });
  return done.ok ? ok({ ack: ack(), consequence: done.value }) : done;
}

/** Where in the class it is about: where the person is, or the message was said. */
function sessionMeant(classroom: Classroom, intent: SessionIntent): Session {
  const { gathering, tables } = classroom;
  if ('member' in intent) return classroom.sessionOf(intent.member);
  if (intent.type !== 'hideMessage') return gathering;
  return [...tables.values()].find(({ talk }) => talk.find(intent.message) !== undefined) ?? gathering;
}
