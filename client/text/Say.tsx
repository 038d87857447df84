import { partsOf, pluralForm } from './interpolate.ts';
import { locale } from './language.ts';
import { nameParams } from './nameParams.ts';
import type { Phrase } from './phrase.ts';
import { sentenceOf, t } from './t.ts';

/** A phrase in the reader's language, for labels and live regions. */
export function say(phrase: Phrase): string {
  return t(phrase.key, nameParams(phrase.params));
}

/** A phrase with its values set in bold. */
export function Say({ phrase }: { readonly phrase: Phrase }) {
  const named = nameParams(phrase.params);
  return (
    <>
      {partsOf(sentenceOf(phrase.key)).map((part) => {
        if (part.type === 'words') return part.words;
        if (part.forms.length > 0) return pluralForm(part.forms, Number(phrase.params[part.name]), locale());
        return <b class="num">{named[part.name] ?? `{${part.name}}`}</b>;
      })}
    </>
  );
}
