import type { TextKey } from './areas.ts';
import type { TextParams } from './interpolate.ts';
import type { Filling } from './t.ts';

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
