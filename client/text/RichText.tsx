import type { ComponentChildren } from 'preact';
import { partsOf, pluralForm } from './interpolate.ts';
import { locale } from './language.ts';
import { sentenceOf } from './t.ts';
import type { TextKey } from './areas.ts';

type Props = {
  readonly k: TextKey;
  /** What fills each `{place}`: text or elements. */
  readonly params: Readonly<Record<string, ComponentChildren>>;
};

/** A sentence with elements in it, such as a bold number; word order stays with the language. */
export function RichText({ k, params }: Props) {
  return (
    <>
      {partsOf(sentenceOf(k)).map((part) => {
        if (part.type === 'words') return part.words;
        if (part.forms.length > 0) return pluralForm(part.forms, Number(params[part.name]), locale());
        return params[part.name] ?? `{${part.name}}`;
      })}
    </>
  );
}
