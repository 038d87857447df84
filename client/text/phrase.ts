import type { TextKey } from './areas.ts';
import type { TextParams } from './interpolate.ts';

/**
 * A sentence that a model has decided on, before anyone's language: its key and raw parameters. Names of parameters say
 * what they are (`economy`, `sector`, `rateBp`, `amountMn` …), so that one place formats them all.
 */
export type Phrase = { readonly key: TextKey; readonly params: TextParams };
