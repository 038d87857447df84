import { baseAccounts } from '#shared/economics/tradeBase.ts';
import type { TableResults } from '#shared/classroom/openFacts.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { TableLetter } from '#shared/protocol/classroom.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import type { LobbyGuide } from '../lobby/HowItGoes.tsx';
import type { Scenario } from '#shared/content/scenario.ts';
import { TEXT_LENGTHS } from '#shared/protocol/textLengths.ts';
import { nameKey, normaliseName } from '#shared/protocol/normaliseText.ts';
import { type Phrase, phrase } from '../../text/t.ts';

/** What is printed is filled from: a class with its tables, or one table. */
export type PrintFacts = {
  readonly code: string;
  readonly settings: Omit<GameSettings, 'seed'>;
  /** In the order in which they are dealt. */
  readonly seats: readonly EconomyId[];
  /** None before a class is dealt, and for a table by itself. */
  readonly tables: readonly TableLetter[];
  readonly isClass: boolean;
  /** What is said about the game before it begins. */
  readonly guide: LobbyGuide;
  /** Of revealed rounds. */
  readonly results: readonly TableResults[];
};

export const SHEETS = ['cards', 'tents', 'rules', 'worksheet', 'key', 'plan', 'roster', 'pins'] as const;
export type Sheet = (typeof SHEETS)[number];
export const CARDS_A_PAGE = 4;

/** One card for each seat of each table; before a class is dealt, one for each seat. */
export function seatCards({ seats, tables }: Pick<PrintFacts, 'seats' | 'tables'>): readonly {
  readonly seat: EconomyId;
  readonly table?: TableLetter;
}[] {
  if (tables.length === 0) return seats.map((seat) => ({ seat }));
  return tables.flatMap((table) => seats.map((seat) => ({ table, seat })));
}

export function inPages<T>(all: readonly T[], each: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / each) }, (_, page) =>
    all.slice(page * each, (page + 1) * each),
  );
}

/** What a device finds behind the address of a code that is printed: a name, a word for the table, a seat, a PIN. */
export type JoinHints = {
  readonly me?: string;
  readonly group?: string;
  readonly at?: EconomyId;
  /** Of somebody who comes back. */
  readonly pin?: string;
};

export function joinLinkWith(link: string, hints: JoinHints): string {
  const hash = new URLSearchParams(Object.entries(hints)).toString();
  return hash === '' ? link : `${link}#${hash}`;
}

/** What a seat trades with whom at the opening, the most first. */
export type Partners = { readonly buysFrom: readonly EconomyId[]; readonly sellsTo: readonly EconomyId[] };

const PARTNERS = 2;

export function openingPartners(
  { economies, base }: Pick<Scenario, 'economies' | 'base'>,
  seat: EconomyId,
): Partners {
  const { imports } = baseAccounts(base);
  const place = economies.findIndex(({ id }) => id === seat);
  const traded = (importer: number, exporter: number): number => {
    let sum = 0;
    for (let sector = 0; sector < base.J; sector++)
      sum += imports[(importer * base.N + exporter) * base.J + sector] ?? 0;
    return sum;
  };
  const most = (valueOf: (other: number) => number): readonly EconomyId[] =>
    economies
      .map(({ id }, at) => ({ id, value: at === place ? 0 : valueOf(at) }))
      .filter(({ value }) => value > 0)
      .toSorted((a, b) => b.value - a.value)
      .slice(0, PARTNERS)
      .map(({ id }) => id);
  return {
    buysFrom: most((other) => traded(place, other)),
    sellsTo: most((other) => traded(other, place)),
  };
}

export const ROSTER_ROWS = 200;
const GROUP_CHARACTERS = 40;
const COLUMNS = 2;

export type RosterRow = { readonly line: number; readonly name: string; readonly group?: string };
export type Roster = {
  /** Empty where there is a fault: nothing is taken over by halves. */
  readonly rows: readonly RosterRow[];
  readonly faults: readonly Phrase[];
};

const HEADINGS: ReadonlySet<string> = new Set(['name', 'names', 'student', '姓名', '名字', '学生']);

/** Names, judged as they are on joining, as they are pasted or come in a CSV file: one a line, with a word for the table behind a comma, a semicolon or a tab. */
export function parseRoster(text: string): Roster {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .map((written, at) => ({ line: at + 1, fields: fieldsOf(written) }))
    .filter(({ fields }) => fields.some((field) => field !== ''));
  const [first] = lines;
  const people = HEADINGS.has(first?.fields[0]?.toLowerCase() ?? '') ? lines.slice(1) : lines;
  if (people.length > ROSTER_ROWS)
    return { rows: [], faults: [phrase('roster.tooMany', { rows: people.length, most: ROSTER_ROWS })] };
  const seen = new Map<string, number>();
  const faults = people.flatMap(({ line, fields }) => {
    const [name = '', group = ''] = fields;
    const kept = normaliseName(name);
    if (!kept.ok)
      return kept.error === 'name/empty'
        ? [phrase('roster.noName', { line })]
        : [phrase('roster.longName', { line, most: TEXT_LENGTHS.nameGraphemes })];
    const key = nameKey(kept.value);
    const before = seen.get(key);
    if (before === undefined) seen.set(key, line);
    if (before !== undefined) return [phrase('roster.twice', { line, before })];
    if (fields.length > COLUMNS) return [phrase('roster.columns', { line })];
    return group.length > GROUP_CHARACTERS ? [phrase('roster.longGroup', { line })] : [];
  });
  if (faults.length > 0) return { rows: [], faults };
  return {
    rows: people.map(({ line, fields: [name = '', group = ''] }) => ({
      line,
      name,
      ...(group === '' ? {} : { group }),
    })),
    faults,
  };
}

const SEPARATORS = [',', ';', '\t'];

/** Fields of one line; one in quotes may hold a separator, and a doubled quote in it is one. */
function fieldsOf(line: string): readonly string[] {
  const fields: string[] = [''];
  let isQuoted = false;
  for (let at = 0; at < line.length; at++) {
    const sign = line[at] ?? '';
    const last = fields.length - 1;
    if (sign === '"' && isQuoted && line[at + 1] === '"') {
      fields[last] += sign;
      at += 1;
    } else if (sign === '"') isQuoted = !isQuoted;
    else if (!isQuoted && SEPARATORS.includes(sign)) fields.push('');
    else fields[last] += sign;
  }
  const trimmed = fields.map((field) => field.trim());
  // A spreadsheet ends lines of few columns with separators.
  while (trimmed.length > 1 && trimmed.at(-1) === '') trimmed.pop();
  return trimmed;
}
