import { englishName } from '#shared/content/economyNames.ts';

/**
 * Clauses, events and measures in English by their own field names, which carry the unit, and with the names of economies: `rateBp: 500` is "rate 5 %". A new kind
 * of any of them needs nothing here.
 */

/** Units at the end of a field's name: how many of the number's units one of those makes, and what it is called. */
const UNITS: readonly { readonly end: string; readonly per: number; readonly word: string }[] = [
  { end: 'Bp', per: 100, word: ' %' },
  { end: 'Percent', per: 1, word: ' %' },
  { end: 'Mn', per: 1, word: ' million' },
  { end: 'Bn', per: 1, word: ' billion' },
  { end: 'Ms', per: 1_000, word: ' s' },
  { end: '100m', per: 1, word: ' × 100 million' },
];
const MOST_DIGITS = 4;
/** A field with more in it than this is counted instead of written out. */
const MOST_CHARACTERS = 240;

type Named = { readonly type: string };

/** A value of a union as its kind and its fields: `payment: from USA, to MEX, amount 1000 million, rounds 2`. */
export function describeNamed({ type, ...fields }: Named): string {
  const words = describeFields(fields);
  return words === '' ? toWords(type) : `${toWords(type)}: ${words}`;
}

/** The fields of a value one after another; empty ones are left out. */
export function describeFields(fields: object): string {
  return Object.entries(fields)
    .filter(([, value]) => !isEmpty(value))
    .map(([name, value]) => describeField(name, value))
    .join(', ');
}

function describeField(name: string, value: unknown): string {
  const unit = UNITS.find(({ end }) => name.endsWith(end));
  if (unit !== undefined && typeof value === 'number')
    return `${toWords(name.slice(0, -unit.end.length))} ${toNumber(value / unit.per)}${unit.word}`;
  const asked = typeof value === 'boolean' ? name.replace(/^(is|has)(?=[A-Z])/, '') : name;
  return `${toWords(asked)} ${describeValue(value, unit)}`;
}

function describeValue(value: unknown, unit: (typeof UNITS)[number] | undefined): string {
  if (typeof value === 'number')
    return unit === undefined ? toNumber(value) : `${toNumber(value / unit.per)}${unit.word}`;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value !== 'object' || value === null) return englishName(String(value));
  if (JSON.stringify(value).length > MOST_CHARACTERS) return `(${Object.keys(value).length} entries)`;
  if (Array.isArray(value)) return `[${value.map((item) => describeValue(item, unit)).join(', ')}]`;
  if ('type' in value && typeof value.type === 'string')
    return `(${describeNamed({ ...value, type: value.type })})`;
  const inner = Object.entries(value).map(([name, each]) =>
    isCode(name) ? `${englishName(name)} ${describeValue(each, unit)}` : describeField(name, each),
  );
  return `(${inner.join(', ')})`;
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

/** An economy, a sector or a number in the place of a field's name. */
function isCode(name: string): boolean {
  return /^[A-Z0-9]+$/.test(name);
}

/** `tariffConcession` as "tariff concession". */
export function toWords(name: string): string {
  return name.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, ' ').toLowerCase();
}

/** At most four decimals, since more say nothing to a reader. */
function toNumber(value: number): string {
  return String(Number(value.toFixed(MOST_DIGITS)));
}

/** With its sign and two decimals: a change. */
export function toChange(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(2)}`;
}

/** Minutes and seconds of game time. */
export function toClock(ms: number): string {
  const seconds = Math.floor(ms / 1_000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
