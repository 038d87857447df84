/**
 * What modules of the client keep for as long as a page is open: signals, variables, maps and sets. Files of tests share these modules
 * (`isolate: false`); each file finds them as they were loaded, whatever the files before it left in them.
 */

/** Reads a name of a module, or writes it: a variable alone can be written. */
type Access = { readonly read: () => unknown; readonly write?: (value: unknown) => void };
type Cell = { value: unknown; readonly peek: () => unknown };

const DECLARED =
  /^(?:export )?(?:let (?<variable>\w+)|const (?<name>\w+)(?:: [^=]+)? = (?:signal[<(]|new (?:Map|Set)\b))/gm;
/** Sentences are loaded once, and are the same for every file. */
const LASTING: ReadonlySet<string> = new Set(['sentences', 'asked', 'knownParts']);

/** Puts back, in the order in which modules were loaded. */
const putBacks: (() => void)[] = [];

/** A module of the client that hands over what it keeps, once it has been loaded. */
export function handingOver(source: string, original: string): string {
  const found = [...original.matchAll(DECLARED)].flatMap(({ groups }) => {
    const { variable, name = variable ?? '' } = groups ?? {};
    const write = variable === undefined ? '' : `, write: (value) => (${name} = value)`;
    return LASTING.has(name) ? [] : [`{ read: () => ${name}${write} }`];
  });
  if (found.length === 0) return source;
  const own = JSON.stringify(import.meta.url);
  return `${source}\nimport { takeOver as takeOverStates } from ${own};\ntakeOverStates([${found.join(', ')}]);\n`;
}

/** Called by modules of the client themselves. */
export function takeOver(states: readonly Access[]): void {
  putBacks.push(...states.map(putBackOf));
}

export function putClientBack(): void {
  for (const putBack of putBacks) putBack();
}

function putBackOf({ read, write }: Access): () => void {
  const first = read();
  if (write !== undefined) return () => write(first);
  if (isCell(first)) {
    const value = first.peek();
    return () => void (first.value = value);
  }
  if (first instanceof Map) {
    const entries = [...first];
    return () => {
      first.clear();
      for (const [key, value] of entries) first.set(key, value);
    };
  }
  if (first instanceof Set) {
    const members = [...first];
    return () => {
      first.clear();
      for (const member of members) first.add(member);
    };
  }
  throw new Error('neither a signal nor a map nor a set');
}

function isCell(value: unknown): value is Cell {
  return typeof value === 'object' && value !== null && 'peek' in value && 'value' in value;
}
