import type { Language } from '../../../shared/content/vocabulary.ts';
import { AREA_LOADERS, ENTRY_SENTENCES, type Sentences, type TextKey } from '../../../client/text/areas.ts';
import { LOCALES } from '../../../client/text/language.ts';
import { interpolate, type TextParams } from '../../../client/text/locale.ts';

/** What a person reads at a key, in a language, places filled. */
export type Words = (key: TextKey, params?: TextParams) => string;

/** All sentences of a language: what a test presses and reads, without writing the words a second time. */
export async function wordsIn(language: Language): Promise<Words> {
  const areas = await Promise.all(Object.values(AREA_LOADERS[language]).map((load) => load()));
  const sentences: Sentences = Object.assign({}, ENTRY_SENTENCES[language], ...areas) as Sentences;
  return (key, params = {}) => {
    const sentence = sentences[key];
    if (sentence === undefined) throw new Error(`no words for ${key}`);
    return interpolate(sentence, params, LOCALES[language]);
  };
}
