import type { Language } from '#shared/content/vocabulary.ts';
import { mapValues } from '#shared/kernel/records.ts';
import { areas as english } from './en/areas.ts';
import { shell as shellEn } from './en/shell.ts';
import { areas as chinese } from './zh/areas.ts';
import { shell as shellZh } from './zh/shell.ts';

export type Sentences = Readonly<Record<string, string>>;

export type TextArea = keyof typeof english;

/** A module has the sentences of its area under the name of the area. */
type Named<Module, Area extends string> = Module extends { readonly [Name in Area]: infer Said }
  ? Said
  : never;

type AreaSentences = {
  readonly [Area in TextArea]: Named<Awaited<ReturnType<(typeof english)[Area]>>, Area>;
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

export const AREA_LOADERS: Readonly<Record<Language, Readonly<Record<TextArea, () => Promise<Sentences>>>>> =
  {
    en: loadersOf(english),
    zh: loadersOf(chinese),
  };

type Modules = {
  readonly [Area in TextArea]: () => Promise<{ readonly [Name in Area]: Sentences }>;
};

/** A list of modules is what the entry downloads; a line for each that takes out its sentences would be twice as long. */
function loadersOf(modules: Modules): Readonly<Record<TextArea, () => Promise<Sentences>>> {
  return mapValues(modules, (load, area) => async () => sentencesIn(await load(), area));
}

function sentencesIn(module: Readonly<Partial<Record<TextArea, Sentences>>>, area: TextArea): Sentences {
  return module[area] ?? {};
}
