/** People of a class: how they come in, and what they may ask for themselves. */
import {
  changePlaces,
  isBeyondPlaces,
  type LatePlace,
  leavesSeat,
  placeForLate,
  takesFreeSeat,
  takesPlaceOf,
} from '#shared/classroom/people.ts';
import { assertNever } from '#shared/kernel/assertNever.ts';
import type { MemberId } from '#shared/kernel/ids.ts';
import { must } from '#shared/kernel/records.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type {
  JoinedClass,
  PersonIntent,
  PlaceIntent,
  ServerClassroomIntent,
  TableLetter,
} from '#shared/protocol/classroom.ts';
import type { Intent } from '#shared/protocol/intents.ts';
import { LIMITS } from '#shared/protocol/limits.ts';
import type { GameState } from '#shared/rules/state.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { Join, Return, ReturnAnswer, SessionErrorCode } from '#shared/protocol/session.ts';
import type { MemberRecord, Write } from '../store/GameStore.ts';
import type { Classroom } from './Classroom.ts';
import { changeMember, personOf } from './changeMember.ts';
import { commandKey } from './CommandAnswers.ts';
import { Rendezvous } from './CommitQueue.ts';
import { CALLED_OFF } from './GameSession.ts';
import type { House } from './House.ts';
import { isRoleName } from './likeNames.ts';
import { normaliseName } from './normaliseText.ts';
import { performOnce } from './performSessionIntent.ts';
import { createPin, hashPin, isPin } from './pins.ts';
import { forgetRequests, withoutRequests } from './seats.ts';
import { type Consequence, type Session, seatOrder } from './Session.ts';
import { createToken, hashToken, isSameHash } from './tokens.ts';

const HOST = { type: 'host' } as const;
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
  const joining = welcome(house, classroom, record, token);
  classroom.joining.set(tokenHash, joining);
  return joining.finally(() => classroom.joining.delete(tokenHash));
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
  { member, name }: MemberRecord,
  token: string,
): Promise<Result<JoinedClass, SessionErrorCode>> {
  if (!pinTries.mayRenewFor(member)) return err('return/pin-too-soon');
  const pin = createPin();
  const changed = await changeMember(house, gathering, member, { pinHash: hashPin(pin) });
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
  const { gathering } = classroom;
  const { member, groupWord } = record;
  const first =
    groupWord === undefined ? undefined : gathering.present.find((each) => each.groupWord === groupWord);
  const isFull = classroom.working.state.people.length >= LIMITS.peoplePerClass;
  const place = latePlace(classroom, !isFull);
  const intent = {
    type: 'enter',
    member,
    ...(first === undefined ? {} : { group: first.member }),
    ...(place === undefined ? {} : { table: place.table }),
  } as const;
  return withSeat(classroom, { intent, place, writes: [{ type: 'addMember', member: record }] });
}

/** Whoever has waited for a phase to end goes to a table, as soon as one takes somebody new. */
export async function placeThoseWhoWait(classroom: Classroom): Promise<void> {
  const { people, tables, stage } = classroom.working.state;
  if (tables.length === 0) return;
  for (const { member } of people.filter(({ table }) => table === undefined)) {
    const maySit = stage !== 'debrief' && !isBeyondPlaces(classroom.working.state, member);
    const place = latePlace(classroom, maySit);
    if (place === undefined) return;
    const placed = await withSeat(classroom, {
      intent: { type: 'place', member, table: place.table },
      place,
      writes: [],
    });
    if (placed.ok) classroom.sessionOf(member).changed();
  }
}

function latePlace(classroom: Classroom, maySit: boolean): LatePlace | undefined {
  const games = classroom.gamesOf(({ working }) => working);
  return placeForLate(games, { nowMs: classroom.nowMs(), maySit });
}

type Arriving = {
  readonly intent: Extract<ServerClassroomIntent, { type: 'enter' | 'place' }>;
  readonly place: LatePlace | undefined;
  readonly writes: readonly Write[];
};

/** Commits somebody's arrival at a table together with the seat. The seat may have been taken while this waited: then they watch. */
async function withSeat(
  classroom: Classroom,
  { intent, place, writes }: Arriving,
): ReturnType<Classroom['submit']> {
  const { member } = intent;
  const economy = place?.seat;
  const session = place === undefined ? undefined : classroom.tables.get(place.table);
  let seating: Promise<unknown> = Promise.resolve();
  const entered = await classroom.submit({
    actor: SERVER,
    intent,
    also: () => {
      if (session !== undefined && economy !== undefined)
        seating = session.table.submit({
          actor: SERVER,
          intents: ({ seats }) =>
            ok(seats[economy]?.member === undefined ? [{ type: 'occupySeat', economy, member }] : []),
        });
      return writes;
    },
  });
  await seating;
  return entered;
}

/**
 * Takes those who were removed or erased out of the class, and frees seats of people who are not of the table: they left, or were moved
 * or seated, while something else about them was under way. A table that decides how a phase ends is looked at when it has.
 */
export async function forgetRemoved(classroom: Classroom): Promise<void> {
  const { members } = classroom.gathering;
  const gone = classroom.working.state.people.filter(({ member }) => members.get(member)?.removed === true);
  for (const { member } of gone) await classroom.submit({ actor: SERVER, intent: { type: 'leave', member } });
  if (classroom.isSavingPaused) return;
  for (const [letter, { table }] of classroom.tables) {
    const isStray = ({ member }: { readonly member?: MemberId }): boolean =>
      member !== undefined && tableOf(classroom, member) !== letter;
    if (table.isDeciding || !Object.values(table.working.state.seats).some(isStray)) continue;
    await table.submit({
      actor: SERVER,
      intents: ({ seats }) =>
        ok(
          Object.values(seats)
            .filter(isStray)
            .map(({ economy }) => ({ type: 'vacateSeat', economy })),
        ),
    });
  }
}

/** Where somebody belongs, as soon as it is decided. */
function tableOf({ working }: Classroom, member: MemberId): TableLetter | undefined {
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
  const command = commandKey(member, id);
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

/** Carries out what the host asked about somebody's place at the tables, once for each command. */
export function performMove(
  classroom: Classroom,
  { command, intent }: { readonly command: string; readonly intent: PlaceIntent },
): Promise<Result<Consequence, Rejection>> {
  return classroom.gathering.performed.once(command, () =>
    classroom.inTurn(() => movePeople(classroom, intent)),
  );
}

/**
 * People change places at one table or two: one decision at each, so that no bot acts in between, and one transaction for all, so that
 * after a crash everybody is at one table. Where a table cannot, nobody is moved.
 */
async function movePeople(
  classroom: Classroom,
  intent: PlaceIntent,
): Promise<Result<Consequence, Rejection>> {
  const members = intent.type === 'swapPeople' ? [intent.member, intent.with] : [intent.member];
  const refusalNow = (): Rejection | undefined => {
    const isHere = members.every((member) => personOf(classroom.gathering, member).ok);
    return isHere ? classroom.refusal(HOST, intent) : { code: 'class/person-gone' };
  };
  const refusal = refusalNow();
  if (refusal !== undefined) return err(refusal);
  const changes = changesOf(classroom, intent);
  const together = new Rendezvous(1 + changes.length, 'all');
  const [inClass, ...atTables] = await Promise.all([
    together.arrive(async () => {
      // Decided again: somebody may have left meanwhile, or be about to.
      const now = together.isOff ? CALLED_OFF : refusalNow();
      if (now === undefined)
        return classroom.submit({
          actor: HOST,
          intent,
          also: () => withoutRequests(classroom.gathering, members),
        });
      together.refuse();
      return err<Rejection>(now);
    }),
    ...changes.map(({ session, intents }) =>
      session.table.submit({ actor: SERVER, intents: (state) => ok(intents(state)), together }),
    ),
  ]);
  const refusals = [inClass, ...atTables].flatMap((result) => (result.ok ? [] : [result.error]));
  const cause = refusals.find(({ code }) => code !== CALLED_OFF.code) ?? refusals[0];
  if (cause !== undefined) return err(cause);
  forgetRequests(classroom.gathering, members);
  for (const session of [classroom.gathering, ...changes.map((change) => change.session)]) session.changed();
  return ok({ type: 'peopleChanged', members });
}

type Change = { readonly session: Session; readonly intents: (state: GameState) => Intent[] };

/** What changes at each table that somebody leaves or comes to. */
function changesOf(classroom: Classroom, intent: PlaceIntent): readonly Change[] {
  const { member } = intent;
  const at = (letter: TableLetter | undefined, intents: Change['intents']): Change[] => {
    const session = letter === undefined ? undefined : classroom.tables.get(letter);
    return session === undefined ? [] : [{ session, intents }];
  };
  const from = tableOf(classroom, member);
  switch (intent.type) {
    case 'makeWatch':
      return at(from, (state) => leavesSeat(state, member));
    case 'movePerson': {
      const to = classroom.tables.get(intent.table);
      return [
        ...at(from, (state) => leavesSeat(state, member)),
        ...at(intent.table, (state) => {
          const seats = seatOrder(must(to, 'table').table.rules.scenario, state.seats);
          return takesFreeSeat({ state, seats }, member);
        }),
      ];
    }
    case 'swapPeople': {
      const other = intent.with;
      const to = tableOf(classroom, other);
      if (from === to) return at(from, (state) => changePlaces(state, member, other));
      return [
        ...at(from, (state) => takesPlaceOf(state, { leaves: member, comes: other })),
        ...at(to, (state) => takesPlaceOf(state, { leaves: other, comes: member })),
      ];
    }
    default:
      return assertNever(intent);
  }
}
