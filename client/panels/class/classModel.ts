import { tableCount } from '#shared/classroom/deal.ts';
import { isInPlay } from '#shared/classroom/presses.ts';
import type { EconomyId, MemberId } from '#shared/kernel/ids.ts';
import { groupsBy, must } from '#shared/kernel/records.ts';
import type {
  ClassPerson,
  ProposedDeal,
  TableLetter,
  ClassPress,
  TableSummary,
} from '#shared/protocol/classroom.ts';
import { LIMITS } from '#shared/protocol/limits.ts';
import { type Phrase, phrase } from '../../text/phrase.ts';
import { type ClockModel, LAST_MS } from '../chrome/clockModel.ts';

/** How many tables so many people need, before anybody has come: sizes differ by one at most, as in every deal. */
export type TablePlan = {
  readonly people: number;
  readonly tables: number;
  /** People at the smaller tables. */
  readonly size: number;
  /** Tables with one person more. */
  readonly larger: number;
  /** People who find no seat and watch. */
  readonly watching: number;
};

export function planTables(people: number, seats: number): TablePlan {
  const tables = tableCount(people, seats);
  const size = Math.floor(people / tables);
  const larger = people - size * tables;
  const watching = Math.max(0, size - seats) * (tables - larger) + Math.max(0, size + 1 - seats) * larger;
  return { people, tables, size, larger, watching };
}

/** The plan in a sentence. */
export function planPhrase({ people, tables, size, larger }: TablePlan, seats: number): Phrase {
  if (tables === 1) return phrase('class.open.single', { people, seats });
  if (larger === 0) return phrase('class.open.even', { people, tables, size });
  return phrase('class.open.uneven', {
    people,
    large: larger,
    size: size + 1,
    small: tables - larger,
    less: size,
  });
}

/** The number of people that was typed; undefined where it is none that a class may have. */
export function peopleTyped(text: string): number | undefined {
  const people = Number(text.trim());
  return text.trim() !== '' && Number.isInteger(people) && people >= 1 && people <= LIMITS.peoplePerClass
    ? people
    : undefined;
}

/** One table of the deal that the host looks at. */
export type DealtTable = {
  readonly table: TableLetter;
  readonly people: readonly {
    readonly person: ClassPerson;
    /** Absent: watches. */
    readonly seat?: EconomyId;
    readonly isKept: boolean;
  }[];
  /** Seats that nobody has. */
  readonly bots: number;
};

/** The deal with the names of those who are in it. Whoever has left since is in no list of people any more. */
export function dealtTables(
  proposed: ProposedDeal,
  people: readonly ClassPerson[],
  seats: number,
): readonly DealtTable[] {
  const known = new Map(people.map((person) => [person.member, person]));
  return proposed.tables.map(({ table, people: dealt }) => ({
    table,
    people: dealt.flatMap(({ member, seat }) => {
      const person = known.get(member);
      const isKept = proposed.request.pins[member] !== undefined;
      return person === undefined ? [] : [{ person, isKept, ...(seat === undefined ? {} : { seat }) }];
    }),
    bots: Math.max(0, seats - dealt.filter(({ seat }) => seat !== undefined).length),
  }));
}

/** Names of those whom a deal mentions. */
export function namesOf(members: readonly MemberId[], people: readonly ClassPerson[]): readonly string[] {
  return people.filter(({ member }) => members.includes(member)).map(({ name }) => name);
}

/** Names of groups that were split, each by everybody who is in it. */
export function splitGroups(
  { split }: ProposedDeal,
  people: readonly ClassPerson[],
): readonly (readonly string[])[] {
  const groups = groupsBy(people, ({ member, group }) => group ?? member);
  return split.map((group) => (groups.get(group) ?? []).map(({ name }) => name));
}

/** What the overview of a class makes of the summaries of its tables. */

/** How many of the people at a table are here, and how far they are. */
export type TablePeople = {
  /** Seats that people have. */
  readonly seated: number;
  readonly present: number;
  /** Of those present: sealed while envelopes are filled, else ready. */
  readonly done: number;
  readonly doneKind: 'ready' | 'sealed';
};

export function peopleAt({ seats, phase }: TableSummary): TablePeople {
  const present = seats.filter(({ who }) => who === 'present');
  const doneKind = phase === 'policy' ? 'sealed' : 'ready';
  return {
    seated: seats.filter(({ who }) => who !== 'bot').length,
    present: present.length,
    done: present.filter((seat) => seat[doneKind]).length,
    doneKind,
  };
}

/** The clock of a table without its ring. While the line is down it shows nothing, since it could only guess. */
export function tableClock(
  { endsAtMs, pausedLeftMs }: TableSummary,
  nowMs: number,
  isConnected: boolean,
): Pick<ClockModel, 'look' | 'leftMs'> {
  if (!isConnected) return { look: 'unknown' };
  if (pausedLeftMs !== undefined) return { look: 'paused', leftMs: pausedLeftMs };
  if (endsAtMs === undefined) return { look: 'open' };
  const leftMs = Math.max(0, endsAtMs - nowMs);
  return { look: leftMs <= LAST_MS ? 'last' : 'running', leftMs };
}

/** Why a table needs its host, and what one press does about it. */
export type Need = {
  readonly table: TableLetter;
  readonly gameId: string;
  readonly cause: 'held' | 'historyLost' | 'savingPaused' | 'empty' | 'alone' | 'paused' | 'waits';
  /** Absent: going to the table. */
  readonly press?: ClassPress;
  /** Whom a table waits for. */
  readonly economy?: EconomyId;
};

/** The worst first. */
const CAUSES = [
  'held',
  'historyLost',
  'savingPaused',
  'empty',
  'alone',
  'paused',
  'waits',
] as const satisfies readonly Need['cause'][];

/** More at once would be a second list of tables. */
const NEEDS_SHOWN = 3;

/** Below this a phase ends by itself before a press would help. */
const WAIT_MATTERS_MS = 20_000;

/** What tables need of the host now, at most three, and how many more there are. */
export function needsOf(
  tables: readonly TableSummary[],
  nowMs: number,
): { readonly shown: readonly Need[]; readonly more: number } {
  const needs = tables
    .flatMap((table) => needOf(table, tables, nowMs))
    .toSorted((a, b) => CAUSES.indexOf(a.cause) - CAUSES.indexOf(b.cause));
  return { shown: needs.slice(0, NEEDS_SHOWN), more: Math.max(0, needs.length - NEEDS_SHOWN) };
}

function needOf(summary: TableSummary, tables: readonly TableSummary[], nowMs: number): Need[] {
  const { table, gameId, trouble } = summary;
  const at = { table, gameId };
  if (trouble !== undefined) return [{ ...at, cause: trouble }];
  if (!isInPlay(summary)) return [];
  const { seated, present } = peopleAt(summary);
  if (seated > 0 && present === 0) return [{ ...at, cause: 'empty' }];
  if (seated > 1 && present === 1) return [{ ...at, cause: 'alone' }];
  const isPaused = summary.pausedLeftMs !== undefined;
  const othersRun = tables.some((other) => isInPlay(other) && other.pausedLeftMs === undefined);
  if (isPaused) return othersRun ? [{ ...at, cause: 'paused', press: 'resumeClock' }] : [];
  const last = lastOneOut(summary);
  const isUrgent = summary.endsAtMs !== undefined && summary.endsAtMs - nowMs <= WAIT_MATTERS_MS;
  return last !== undefined && isUrgent ? [{ ...at, cause: 'waits', economy: last, press: 'addMinute' }] : [];
}

/** The only one present who has not sealed, where there are several. */
function lastOneOut({ seats, phase }: TableSummary): EconomyId | undefined {
  if (phase !== 'policy') return undefined;
  const present = seats.filter(({ who }) => who === 'present');
  const open = present.filter(({ sealed }) => !sealed);
  return present.length > 1 && open.length === 1 ? open[0]?.economy : undefined;
}

export function needPhrase({ cause, table, economy }: Need): Phrase {
  if (cause === 'waits')
    return phrase('class.need.waits', { table, economy: must(economy, 'seat that a table waits for') });
  return phrase(`class.need.${cause}`, { table });
}

/** The table beside the one that has the focus, in reading order; the first or the last where none has it. */
export function tableBeside(
  tables: readonly TableSummary[],
  focused: TableLetter | undefined,
  step: 1 | -1,
): TableLetter | undefined {
  const place = tables.findIndex(({ table }) => table === focused);
  if (place === -1) return tables.at(step === 1 ? 0 : -1)?.table;
  return tables[Math.min(Math.max(place + step, 0), tables.length - 1)]?.table;
}
