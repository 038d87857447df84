import { englishName } from '#shared/content/economyNames.ts';
import { toDocuments, documentChanges } from '#shared/rules/views/documents.ts';
import type { GameState } from '#shared/rules/state.ts';

/** What came at one row of the log: the documents whose text is another now, and those that are gone. */
export type Received = {
  readonly seq: number;
  readonly changed: Readonly<Record<string, unknown>>;
  readonly removed: readonly string[];
};

/** What a new view of the game brought. */
export function receivedWith(seq: number, before: GameState | undefined, after: GameState): Received {
  const known = before === undefined ? {} : toDocuments(before);
  const { documents, removed } = documentChanges(known, toDocuments(after));
  const changed = Object.fromEntries(
    Object.entries(documents).map(([name, text]): [string, unknown] => [name, JSON.parse(text)]),
  );
  return { seq, changed, removed };
}

export type Branch = readonly [name: string, value: unknown];

/** What a value opens into; nothing for a number, a word and the like. */
export function branchesOf(value: unknown): readonly Branch[] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

/** A value on one line. */
export function summaryOf(value: unknown): string {
  const count = branchesOf(value).length;
  if (Array.isArray(value)) return `[${count}]`;
  if (typeof value === 'object' && value !== null) return `{${count}}`;
  const text = JSON.stringify(value) ?? 'undefined';
  return typeof value === 'string' ? withName(text, value) : text;
}

/** A name or a path, with what the economy at its end is called. */
export function labelOf(path: string): string {
  return withName(path, path.split('.').at(-1) ?? path);
}

function withName(text: string, id: string): string {
  const name = englishName(id);
  return name === id ? text : `${text} (${name})`;
}

/** Places whose path or own value contains the words, in any case: the first so many, as `game.seats.USA.ready`. */
export function findPlaces(root: unknown, words: string, most: number): readonly Branch[] {
  const found: Branch[] = [];
  const wanted = words.toLowerCase();
  const visit = (value: unknown, path: string): void => {
    if (found.length >= most) return;
    const inner = branchesOf(value);
    const isFound =
      labelOf(path).toLowerCase().includes(wanted) || (inner.length === 0 && isIn(value, wanted));
    if (path !== '' && isFound) found.push([path, value]);
    else for (const [name, each] of inner) visit(each, path === '' ? name : `${path}.${name}`);
  };
  visit(root, '');
  return found;
}

function isIn(value: unknown, wanted: string): boolean {
  return summaryOf(value).toLowerCase().includes(wanted);
}
