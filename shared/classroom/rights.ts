/** What each of those who host a class, or come to it, may ask and read. One table of rights, asked by the server and by every page. */
import type { MemberId } from '#shared/kernel/ids.ts';
import type { HostClassroomIntent } from '#shared/protocol/classroom.ts';
import type { TableLetter } from '#shared/protocol/deal.ts';
import type { HelperIntent } from '#shared/protocol/classHosts.ts';
import type { SessionIntent } from '#shared/protocol/session.ts';

export const CLASS_ROLES = ['host', 'coTeacher', 'assistant', 'observer', 'screen', 'member'] as const;
export type ClassRole = (typeof CLASS_ROLES)[number];

/** Who somebody is to a class. `tables`: those that are an assistant's own. */
export type Hosting = { readonly as: ClassRole; readonly tables?: readonly TableLetter[] };
export const THE_HOST: Hosting = { as: 'host' };

/** What a request is about, or what is read. */
export const MATTERS = ['course', 'people', 'links', 'erase', 'papers', 'talk'] as const;
export type Matter = (typeof MATTERS)[number];

/** `own`: at the tables that are theirs. */
type Reach = 'all' | 'own' | 'none';

/**
 * `course`: dealing, clock, events, screens, door. `people`: people, their words, hands, and speaking to them. `papers`: proposals
 * that are not revealed to all, never what is sealed. `talk`: what seats say to one another.
 */
export const RIGHTS = {
  host: { course: 'all', people: 'all', links: 'all', erase: 'all', papers: 'all', talk: 'all' },
  coTeacher: { course: 'all', people: 'all', links: 'none', erase: 'none', papers: 'all', talk: 'all' },
  assistant: { course: 'none', people: 'own', links: 'none', erase: 'none', papers: 'own', talk: 'own' },
  observer: { course: 'none', people: 'none', links: 'none', erase: 'none', papers: 'all', talk: 'none' },
  screen: { course: 'none', people: 'none', links: 'none', erase: 'none', papers: 'none', talk: 'none' },
  member: { course: 'none', people: 'none', links: 'none', erase: 'none', papers: 'none', talk: 'none' },
} as const satisfies Record<ClassRole, Record<Matter, Reach>>;

/**
 * Whether somebody may ask, or read, what is about these tables; about the whole class where none are named. Of an assistant every
 * table must be their own.
 */
export function mayHost(
  { as, tables: own = [] }: Hosting,
  matter: Matter,
  tables?: readonly (TableLetter | undefined)[],
): boolean {
  const reach: Reach = RIGHTS[as][matter];
  if (reach !== 'own') return reach === 'all';
  const isOwn = (table: TableLetter | undefined): boolean => table !== undefined && own.includes(table);
  return tables !== undefined && tables.length > 0 && tables.every(isOwn);
}

/** What may be asked of a class in its room, by whoever hosts it. */
export const CLASS_MATTERS = {
  proposeDeal: 'course',
  shuffleDeal: 'course',
  applyDeal: 'course',
  startPlay: 'course',
  nextGame: 'course',
  setPace: 'course',
  setPlan: 'course',
  adjourn: 'course',
  reconvene: 'course',
  setHomework: 'course',
  dropHomework: 'course',
  press: 'course',
  snoozeAlert: 'course',
  callEyes: 'course',
  turnScreen: 'course',
  openReplays: 'course',
  say: 'people',
  lowerHand: 'people',
  movePerson: 'people',
  swapPeople: 'people',
  makeWatch: 'people',
  mergeTable: 'people',
  ruleOffices: 'course',
  setOffices: 'people',
  rehearse: 'course',
  paceRehearsal: 'course',
  startReal: 'erase',
  keepFor: 'erase',
  inviteHelper: 'links',
  revokeHelper: 'links',
  makePins: 'links',
} as const satisfies Record<HostClassroomIntent['type'] | HelperIntent['type'], Matter>;

/** What may be asked about people, talk and the door, in the room of the class or of a table. */
export const SESSION_MATTERS = {
  lock: 'course',
  hideNames: 'course',
  setChatMode: 'course',
  setWording: 'course',
  goOnAt: 'course',
  continueAfterLoss: 'course',
  muteMember: 'people',
  hideMessage: 'people',
  renameMember: 'people',
  removeMember: 'people',
  removeWatchers: 'people',
  giveSeat: 'people',
  declineSeatRequest: 'people',
  rotateSeats: 'people',
  answerReturn: 'people',
  reissueLink: 'people',
  erasePerson: 'erase',
  eraseSession: 'erase',
} as const satisfies Record<SessionIntent['type'], Matter>;

/** What a host asks of the game of one table is all about its course. */
export const GAME_MATTER = 'course' satisfies Matter;

type Places = { readonly people: readonly { readonly member: MemberId; readonly table?: TableLetter }[] };

/** Tables that a request in the room of a class is about; undefined: the whole class. */
export function tablesMeant(
  { people }: Places,
  intent: HostClassroomIntent | HelperIntent | SessionIntent,
): readonly (TableLetter | undefined)[] | undefined {
  const tableOf = (member: MemberId): TableLetter | undefined =>
    people.find((person) => person.member === member)?.table;
  switch (intent.type) {
    case 'say':
      return intent.member === undefined ? intent.tables : [tableOf(intent.member)];
    case 'setOffices':
      return [intent.table];
    case 'movePerson':
      return [tableOf(intent.member), intent.table];
    case 'swapPeople':
      return [tableOf(intent.member), tableOf(intent.with)];
    default:
      return 'member' in intent ? [tableOf(intent.member)] : undefined;
  }
}
