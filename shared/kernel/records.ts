/** Keys of a record with their type; records in this code base hold no inherited keys. */
export function keysOf<K extends string>(record: Readonly<Partial<Record<K, unknown>>>): K[] {
  return Object.keys(record) as K[];
}

export function mapValues<K extends string, V, W>(
  record: Readonly<Record<K, V>>,
  transform: (value: V, key: K) => W,
): Record<K, W> {
  return fromKeys(keysOf<K>(record), (key) => transform(record[key], key));
}

export function fromKeys<K extends string, V>(keys: readonly K[], valueOf: (key: K) => V): Record<K, V> {
  const record: Partial<Record<K, V>> = {};
  for (const key of keys) enter(record, key, valueOf(key));
  return record as Record<K, V>;
}

/** By assignment, which takes a third of the time of `Object.fromEntries`; of `__proto__` it would make no key. */
function enter<V>(record: Partial<Record<string, V>>, key: string, value: V): void {
  if (key === '__proto__') Object.defineProperty(record, key, { value, ...LIKE_ASSIGNED });
  else record[key] = value;
}

const LIKE_ASSIGNED = { enumerable: true, configurable: true, writable: true };

export function withoutKey<K extends string, V>(record: Readonly<Record<K, V>>, key: K): Record<K, V> {
  return Object.fromEntries(Object.entries(record).filter(([k]) => k !== key)) as Record<K, V>;
}

/** Items of one key together, in the order in which they came. Browsers that are supported may lack `Map.groupBy`. */
export function groupsBy<K, V>(items: readonly V[], keyOf: (item: V) => K): ReadonlyMap<K, readonly V[]> {
  const groups = new Map<K, V[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

/** The value that must be there: its absence is a bug, not an expected failure. */
export function must<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`missing ${what}`);
  return value;
}

/**
 * What is found about an object by name is found once, as long as the object lives. For pure findings about values that are
 * replaced, never changed in place.
 */
export function remembering<Of extends object, Found>(): (of: Of, name: string, find: () => Found) => Found {
  const memory = new WeakMap<Of, Map<string, { readonly found: Found }>>();
  return (of, name, find) => {
    const names = memory.get(of) ?? new Map<string, { readonly found: Found }>();
    memory.set(of, names);
    const known = names.get(name) ?? { found: find() };
    names.set(name, known);
    return known.found;
  };
}

/** How many items have each name. */
export function countsBy<Item>(
  items: Iterable<Item>,
  nameOf: (item: Item) => string,
): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(nameOf(item), (counts.get(nameOf(item)) ?? 0) + 1);
  return Object.fromEntries(counts);
}

/**
 * The number at a place of a typed array; a place outside is a bug and throws.
 * The engine inlines it and, knowing that typed arrays hold numbers, drops the test: it costs nothing in a loop.
 */
export function at(values: Float64Array, index: number): number {
  const value = values[index];
  if (value === undefined) throw new RangeError(`no element ${index}`);
  return value;
}

/** What a list by rounds says of one; rounds past its end are as its last. */
export function inRound(list: readonly number[] | undefined, round: number): number | undefined {
  return list?.[round - 1] ?? list?.at(-1);
}
