import type { Language } from '#shared/content/vocabulary.ts';
import { areas as english } from './en/areas.ts';
import { shell as shellEn } from './en/shell.ts';
import { areas as chinese } from './zh/areas.ts';
import { shell as shellZh } from './zh/shell.ts';

export type Sentences = Readonly<Record<string, string>>;

export type TextArea = keyof typeof english;

type AreaSentences = {
  readonly [Area in TextArea]: Awaited<ReturnType<(typeof english)[Area]>>;
};

type KeyOf<Each> = Each extends unknown ? keyof Each : never;

/** Every key of every area; a key that one language lacks does not compile. */
export type TextKey = keyof typeof shellEn | KeyOf<AreaSentences[TextArea]>;

/** The front page's own sentences come with the entry; the other areas load with the page that speaks them. */
export const ENTRY_SENTENCES = { en: shellEn, zh: shellZh } as const satisfies Record<Language, Sentences>;

export const AREA_LOADERS = { en: english, zh: chinese } as const satisfies Record<
  Language,
  Readonly<Record<TextArea, () => Promise<Sentences>>>
>;
