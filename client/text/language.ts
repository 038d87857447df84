import { signal } from '@preact/signals';
import { LANGUAGES, type Language } from '#shared/content/vocabulary.ts';
import { en } from './en/locale.ts';
import type { Locale } from './locale.ts';
import { zh } from './zh/locale.ts';

const STORAGE_KEY = 'accord.language';

export const LOCALES: Readonly<Record<Language, Locale>> = { en, zh };

export function isLanguage(value: unknown): value is Language {
  return LANGUAGES.some((language) => language === value);
}

/** The device's own choice, else the first language of the browser that the game speaks, else English. */
export function preferredLanguage(stored: string | null, browser: readonly string[]): Language {
  if (isLanguage(stored)) return stored;
  const spoken = browser.map((tag) => tag.toLowerCase().split('-')[0]).find(isLanguage);
  return spoken ?? 'en';
}

/** Language in which every sentence on this device is shown; `switchLanguage` changes it. */
export const language = signal<Language>('en');

/** What the reader's language does its own way beyond sentences. */
export function locale(): Locale {
  return LOCALES[language.value];
}

/** The language whose signs `text` is written in; English for Latin letters. */
export function languageOf(text: string): Language {
  return LANGUAGES.find((each) => LOCALES[each].ownScript?.test(text)) ?? 'en';
}

/** Name of another language in the reader's own: `Chinese`, 英语. */
export function languageName(other: Language): string {
  return new Intl.DisplayNames(locale().tag, { type: 'language' }).of(other) ?? LOCALES[other].ownName;
}

export function readPreferredLanguage(): Language {
  return preferredLanguage(localStorage.getItem(STORAGE_KEY), navigator.languages);
}

export function rememberLanguage(chosen: Language): void {
  localStorage.setItem(STORAGE_KEY, chosen);
}
