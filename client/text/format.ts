import { BASIS_POINTS } from '#shared/kernel/basisPoints.ts';
import { joinList, kept, numberFormat } from './locale.ts';
import { locale } from './language.ts';

/** Tag of the reader's language, by whose rules numbers, rates and times are written. */
function tag(): string {
  return locale().tag;
}

const dateFormat = kept(
  (tagOf: string, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(tagOf, options),
);

/** Minus as a real minus sign, so that columns align and screen readers say it. */
function write(value: number, options: Intl.NumberFormatOptions): string {
  return numberFormat(tag(), options).format(value).replace('-', '−');
}

type Signs = NonNullable<Intl.NumberFormatOptions['signDisplay']>;

function withDigits(
  value: number,
  digits: number,
  signDisplay: Signs,
  style: 'decimal' | 'percent' = 'decimal',
): string {
  return write(value, {
    style,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    signDisplay,
  });
}

export function formatNumber(value: number, digits = 0): string {
  return withDigits(value, digits, 'negative');
}

/** Points, also beyond those of the best bots, as one whole number: no page says “of 100” beside it. */
export function formatPoints(points: number): string {
  return formatNumber(Math.round(points));
}

/** With its sign, as changes are written: `+2.1`, `−0.5`, `0.0`. */
export function formatSigned(value: number, digits = 1): string {
  return withDigits(value, digits, 'exceptZero');
}

/** A fraction as per cent: 0.143 → `14.3%`. */
export function formatPercent(fraction: number, digits = 1): string {
  return withDigits(fraction, digits, 'negative', 'percent');
}

/** A change given as a fraction, with its sign: 0.012 → `+1.2%`. */
export function formatSignedPercent(fraction: number, digits = 2): string {
  return withDigits(fraction, digits, 'exceptZero', 'percent');
}

/** A rate in law: 1400 → `14%`, 1450 → `14.5%`. */
export function formatRate(rateBp: number): string {
  return write(rateBp / BASIS_POINTS, { style: 'percent', maximumFractionDigits: 2 });
}

/** An average of rates, to a tenth of a point, as the map tells it. */
export function formatAverageRate(rateBp: number): string {
  return formatRate(Math.round(rateBp / 10) * 10);
}

/** A number of people, given in millions, in the unit in which the language counts them. */
export function formatPeople(peopleMn: number): string {
  const { unitsPerMillion, wholeFrom, largeUnit, write } = locale().people;
  const amount = peopleMn * unitsPerMillion;
  if (amount >= largeUnit) return write(formatNumber(amount / largeUnit, 1), true);
  return write(formatNumber(amount, amount >= wholeFrom ? 0 : 2), false);
}

/** Time left: `2:41`, of many hours `27h`. Rounded up, so that 0:00 means over. */
export function formatDuration(durationMs: number): string {
  const seconds = Math.max(0, Math.ceil(durationMs / 1000));
  const minutes = Math.floor(seconds / 60);
  return minutes < 120
    ? `${minutes}:${String(seconds % 60).padStart(2, '0')}`
    : `${Math.floor(minutes / 60)}h`;
}

/** Time of day: `14:05`. */
export function formatTimeOfDay(date: Date): string {
  return dateFormat(tag(), { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(date);
}

/** Day and time: `25 Nov, 14:05`. */
export function formatDayAndTime(date: Date): string {
  return dateFormat(tag(), {
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(date);
}

/** `Japan, India and ASEAN` or its Chinese form, in the language of the page. */
export function formatList(items: readonly string[]): string {
  return joinList(items, locale());
}

/** Sentences one after another, with the gap that the language sets between them. */
export function sentences(...texts: readonly (string | false | undefined)[]): string {
  const said = texts.filter((text): text is string => typeof text === 'string' && text !== '');
  return said.join(locale().sentenceGap);
}

const GROUPED = /^\d{1,3}(,\d{3})+(\.\d*)?$/;

/**
 * A number as people type it: with a point or a comma before the decimals, with commas or spaces between thousands, with
 * the digits and signs of a Chinese keyboard. Undefined where it is none.
 */
export function parseNumber(text: string): number | undefined {
  const plain = text
    .normalize('NFKC')
    .replaceAll(/[\s%’']/g, '')
    .replaceAll('、', ',')
    .replaceAll('。', '.')
    .replace(/^[−–]/, '-');
  const unsigned = plain.replace(/^[+±-]/, '');
  const digits = GROUPED.test(unsigned) ? unsigned.replaceAll(',', '') : unsigned.replace(',', '.');
  if (!/^(\d+\.?\d*|\.\d+)$/.test(digits)) return undefined;
  return plain.startsWith('-') ? -Number(digits) : Number(digits);
}

/** Words that begin with a capital where they stand by themselves, and with no name. */
export function withinSentence(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}
