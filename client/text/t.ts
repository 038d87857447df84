import { signal } from '@preact/signals';
import { LANGUAGES, type Language } from '#shared/content/vocabulary.ts';
import { keysOf } from '#shared/kernel/records.ts';
import {
  AREA_LOADERS,
  ENTRY_SENTENCES,
  type PlacesOf,
  type Sentences,
  type TextArea,
  type TextKey,
} from './areas.ts';
import { type TextParams, interpolate } from './locale.ts';
import { language, locale, rememberLanguage } from './language.ts';

/** Sentences loaded so far. Reading them through a signal draws a page again when its text arrives. */
const sentences = signal<Readonly<Record<Language, Sentences>>>(ENTRY_SENTENCES);
/** Sentences that the table at hand says otherwise, by its host’s choice (`wording.ts`). */
export const reworded = signal<Readonly<Record<Language, Sentences>>>({ en: {}, zh: {} });
const loaded: Readonly<Record<Language, Set<TextArea>>> = { en: new Set(), zh: new Set() };
/** Areas that pages have asked for, also those that are on their way. */
const asked = new Set<TextArea>();

/** The parameters that the sentence of a key needs, as the rest of a call; none for a sentence without places. */
export type Filling<Key extends TextKey> = [PlacesOf<Key>] extends [never]
  ? []
  : [params: Readonly<Record<PlacesOf<Key>, TextParams[string]>>];

/** The sentence of `key` in the reader's language, its `{places}` filled. */
export function t<Key extends TextKey>(key: Key, ...params: Filling<Key>): string {
  return fillSentence(key, params[0] ?? {});
}

/** A sentence whose parameters data carry (a refusal, a headline): what makes these data is checked against it instead. */
export function fillSentence(key: TextKey, params: TextParams): string {
  return interpolate(sentenceOf(key), params, locale());
}

/** The sentence as written, for texts that are filled with elements (`RichText`). */
export function sentenceOf(key: TextKey): string {
  return (
    reworded.value[language.value][key] ??
    sentences.value[language.value][key] ??
    sentences.value.en[key] ??
    key
  );
}

/** Whether data (a headline, a bloc title) name a sentence that exists. */
export function isTextKey(candidate: string): candidate is TextKey {
  return Object.hasOwn(sentences.value.en, candidate) || Object.hasOwn(sentences.value.zh, candidate);
}

/** The sentence of a key that data carry, or the fallback where the language files do not know it. */
export function tOr(candidate: string, fallback: string, params: TextParams = {}): string {
  return isTextKey(candidate) ? fillSentence(candidate, params) : fallback;
}

/** Load the sentences that a page speaks, in the language in force. */
export async function loadText(areas: readonly TextArea[]): Promise<void> {
  for (const area of areas) asked.add(area);
  await loadIn(language.peek(), areas);
}

/**
 * Change the language of this device. Areas that pages have asked for are loaded first, those too that were asked for meanwhile, so
 * no page shows half a translation.
 */
export async function switchLanguage(chosen: Language): Promise<void> {
  while (missingIn(chosen, [...asked]).length > 0) await loadIn(chosen, [...asked]);
  rememberLanguage(chosen);
  language.value = chosen;
}

/** Everything at once, for tests. */
export async function loadAllText(): Promise<void> {
  for (const each of LANGUAGES) await loadIn(each, keysOf(AREA_LOADERS.en));
}

async function loadIn(which: Language, areas: readonly TextArea[]): Promise<void> {
  const missing = missingIn(which, areas);
  const parts = await Promise.all(missing.map((area) => AREA_LOADERS[which][area]()));
  if (parts.length === 0) return;
  const before = sentences.peek();
  sentences.value = { ...before, [which]: Object.assign({}, before[which], ...parts) };
  for (const area of missing) loaded[which].add(area);
}

function missingIn(which: Language, areas: readonly TextArea[]): readonly TextArea[] {
  return areas.filter((area) => !loaded[which].has(area));
}

declare const checked: unique symbol;

/**
 * A sentence that a model has decided on, before anyone's language: its key and raw parameters. Names of parameters say
 * what they are (`economy`, `sector`, `rateBp`, `amountMn` …), so that one place formats them all. Only `phrase` makes one.
 */
export type Phrase = { readonly key: TextKey; readonly params: TextParams; readonly [checked]: true };

/** The phrase of `key`; its parameters must be those of the sentence. */
export function phrase<Key extends TextKey>(key: Key, ...params: Filling<Key>): Phrase {
  return { key, params: params[0] ?? {} } as Phrase;
}

/** The phrase of a sentence that data have chosen and fill: whoever takes them in checks that they carry what it asks for. */
export function dataPhrase(key: TextKey, params: TextParams): Phrase {
  return { key, params } as Phrase;
}
