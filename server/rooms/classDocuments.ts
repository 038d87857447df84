/** What leaves the room of a class: one document for all, and for each client what it alone may know. Only what is on disk. */
import { waitingOf } from '#shared/classroom/people.ts';
import { summarise } from '#shared/classroom/tables.ts';
import type { EconomyId, MemberId } from '#shared/kernel/ids.ts';
import { must } from '#shared/kernel/records.ts';
import type {
  ClassPerson,
  ClassPlace,
  ClassView,
  ClassWaiting,
  RaisedHand,
  TableLetter,
  TableRooms,
} from '#shared/protocol/classroom.ts';
import { homeworkAhead } from '#shared/rules/table/homework.ts';
import { mayHost } from '#shared/classroom/rights.ts';
import type { PastGameView } from '#shared/protocol/classTables.ts';
import type { HelperLine } from '#shared/protocol/classHosts.ts';
import { hostingOf } from '../session/hosting.ts';
import { troubleOf } from '../session/AlertWatch.ts';
import type { Classroom } from '../session/Classroom.ts';
import { awaitsRoom } from '../session/openClass.ts';
import { factsOf } from '../session/Debrief.ts';
import { officesAt, seatOrders } from '../session/offices.ts';
import type { Identity, Session } from '../session/Session.ts';

export type ClassDocuments = Readonly<Record<string, string>>;

/** What everybody in the room of a class may know: counts, never names. */
export function viewOf(
  classroom: Classroom,
  { isRehearsing, screens }: { readonly isRehearsing: boolean; readonly screens: number },
): ClassView {
  const { gathering, committed } = classroom;
  const { rehearsal, keptDays } = committed.state;
  // The seed decides chance at every table: it is nobody's before the end.
  const { seed: _seed, ...settings } = committed.state.settings;
  return {
    code: gathering.code,
    stage: committed.state.stage,
    settings,
    language: gathering.language,
    chatMode: gathering.chatMode,
    wording: gathering.wording,
    locked: gathering.isLocked,
    namesHidden: gathering.areNamesHidden,
    hostConnected: gathering.hostConnections > 0,
    screens,
    people: committed.state.people.length,
    connected: committed.state.people.filter(({ member }) => isConnected(classroom, member)).length,
    tables: committed.state.tables.map(({ table }) => table),
    pace: committed.state.pace ?? 'together',
    ...(committed.state.adjourned === undefined ? {} : { adjourned: committed.state.adjourned }),
    ...overDays(classroom),
    game: committed.state.past.length + 1,
    savingPaused: classroom.isSavingPaused,
    ...(classroom.isHistoryLost ? { historyLost: true } : {}),
    ...(committed.state.screen === undefined ? {} : { screen: committed.state.screen }),
    ...(committed.state.eyesUp ? { eyesUp: true } : {}),
    ...(keptDays === undefined ? {} : { keptDays }),
    ...(rehearsal === undefined ? {} : { rehearsal: { ...rehearsal, isRunning: isRehearsing } }),
    ...(classroom.successor === undefined ? {} : { successor: classroom.successor }),
    offices: committed.state.offices,
    ...(committed.state.replaysOpen === true ? { replaysOpen: true } : {}),
    ...(classroom.wordToAll === undefined ? {} : { word: classroom.wordToAll }),
  };
}

/** When somebody last came back to a table after a break, and until when tables play at home. */
function overDays({ tables }: Classroom): Pick<ClassView, 'goesOnSince' | 'homework'> {
  const games = [...tables.values()].map(({ table }) => table);
  const since = games.flatMap(({ attendance }) => attendance.goesOnSince ?? []);
  const [homework] = games.flatMap((game) => homeworkAhead(game.committed.state) ?? []);
  return {
    ...(since.length === 0 ? {} : { goesOnSince: Math.max(...since) }),
    ...(homework === undefined ? {} : { homework }),
  };
}

/** Games that the class has played before, for everybody's eyes: people and what decides chance are not in it. */
export function pastOf({ committed }: Classroom): readonly PastGameView[] {
  return committed.state.past.map(({ settings: { seed: _seed, ...settings }, seats, tables }) => ({
    settings,
    seats,
    tables: tables.map(({ table, gameId, incomes, scores }) => ({ table, gameId, incomes, scores })),
  }));
}

/** What everybody in the room may see of the tables, and of the debrief. */
export function openDocuments(classroom: Classroom): ClassDocuments {
  const documents: Record<string, string> = {};
  for (const game of classroom.gamesOf('committed')) {
    const facts = factsOf(game);
    documents[`wall/${game.table}`] = JSON.stringify(facts.wall);
    if (facts.results.rounds.length > 0) documents[`results/${game.table}`] = JSON.stringify(facts.results);
  }
  return { ...documents, ...classroom.gathering.debrief.documents() };
}

function isConnected(classroom: Classroom, member: string): boolean {
  return classroom.gathering.connected.has(member) || classroom.sessionOf(member).connected.has(member);
}

type Place = { readonly member: MemberId; readonly table: TableLetter | undefined };

function seatAt(classroom: Classroom, { member, table }: Place): EconomyId | undefined {
  const session = table === undefined ? undefined : classroom.tables.get(table);
  return session?.seatOf(member);
}

/** Why somebody has no seat; nothing where they have one, which the host may have given them. */
function reasonOf(classroom: Classroom, place: Place): ClassWaiting | undefined {
  return seatAt(classroom, place) === undefined
    ? waitingOf(classroom.committed.state, place.member)
    : undefined;
}

/** What one client may know beyond the public document. The holder of its token differs where somebody opens a big screen with it. */
export function overlayFor(classroom: Classroom, identity: Identity, holder: string): ClassDocuments {
  const { people, proposed, plan } = classroom.committed.state;
  // The big screen on a person's own device finds no more tables than that person does.
  if (identity.type === 'screen') return classroom.gathering.members.has(holder) ? {} : roomsOf(classroom);
  if (identity.type === 'member') {
    const table = people.find(({ member }) => member === identity.member)?.table;
    const session = table === undefined ? undefined : classroom.tables.get(table);
    const waiting = reasonOf(classroom, { member: identity.member, table });
    return {
      ...answersOf(classroom.gathering, identity),
      ...(waiting === undefined ? {} : { waiting: JSON.stringify(waiting) }),
      ...(table === undefined || session === undefined || awaitsRoom(session)
        ? {}
        : { place: JSON.stringify({ table, gameId: session.table.gameId } satisfies ClassPlace) }),
    };
  }
  const { members } = classroom.gathering;
  const offices = new Map([...classroom.tables.values()].flatMap((session) => [...officesAt(session)]));
  const hosting = hostingOf(identity);
  const persons = people.flatMap(({ member, table, group }): ClassPerson[] => {
    const record = members.get(member);
    if (record === undefined || !mayHost(hosting, 'people', [table])) return [];
    const { name, muted } = record;
    const device = classroom.devices.get(member);
    const seat = seatAt(classroom, { member, table });
    const waits = reasonOf(classroom, { member, table })?.why;
    const own = offices.get(member);
    return [
      {
        member,
        name,
        connected: isConnected(classroom, member),
        muted,
        ...(table === undefined ? {} : { table }),
        ...(seat === undefined ? {} : { seat }),
        ...(seat === undefined || own === undefined ? {} : { offices: own }),
        ...(waits === undefined ? {} : { waits }),
        ...(group === undefined ? {} : { group }),
        ...(device === undefined ? {} : { device }),
      },
    ];
  });
  const summaries = classroom.gamesOf('committed').map((game) => {
    const trouble = troubleOf(must(classroom.tables.get(game.table), 'table').table);
    const summary = summarise(game, {
      watching: game.watching,
      ...(trouble === undefined ? {} : { trouble }),
    });
    return [`tables/${game.table}`, JSON.stringify(summary)] as const;
  });
  const isInCourse = mayHost(hosting, 'course');
  const isFor = ({ table }: { readonly table?: TableLetter }): boolean => mayHost(hosting, 'people', [table]);
  const alerts = { ...classroom.alerts, shown: classroom.alerts.shown.filter(isFor) };
  const pressed = classroom.hosts.lastBy;
  return {
    ...roomsOf(classroom),
    people: JSON.stringify(persons),
    ...(proposed === undefined || !isInCourse ? {} : { deal: JSON.stringify(proposed) }),
    ...(plan === undefined || !isInCourse ? {} : { plan: JSON.stringify(plan) }),
    alerts: JSON.stringify(isInCourse ? classroom.alerts : { ...alerts, more: 0 }),
    seats: JSON.stringify(
      [...classroom.tables.values()].flatMap((session) => seatOrders(session)).filter(isFor),
    ),
    hands: JSON.stringify(handsIn(classroom).filter(isFor)),
    ...(classroom.word === undefined ? {} : { word: JSON.stringify(classroom.word) }),
    ...(pressed === undefined ? {} : { lastPress: JSON.stringify(pressed) }),
    ...(mayHost(hosting, 'links') ? { helpers: JSON.stringify(helperLines(classroom)) } : {}),
    ...Object.fromEntries(summaries),
  };
}

function roomsOf({ tables }: Classroom): ClassDocuments {
  const open = [...tables].filter(([, session]) => !awaitsRoom(session));
  const rooms = Object.fromEntries(open.map(([letter, { table }]) => [letter, table.gameId]));
  return { rooms: JSON.stringify(rooms satisfies TableRooms) };
}

/** Links of other hosts, and whether somebody is there by each. */
function helperLines({ gathering, hosts }: Classroom): readonly HelperLine[] {
  return [...gathering.helpers.values()].map(({ id, kind, label, tables }) => ({
    id,
    kind,
    label,
    tables,
    connected: hosts.isHere(id),
  }));
}

/** What a person answered in the debrief, as a document of their own. */
export function answersOf({ debrief }: Pick<Session, 'debrief'>, identity: Identity): ClassDocuments {
  if (identity.type !== 'member' || !debrief.hasBegun) return {};
  return { answers: JSON.stringify(debrief.answersOf(identity.member)) };
}

/** Who raises a hand, and at which table. */
function handsIn({ committed }: Classroom): readonly RaisedHand[] {
  const { hands, people } = committed.state;
  return hands.map((member) => {
    const table = people.find((person) => person.member === member)?.table;
    return table === undefined ? { member } : { member, table };
  });
}
