import { TEXT_LENGTHS } from '#shared/protocol/textLengths.ts';
import { nameKey, normaliseName } from '#shared/protocol/normaliseText.ts';
import { type Phrase, phrase } from '../../text/t.ts';

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
