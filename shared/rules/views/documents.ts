import { fromKeys, mapValues } from '#shared/kernel/records.ts';
import type { PrivateOverlay } from '#shared/protocol/wire.ts';
import type { GameState } from '../state.ts';

type Documents = Readonly<Record<string, string>>;

/** Lists that grow by one a round have one document a round: `reports/3`. */
const BY_ROUND = ['reports'] as const;

/** Records that change entry by entry have one document an entry: `proposals/p3`, `seats/ALB`. */
const BY_ENTRY = ['seats', 'proposals'] as const;

/** So many digits of what was worked out are sent: no device shows as many, and with all of them a report would be half as long again. */
const DIGITS_SENT = 6;

/**
 * In full: incomes, from which a device works out limits of payments as the server does, to the million; and real incomes, which are shown with
 * five digits and would be a hundredth off where they are rounded twice.
 */
const IN_FULL: ReadonlySet<string> = new Set(['incomeBn', 'index', 'welfare', 'welfareWithout']);

function inShort(value: unknown): unknown {
  if (typeof value === 'number')
    return Number.isInteger(value) ? value : Number(value.toPrecision(DIGITS_SENT));
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(inShort);
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, IN_FULL.has(key) ? inner : inShort(inner)]),
  );
}

/** Values in short by what they were: a settlement is shown to many, and for the rest of the game. */
const shortened = new WeakMap<object, unknown>();

function inShortOnce<T extends object>(value: T): T {
  const short = shortened.get(value) ?? inShort(value);
  shortened.set(value, short);
  return short as T;
}

/** What a view holds of what the model worked out. */
const WORKED_OUT: ReadonlySet<string> = new Set(['reports', 'settled', 'final']);

function partInShort(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(partInShort);
  return typeof part === 'object' && part !== null ? inShortOnce(part) : part;
}

/** A view as it leaves the server: decisions are made on the numbers as they are, devices are sent what they can show of them. */
export function asSent(view: GameState): GameState {
  return Object.fromEntries(
    Object.entries(view).map(([key, value]) => [key, WORKED_OUT.has(key) ? partInShort(value) : value]),
  ) as GameState;
}

/** Things that are alike: of each field its values, one after the other. `ids`: under which each thing stands in a record; a list has none. */
type Columns = {
  readonly ids?: readonly string[];
  readonly fields: Readonly<Record<string, readonly unknown[]>>;
};

function columnsOf(value: unknown): Columns | undefined {
  if (!isObject(value)) return undefined;
  const things = Object.values(value);
  const names = isObject(things[0]) && !Array.isArray(things[0]) ? Object.keys(things[0]) : [];
  const isAlike = (thing: unknown): thing is Readonly<Record<string, unknown>> =>
    isObject(thing) &&
    Object.keys(thing).join() === names.join() &&
    Object.values(thing).every((each) => each !== undefined);
  if (names.length === 0 || !things.every(isAlike)) return undefined;
  const fields = fromKeys(names, (name) => things.map((thing) => thing[name]));
  return Array.isArray(value) ? { fields } : { ids: Object.keys(value), fields };
}

function fromColumns({ ids, fields }: Columns): unknown {
  const [first = []] = Object.values(fields);
  const things = first.map((_, place) => mapValues(fields, (values) => values[place]));
  return ids === undefined ? things : Object.fromEntries(ids.map((id, place) => [id, things[place]]));
}

/**
 * A report with its lists and records of things that are alike in columns. The names of fields are most of its text, and what stands beside
 * what is like it is compressed better: a tenth of what goes to every device.
 */
function inColumns(report: object): object {
  const split = Object.entries(report).map(([key, value]) => ({ key, value, columns: columnsOf(value) }));
  return {
    ...Object.fromEntries(
      split.flatMap(({ key, value, columns }) => (columns === undefined ? [[key, value]] : [])),
    ),
    columns: Object.fromEntries(
      split.flatMap(({ key, columns }) => (columns === undefined ? [] : [[key, columns]])),
    ),
  };
}

/** The inverse of `inColumns`. */
function fromReport<Report extends object>(
  report: Report & { readonly columns?: Readonly<Record<string, Columns>> },
): Report {
  const { columns = {}, ...others } = report;
  return { ...others, ...mapValues(columns, fromColumns) } as Report;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function asItIs(value: object): object {
  return value;
}

/** Texts of values already written: a state shares most of its values with the one before it and with its other views. */
const written = new WeakMap<object, string>();

function textOf(value: unknown, form: (value: object) => object = asItIs): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const known = written.get(value);
  if (known !== undefined) return known;
  const text = JSON.stringify(form(value));
  written.set(value, text);
  return text;
}

/** A view of the game as texts that change apart: one for each top-level key, and one for each seat, each report and each proposal. */
export function toDocuments(view: GameState): Record<string, string> {
  const documents: Record<string, string> = {};
  for (const [key, value] of Object.entries(view)) {
    if (value !== undefined && !isSplit(key)) documents[key] = textOf(value);
  }
  for (const key of BY_ENTRY) {
    for (const [id, entry] of Object.entries(view[key])) documents[`${key}/${id}`] = textOf(entry);
  }
  for (const key of BY_ROUND) {
    for (const report of view[key]) documents[`${key}/${report.round}`] = textOf(report, inColumns);
  }
  return documents;
}

/** The view that documents describe: the inverse of `toDocuments`. Documents of other things are left out by the caller. */
export function fromDocuments(documents: Documents): GameState {
  return createReader()(documents);
}

type ReadDocument = { readonly text: string; readonly value: unknown };

/** Reads one view after another: a document that says what it said in the one before is not read again, and is the same value. */
export function createReader(): (documents: Documents) => GameState {
  let before = new Map<string, ReadDocument>();
  return (documents) => {
    const now = new Map<string, ReadDocument>();
    for (const [key, text] of Object.entries(documents)) {
      const known = before.get(key);
      now.set(key, known?.text === text ? known : { text, value: valueOf(key, text) });
    }
    before = now;
    const values = [...now].map(([key, { value }]) => [key, value] as const);
    return Object.fromEntries([
      ...values.filter(([key]) => !key.includes('/')),
      ...BY_ENTRY.map((key) => [key, Object.fromEntries(entriesOf(values, key))] as const),
      ...BY_ROUND.map((key) => [key, entriesOf(values, key).map(([, value]) => value)] as const),
    ]) as GameState;
  };
}

function valueOf(key: string, text: string): unknown {
  const value = JSON.parse(text);
  return BY_ROUND.some((list) => key.startsWith(`${list}/`)) ? fromReport(value) : value;
}

function isSplit(key: string): boolean {
  return [...BY_ROUND, ...BY_ENTRY].some((split) => split === key);
}

/**
 * Entries of a record (`p3`) or a list (`3`) in the order of their numbers, whichever documents came first; those without a number as
 * they came.
 */
function entriesOf(
  values: readonly (readonly [string, unknown])[],
  name: string,
): (readonly [string, unknown])[] {
  const numberOf = (id: string): number => Number(id.replace(/^\D/, ''));
  return values
    .filter(([key]) => key.startsWith(`${name}/`))
    .map(([key, value]) => [key.slice(name.length + 1), value] as const)
    .toSorted(([a], [b]) => numberOf(a) - numberOf(b) || 0);
}

/** What has to be told to whoever has the one set of documents, so that they have the other. */
export function documentChanges(
  before: Documents,
  after: Documents,
): { readonly documents: Documents; readonly removed: readonly string[] } {
  return {
    documents: Object.fromEntries(Object.entries(after).filter(([key, text]) => before[key] !== text)),
    removed: Object.keys(before).filter((key) => !Object.hasOwn(after, key)),
  };
}

/** The overlay as a client has it after a message: the inverse of `documentChanges`. */
export function overlayAfter(
  before: Documents,
  { isWhole, documents, removed }: Pick<PrivateOverlay, 'isWhole' | 'documents' | 'removed'>,
): Documents {
  if (isWhole) return documents;
  const kept = Object.entries(before).filter(([key]) => !removed.includes(key));
  return { ...Object.fromEntries(kept), ...documents };
}
