import { type TextParams, partsOf, pluralForm } from './interpolate.ts';
import { locale } from './language.ts';
import { nameParams } from './nameParams.ts';
import type { Phrase } from './phrase.ts';
import { fillSentence, sentenceOf } from './t.ts';

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
      {partsOf(sentenceOf(phrase.key)).map((part) => {
        if (part.type === 'words') return part.words;
        if (part.forms.length > 0) return pluralForm(part.forms, Number(raw[part.name]), locale());
        return <b class="num">{named[part.name] ?? `{${part.name}}`}</b>;
      })}
    </>
  );
}
