/** People of a class: how they come in, and what they may ask for themselves. */
import {
  type LatePlace,
  isBeyondPlaces,
  placeForLate,
  seatOf,
  seatOrder,
  takesFreeSeat,
} from '#shared/classroom/people.ts';
import { type Result, assertNever, err, ok } from '#shared/kernel/result.ts';
import type { MemberId } from '#shared/kernel/ids.ts';
import type {
  JoinedClass,
  PersonIntent,
  ServerClassroomIntent,
  TableLetter,
} from '#shared/protocol/classroom.ts';
import type { Intent } from '#shared/protocol/intents.ts';
import { CLASS_SIZES } from '#shared/content/lessons.ts';
import type { GameState } from '#shared/rules/state.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { Join, Return, ReturnAnswer, SessionErrorCode } from '#shared/protocol/session.ts';
import type { MemberRecord, Write } from '../store/GameStore.ts';
import type { Classroom } from './Classroom.ts';
import { changeMember } from './seats.ts';
import type { House } from './House.ts';
import { isRoleName, normaliseName } from '../../shared/protocol/normaliseText.ts';
import { performOnce } from './performSessionIntent.ts';
import { createPin, createToken, hashPin, hashToken, isPin, isSameHash, withOwnPin } from './tokens.ts';
import { type Consequence, type Session } from './Session.ts';

const SERVER = { type: 'server' } as const;

/** A person comes in by the code of a class: to the gathering, or late to a table. The same token asks for the same place again. */
export async function joinClass(
  house: Pick<House, 'queue' | 'log'>,
  classroom: Classroom,
  request: Join,
): Promise<Result<JoinedClass, SessionErrorCode>> {
  const { gathering } = classroom;
  const token = request.token ?? createToken();
  const tokenHash = hashToken(token);
  const underWay = classroom.joining.get(tokenHash);
  if (underWay !== undefined) return underWay;
  const known = [...gathering.members.values()].find((record) => isSameHash(record.tokenHash, tokenHash));
  if (known !== undefined)
    return known.removed ? err('session/malformed') : withNewPin(house, classroom, known, token);
  if (gathering.isTokenKnown(tokenHash)) return err('session/malformed');
  if (gathering.isLocked) return err('session/locked');
  if (classroom.working.state.stage === 'debrief') return err('session/ended');
  const name = normaliseName(request.name);
  if (!name.ok) return name;
  if (isRoleName(name.value)) return err('name/reserved');
  if (gathering.isNameTaken(name.value)) return err('name/taken');
  if (!gathering.newcomers.take()) return err('session/too-many-joins');
  const groupWord = (request.group ?? '').normalize('NFKC').trim().toLowerCase();
  const record: MemberRecord = {
    code: gathering.code,
    member: gathering.nextMember(),
    name: name.value,
    tokenHash,
    muted: false,
    removed: false,
    ...(groupWord === '' ? {} : { groupWord }),
  };
  if (request.device !== undefined) classroom.devices.set(record.member, request.device);
  const joining = welcome(house, classroom, record, token);
  classroom.joining.set(tokenHash, joining);
  return joining.finally(() => {
    classroom.joining.delete(tokenHash);
    if (classroom.newGroups.get(groupWord) === record.member) classroom.newGroups.delete(groupWord);
  });
}

/** `person`: without the number by which they come back, which is made here. */
async function welcome(
  house: Pick<House, 'log'>,
  classroom: Classroom,
  person: MemberRecord,
  token: string,
): Promise<Result<JoinedClass, SessionErrorCode>> {
  const { gathering } = classroom;
  const { member, name } = person;
  const pin = createPin();
  gathering.reservedNames.add(name);
  const record = { ...person, pinHash: hashPin(pin) };
  const saved = await enter(classroom, record).finally(() => gathering.reservedNames.delete(name));
  if (!saved.ok) return err(saved.error.code === 'class/full' ? 'session/full' : 'server/saving-paused');
  gathering.members.set(member, record);
  const session = classroom.sessionOf(member);
  gathering.changed();
  if (session !== gathering) session.changed();
  house.log.info({ classId: classroom.classId, member }, 'joined');
  return ok({ classId: classroom.classId, member, token, name, pin });
}

/** Somebody who is here asks again, since an answer was lost or the number is forgotten: they get another. */
async function withNewPin(
  house: Pick<House, 'queue'>,
  { classId, gathering, pinTries }: Classroom,
  { member, name, pinHash }: MemberRecord,
  token: string,
): Promise<Result<JoinedClass, SessionErrorCode>> {
  if (!pinTries.mayRenewFor(member)) return err('return/pin-too-soon');
  const pin = createPin();
  const changed = await changeMember(house, gathering, member, { pinHash: withOwnPin(pinHash, pin) });
  return changed.ok ? ok({ classId, member, token, name, pin }) : err('server/saving-paused');
}

/**
 * Somebody of a class comes back by name and number, on a shared or an emptied device: with seat, talk and all that they were. The
 * device before is sent away. The same token asks for the same place again.
 */
export async function comeBack(
  house: Pick<House, 'queue' | 'log'>,
  classroom: Classroom,
  { name: raw, pin, token }: Return,
): Promise<Result<ReturnAnswer, SessionErrorCode>> {
  const { gathering, pinTries } = classroom;
  const tokenHash = hashToken(token);
  const admitted = gathering.present.find((record) => isSameHash(record.tokenHash, tokenHash));
  if (admitted !== undefined) return ok(backAt(classroom, admitted, token));
  const name = normaliseName(raw);
  if (!name.ok) return name;
  if (pin === undefined) return err('return/pin-missing');
  if (!pinTries.take()) return err('return/too-many');
  const person = gathering.named(name.value);
  if (person === undefined) return err('return/unknown-name');
  if (!pinTries.takeFor(person.member)) return err('return/pin-blocked');
  if (person.pinHash === undefined || !isPin(pin, person.pinHash)) return err('return/wrong-pin');
  // Somebody else's, or on its way to be.
  if (gathering.isTokenKnown(tokenHash)) return err('session/malformed');
  gathering.reservedTokens.add(tokenHash);
  const changed = await changeMember(house, gathering, person.member, { tokenHash });
  gathering.reservedTokens.delete(tokenHash);
  if (!changed.ok)
    return err(changed.error.code === 'server/saving-paused' ? changed.error.code : 'return/unknown-name');
  classroom.sessionOf(person.member).changed();
  house.log.info({ classId: classroom.classId, member: person.member }, 'came back by a number');
  return ok(backAt(classroom, person, token));
}

function backAt({ classId }: Classroom, { member, name }: MemberRecord, token: string): ReturnAnswer {
  const joined: JoinedClass = { classId, member, token, name };
  return { state: 'admitted', joined };
}

/** Commits the newcomer, and whoever comes late with the seat that a bot has had. */
function enter(classroom: Classroom, record: MemberRecord): ReturnType<Classroom['submit']> {
  const { member, groupWord } = record;
  const group = groupWord === undefined ? undefined : groupOf(classroom, groupWord);
  if (groupWord !== undefined && group === undefined) classroom.newGroups.set(groupWord, member);
  const isFull = classroom.working.state.people.length >= CLASS_SIZES.peoplePerClass;
  const place = latePlace(classroom, !isFull);
  const intent = {
    type: 'enter',
    member,
    ...(group === undefined ? {} : { group }),
    ...(place === undefined ? {} : { table: place.table }),
    ...(place?.joins === undefined ? {} : { joins: place.joins }),
  } as const;
  return withSeat(classroom, { intent, place, writes: [{ type: 'addMember', member: record }] });
}

/** Group of those who typed this word: it is named by the first of them, who may have left since or be on the way to disk. */
function groupOf({ gathering, working, newGroups }: Classroom, word: string): MemberId | undefined {
  const alike = working.state.people.find(({ member }) => gathering.members.get(member)?.groupWord === word);
  return alike === undefined ? newGroups.get(word) : (alike.group ?? alike.member);
}

/** Whoever has waited for a phase to end goes to a table, as soon as one takes somebody new. */
export async function placeThoseWhoWait(classroom: Classroom): Promise<void> {
  const { people, tables } = classroom.working.state;
  const waiting = people.filter(({ table }) => table === undefined);
  if (tables.length === 0 || waiting.length === 0) return;
  await classroom.inTurn(async () => {
    for (const { member } of waiting) {
      const { state } = classroom.working;
      const place = latePlace(classroom, state.stage !== 'debrief' && !isBeyondPlaces(state, member));
      if (place === undefined) return;
      const placed = await withSeat(classroom, {
        intent: {
          type: 'place',
          member,
          table: place.table,
          ...(place.joins === undefined ? {} : { joins: place.joins }),
        },
        place,
        writes: [],
      });
      if (placed.ok && placed.value.length > 0) classroom.sessionOf(member).changed();
    }
  });
}

function latePlace(classroom: Classroom, maySit: boolean): LatePlace | undefined {
  const games = classroom.gamesOf('working');
  return placeForLate(games, { nowMs: classroom.nowMs(), maySit });
}

type Arriving = {
  readonly intent: Extract<ServerClassroomIntent, { type: 'enter' | 'place' }>;
  readonly place: LatePlace | undefined;
  readonly writes: readonly Write[];
};

/** Commits somebody's arrival at a table together with the seat. All may have been taken while this waited: then they watch. */
async function withSeat(
  classroom: Classroom,
  { intent, place, writes }: Arriving,
): ReturnType<Classroom['submit']> {
  const { member } = intent;
  const session = place === undefined ? undefined : classroom.tables.get(place.table);
  let seating: Promise<unknown> = Promise.resolve();
  const entered = await classroom.submit({
    actor: SERVER,
    intent,
    also: (events) => {
      if (events.length > 0 && session !== undefined && place?.seat !== undefined)
        seating = session.table.submit({
          actor: SERVER,
          intents: (state) =>
            ok(isGoneFrom(classroom, place, member) ? [] : sitsDown(session, state, member)),
        });
      return writes;
    },
  });
  await seating;
  return entered;
}

/** Whether somebody has left, or was moved to another table, while they waited for a seat at this one. */
function isGoneFrom(classroom: Classroom, { table }: LatePlace, member: MemberId): boolean {
  const { members, departing } = classroom.gathering;
  const now = tableOf(classroom, member);
  return (
    members.get(member)?.removed === true || departing.has(member) || (now !== undefined && now !== table)
  );
}

/** A bot's seat for somebody who comes, chosen when it is given: others may have come while the table decided something. */
export function sitsDown({ table }: Session, state: GameState, member: MemberId): Intent[] {
  return takesFreeSeat({ state, seats: seatOrder(table.rules.scenario, state.seats) }, member);
}

/**
 * Takes those who were removed or erased out of the class, and frees seats of people who are not of the table: they left, or were moved
 * or seated, while something else about them was under way. A table that decides how a phase ends is looked at when it has.
 */
export async function forgetRemoved(classroom: Classroom): Promise<void> {
  const { members } = classroom.gathering;
  const gone = classroom.working.state.people.filter(({ member }) => members.get(member)?.removed === true);
  for (const { member } of gone) await classroom.submit({ actor: SERVER, intent: { type: 'leave', member } });
  if (classroom.isSavingPaused || classroom.isHistoryLost) return;
  for (const [letter, { table }] of classroom.tables) {
    if (table.isDeciding || mendedSeats(classroom, letter, table.working.state).length === 0) continue;
    await table.submit({ actor: SERVER, intents: (state) => ok(mendedSeats(classroom, letter, state)) });
  }
}

/** What makes the seats of a table those of its people again: whoever is not of it leaves, and one of those who share a seat holds it. */
function mendedSeats(classroom: Classroom, letter: TableLetter, { seats }: GameState): readonly Intent[] {
  const { delegations } = classroom.sharedAt(letter, 'working');
  return Object.values(seats).flatMap(({ economy, member }): Intent[] => {
    const isHeld = member !== undefined && tableOf(classroom, member) === letter;
    const heir = delegations
      .find((each) => each.economy === economy)
      ?.people.find((other) => seatOf({ seats }, other) === undefined);
    if (isHeld || (member === undefined && heir === undefined)) return [];
    return [
      ...(member === undefined ? [] : [{ type: 'vacateSeat', economy } as const]),
      ...(heir === undefined ? [] : [{ type: 'occupySeat', economy, member: heir } as const]),
    ];
  });
}

/** Where somebody belongs, as soon as it is decided. */
export function tableOf({ working }: Classroom, member: MemberId): TableLetter | undefined {
  return working.state.people.find((person) => person.member === member)?.table;
}

/** Carries out what a person of a class asked for themselves, once for each command. */
export async function performForPerson(
  house: House,
  classroom: Classroom,
  {
    command: { member, id },
    intent,
  }: {
    readonly command: { readonly member: string; readonly id: string };
    readonly intent: PersonIntent;
  },
): Promise<Result<Consequence, Rejection>> {
  const refusal = classroom.refusal({ type: 'member' }, intent);
  if (refusal !== undefined) return err(refusal);
  const command = { member, id };
  switch (intent.type) {
    case 'renameMyself': {
      const name = normaliseName(intent.name);
      if (name.ok && isRoleName(name.value)) return err({ code: 'name/reserved' });
      return performOnce(house, classroom.gathering, {
        command,
        intent: { type: 'renameMember', member, name: intent.name },
      });
    }
    case 'leaveClass':
      return performOnce(house, classroom.gathering, { command, intent: { type: 'erasePerson', member } });
    default:
      return assertNever(intent);
  }
}
