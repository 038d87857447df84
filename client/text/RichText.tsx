import type { ComponentChildren } from 'preact';
import { partsOf, pluralForm } from './interpolate.ts';
import { locale } from './language.ts';
import { sentenceOf } from './t.ts';
import type { PlacesOf, TextKey } from './areas.ts';

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
      {partsOf(sentenceOf(k)).map((part) => {
        if (part.type === 'words') return part.words;
        if (part.forms.length > 0) return pluralForm(part.forms, Number(filling[part.name]), locale());
        return filling[part.name] ?? `{${part.name}}`;
      })}
    </>
  );
}
