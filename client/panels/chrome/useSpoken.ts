import { useState } from 'preact/hooks';
import type { Language } from '#shared/content/vocabulary.ts';
import { language } from '../../text/language.ts';

type Spoken = { readonly sentence: string; readonly language: Language };

/** What a live region says. Once said it is not translated: it goes when the language changes, or the wrong voice would read it. */
export function useSpoken(): readonly [string, (sentence: string) => void] {
  const [spoken, setSpoken] = useState<Spoken>();
  const isStill = spoken?.language === language.value;
  return [isStill ? spoken.sentence : '', (sentence) => setSpoken({ sentence, language: language.peek() })];
}
