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

type Joined<Union> = (Union extends unknown ? (each: Union) => void : never) extends (all: infer All) => void
  ? All
  : never;

type English = typeof shellEn & Joined<AreaSentences[TextArea]>;

/** Names of the places of a sentence: `name` for `{name}` and for `{name|seat|seats}`. */
type Places<Sentence> = Sentence extends `${string}{${infer Place}}${infer Rest}`
  ? (Place extends `${infer Name}|${string}` ? Name : Place) | Places<Rest>
  : never;

/** What the sentence of a key needs to be filled with. */
export type PlacesOf<Key extends TextKey> = Key extends keyof English ? Places<English[Key]> : never;

/** Keys of sentences that need no other parameters than these. */
export type KeyFilledBy<Names extends string> = {
  [Key in TextKey]: [Exclude<PlacesOf<Key>, Names>] extends [never] ? Key : never;
}[TextKey];

/** Keys of sentences that stand as they are. */
export type PlainKey = KeyFilledBy<never>;

/** The front page's own sentences come with the entry; the other areas load with the page that speaks them. */
export const ENTRY_SENTENCES = { en: shellEn, zh: shellZh } as const satisfies Record<Language, Sentences>;

export const AREA_LOADERS = { en: english, zh: chinese } as const satisfies Record<
  Language,
  Readonly<Record<TextArea, () => Promise<Sentences>>>
>;
