import type { ComponentChildren } from 'preact';
import type { PlacesOf, TextKey } from './areas.ts';
import { type TextParams, inSentence, partsOf, pluralForm } from './locale.ts';
import { locale } from './language.ts';
import { nameParams } from './nameParams.ts';
import { type Phrase, fillSentence, sentenceOf } from './t.ts';

/** A phrase in the reader's language, for labels and live regions. */
export function say(phrase: Phrase): string {
  return fillSentence(phrase.key, nameParams(phrase.params));
}

/** A phrase with its values set in bold. */
export function Say({ phrase }: { readonly phrase: Phrase }) {
  const raw: TextParams = phrase.params;
  const named = nameParams(raw);
  return (
    <>
      {partsOf(sentenceOf(phrase.key)).map((part, place, parts) => {
        if (part.type === 'words') return part.words;
        if (part.forms.length > 0) return pluralForm(part.forms, Number(raw[part.name]), locale());
        const text = String(named[part.name] ?? `{${part.name}}`);
        return <b class="num">{inSentence(parts, place, text, locale())}</b>;
      })}
    </>
  );
}

type Props<Key extends TextKey> = {
  readonly k: Key;
  /** What fills each `{place}`: text or elements. */
  readonly params: Readonly<Record<PlacesOf<Key>, ComponentChildren>>;
};

/** A sentence with elements in it, such as a bold number; word order stays with the language. */
export function RichText<Key extends TextKey>({ k, params }: Props<Key>) {
  const filling: Readonly<Record<string, ComponentChildren>> = params;
  return (
    <>
      {partsOf(sentenceOf(k)).map((part, place, parts) => {
        if (part.type === 'words') return part.words;
        if (part.forms.length > 0) return pluralForm(part.forms, Number(filling[part.name]), locale());
        const filled = filling[part.name] ?? `{${part.name}}`;
        return typeof filled === 'string' ? inSentence(parts, place, filled, locale()) : filled;
      })}
    </>
  );
}
