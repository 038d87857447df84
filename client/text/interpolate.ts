import type { Locale } from './locale.ts';

/** What may fill a placeholder: text as it is, numbers by the language's rules, lists joined by its grammar. */
export type TextParams = Readonly<Record<string, string | number | readonly string[]>>;

/** A piece of a sentence: words as written, or a place to fill. */
type TextPart =
  | { readonly type: 'words'; readonly words: string }
  | { readonly type: 'place'; readonly name: string; readonly forms: readonly string[] };

const PLACE = /\{(\w+)(?:\|([^{}]*))?\}/g;

/**
 * Parts of a sentence. `{name}` is replaced by the parameter; `{count|seat|seats}` by the form that the number asks for
 * (singular first; a language without plurals writes none).
 */
export function partsOf(sentence: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of sentence.matchAll(PLACE)) {
    const [whole, name = '', forms] = match;
    if (match.index > end) parts.push({ type: 'words', words: sentence.slice(end, match.index) });
    parts.push({ type: 'place', name, forms: forms === undefined ? [] : forms.split('|') });
    end = match.index + whole.length;
  }
  if (end < sentence.length) parts.push({ type: 'words', words: sentence.slice(end) });
  return parts;
}

/** The sentence with its places filled, by the rules of `locale`. A missing parameter stays visible as `{name}`. */
export function interpolate(sentence: string, params: TextParams, locale: Locale): string {
  return partsOf(sentence)
    .map((part) =>
      part.type === 'words' ? part.words : fill(part.name, part.forms, params[part.name], locale),
    )
    .join('');
}

function fill(name: string, forms: readonly string[], value: TextParams[string] | undefined, locale: Locale) {
  if (value === undefined) return `{${name}}`;
  if (forms.length > 0) return pluralForm(forms, Number(value), locale);
  if (typeof value === 'number') return new Intl.NumberFormat(locale.tag).format(value);
  if (typeof value === 'string') return value;
  return joinList(value, locale);
}

/** A list by the grammar of the language: `Japan, India and ASEAN`. */
export function joinList(items: readonly string[], locale: Locale): string {
  return new Intl.ListFormat(locale.tag, { type: 'conjunction' }).format(items);
}

/** The singular or plural form that `count` asks for in the language. */
export function pluralForm(forms: readonly string[], count: number, locale: Locale): string {
  const isSingular = new Intl.PluralRules(locale.tag).select(count) === 'one';
  return (isSingular ? forms[0] : forms.at(-1)) ?? '';
}
