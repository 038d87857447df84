/** What may fill a placeholder: text as it is, numbers by the language's rules, lists joined by its grammar. */
export type TextParams = Readonly<Record<string, string | number | readonly string[]>>;

/** A piece of a sentence: words as written, or a place to fill. */
export type TextPart =
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
export function interpolate(sentence: string, params: TextParams, locale: string): string {
  return partsOf(sentence)
    .map((part) =>
      part.type === 'words' ? part.words : fill(part.name, part.forms, params[part.name], locale),
    )
    .join('');
}

function fill(name: string, forms: readonly string[], value: TextParams[string] | undefined, locale: string) {
  if (value === undefined) return `{${name}}`;
  if (forms.length > 0) return pluralForm(forms, Number(value), locale);
  if (typeof value === 'number') return new Intl.NumberFormat(locale).format(value);
  if (typeof value === 'string') return value;
  return listText(value, locale);
}

/** `Japan, India and ASEAN` or its Chinese form, in which a blank stands between 和 and a digit or a Latin letter. */
export function listText(items: readonly string[], locale: string): string {
  const parts = new Intl.ListFormat(locale, { type: 'conjunction' }).formatToParts(items);
  return parts
    .map(({ type, value }, at) => {
      if (type !== 'literal' || value !== '和') return value;
      const [before = '', after = ''] = [parts[at - 1]?.value, parts[at + 1]?.value];
      return `${LATIN_END.test(before) ? ' ' : ''}和${LATIN_START.test(after) ? ' ' : ''}`;
    })
    .join('');
}

const LATIN_END = /[\p{Script=Latin}\d]$/u;
const LATIN_START = /^[\p{Script=Latin}\d]/u;

/** The singular or plural form that `count` asks for in the language of `locale`. */
export function pluralForm(forms: readonly string[], count: number, locale: string): string {
  const isSingular = new Intl.PluralRules(locale).select(count) === 'one';
  return (isSingular ? forms[0] : forms.at(-1)) ?? '';
}
