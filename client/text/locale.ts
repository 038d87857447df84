/** Moneys of the scenarios; `plain` where a table's head or a legend has named it already. */
export type Currency = 'usd' | 'crown' | 'yuan' | 'plain';

/** Whether a sum is counted in the unit of the language or in a larger one. */
export type Scale = 'usual' | 'large';

/** A unit of exact sums. */
export type ExactUnit = {
  readonly millions: number;
  readonly digits: number;
  /** A sum of it with the name of the money. */
  readonly write: (amount: string) => string;
};

/** Everything that differs between languages beyond their sentences. Each language has one, in its own folder. */
export type Locale = {
  /** BCP 47 tag: for `Intl` (numbers, plural forms, dates) and the `lang` attribute of the page. */
  readonly tag: string;
  /** Name of the language in the language itself. */
  readonly ownName: string;
  /** What marks a text as written in this language rather than in one with Latin letters. */
  readonly ownScript?: RegExp;
  /** Between two sentences that follow each other. */
  readonly sentenceGap: string;
  /** Between parts of a label that are no grammatical list. */
  readonly comma: string;
  /** Between names in a row that has no “and”. */
  readonly nameSeparator: string;
  /** Between the short marks of the members of a bloc: `SH–JS`, 沪苏. */
  readonly markJoint: string;
  /** Names of economies are as short as their letters, so that letters are not needed where room is short. */
  readonly hasShortNames: boolean;
  /** Names of economies as they stand inside a sentence, alone or in a list; absent where names never change. */
  readonly namesInSentence?: (names: string, isFirst: boolean) => string;
  /** Names of goods as they stand inside a sentence, alone or in a list; absent where they never change. */
  readonly goodsInSentence?: (names: string) => string;
  readonly money: {
    /** How many of the units in which sums are counted make a billion. */
    readonly unitsPerBillion: number;
    /** From this many units on sums are counted in a larger unit of this size; infinite where there is none. */
    readonly largeUnit: number;
    /** By money, the unit of exact sums, in which proposals and their editors write: how many millions it is, decimals that reach the last million, and its name before the money's. */
    readonly exact: Readonly<Record<'usd' | 'crown', ExactUnit>>;
    /** Sums of yuan that are no whole number of units get a decimal below this many units. */
    readonly yuanDecimalsBelow: number;
    /** An amount with its unit and the name of the money. */
    readonly write: (amount: string, currency: Currency, scale: Scale) => string;
  };
  readonly people: {
    readonly unitsPerMillion: number;
    /** Counts are written without decimals from this many units on. */
    readonly wholeFrom: number;
    /** From this many units on people are counted in a larger unit of this size; infinite where there is none. */
    readonly largeUnit: number;
    readonly write: (amount: string, isLarge: boolean) => string;
  };
};

/**
 * What may fill a placeholder: text as it is, numbers by the language's rules, lists joined by its grammar; words that are put together only
 * when the sentence is said, since the reader may have changed the language by then.
 */
export type TextParams = Readonly<Record<string, string | number | readonly string[] | (() => string)>>;

/** A piece of a sentence: words as written, or a place to fill. */
type TextPart =
  | { readonly type: 'words'; readonly words: string }
  | { readonly type: 'place'; readonly name: string; readonly forms: readonly string[] };

const PLACE = /\{(\w+)(?:\|([^{}]*))?\}/g;

const knownParts = new Map<string, readonly TextPart[]>();

/**
 * Parts of a sentence. `{name}` is replaced by the parameter; `{count|seat|seats}` by the form that the number asks for
 * (singular first; a language without plurals writes none).
 */
export function partsOf(sentence: string): readonly TextPart[] {
  const known = knownParts.get(sentence);
  if (known !== undefined) return known;
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of sentence.matchAll(PLACE)) {
    const [whole, name = '', forms] = match;
    if (match.index > end) parts.push({ type: 'words', words: sentence.slice(end, match.index) });
    parts.push({ type: 'place', name, forms: forms === undefined ? [] : forms.split('|') });
    end = match.index + whole.length;
  }
  if (end < sentence.length) parts.push({ type: 'words', words: sentence.slice(end) });
  knownParts.set(sentence, parts);
  return parts;
}

/** The sentence with its places filled, by the rules of `locale`. A missing parameter stays visible as `{name}`. */
export function interpolate(sentence: string, params: TextParams, locale: Locale): string {
  return partsOf(sentence)
    .map((part, place, parts) =>
      part.type === 'words'
        ? part.words
        : inSentence(parts, place, fill(part.name, part.forms, params[part.name], locale), locale),
    )
    .join('');
}

/** Parameters by name that are economies: one, or a list. */
export const ECONOMY_PARAMS: ReadonlySet<string> = new Set([
  'economy',
  'other',
  'against',
  'economies',
  'lostBy',
  'outsiders',
  'newcomers',
  'by',
  'to',
  'from',
]);

/** Parameters by name that are goods: one, or a list. */
export const SECTOR_PARAMS: ReadonlySet<string> = new Set([
  'sector',
  'sectors',
  'cutSectors',
  'sells',
  'buys',
]);

/**
 * What fills a place, as the language says it there: names of economies may need an article, but not as the head of a line, and those of goods
 * a capital only where a sentence begins.
 */
export function inSentence(
  parts: readonly TextPart[],
  place: number,
  text: string,
  { namesInSentence, goodsInSentence }: Locale,
): string {
  const part = parts[place];
  if (namesInSentence === undefined || part?.type !== 'place') return text;
  const before = wordsAt(parts, place - 1);
  if (goodsInSentence !== undefined && SECTOR_PARAMS.has(part.name))
    return before === '' || SENTENCE_END.test(before) ? text : goodsInSentence(text);
  if (!ECONOMY_PARAMS.has(part.name)) return text;
  const after = wordsAt(parts, place + 1);
  const isHead = before === '' && (after === '' || HEAD_END.test(after));
  return isHead ? text : namesInSentence(text, before === '' || SENTENCE_END.test(before));
}

/** Words beside a place: none at the ends of a sentence. */
function wordsAt(parts: readonly TextPart[], place: number): string {
  const part = parts[place];
  if (part === undefined) return '';
  return part.type === 'words' ? part.words : `{${part.name}}`;
}

const HEAD_END = /^( ·|:)/;
const SENTENCE_END = /[.!?] $/;

function fill(name: string, forms: readonly string[], value: TextParams[string] | undefined, locale: Locale) {
  if (value === undefined) return `{${name}}`;
  if (forms.length > 0) return pluralForm(forms, Number(value), locale);
  if (typeof value === 'number') return numberFormat(locale.tag).format(value);
  if (typeof value === 'string') return value;
  return typeof value === 'function' ? value() : joinList(value, locale);
}

/** A list by the grammar of the language: `Japan, India and ASEAN`. */
export function joinList(items: readonly string[], locale: Locale): string {
  return listFormat(locale.tag).format(items);
}

/** The singular or plural form that `count` asks for in the language. */
export function pluralForm(forms: readonly string[], count: number, locale: Locale): string {
  const isSingular = pluralRules(locale.tag).select(count) === 'one';
  return (isSingular ? forms[0] : forms.at(-1)) ?? '';
}

/** What `make` makes, once for each set of parameters: a formatter takes many times as long to make as to use. */
export function kept<Parameters extends readonly unknown[], T>(
  make: (...parameters: Parameters) => T,
): (...parameters: Parameters) => T {
  const made = new Map<string, T>();
  return (...parameters) => {
    const key = JSON.stringify(parameters);
    const known = made.get(key);
    if (known !== undefined) return known;
    const one = make(...parameters);
    made.set(key, one);
    return one;
  };
}

/** Writes numbers by the rules of the language with this tag. */
export const numberFormat = kept(
  (tag: string, options?: Intl.NumberFormatOptions) => new Intl.NumberFormat(tag, options),
);
const listFormat = kept((tag: string) => new Intl.ListFormat(tag, { type: 'conjunction' }));
const pluralRules = kept((tag: string) => new Intl.PluralRules(tag));
