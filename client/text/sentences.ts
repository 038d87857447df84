import { language } from './language.ts';

/** Sentences one after another: English sets a space between them, Chinese none. */
export function sentences(...texts: readonly (string | false | undefined)[]): string {
  const said = texts.filter((text): text is string => typeof text === 'string' && text !== '');
  return said.join(language.value === 'zh' ? '' : ' ');
}
