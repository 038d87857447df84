import { signal } from '@preact/signals';
import { LANGUAGES, type Language } from '#shared/content/vocabulary.ts';

const STORAGE_KEY = 'accord.language';

/** BCP 47 tags for `Intl` and the `lang` attribute. */
export const LOCALES = { en: 'en-GB', zh: 'zh-CN' } as const satisfies Record<Language, string>;

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

export function readPreferredLanguage(): Language {
  return preferredLanguage(localStorage.getItem(STORAGE_KEY), navigator.languages);
}

export function rememberLanguage(chosen: Language): void {
  localStorage.setItem(STORAGE_KEY, chosen);
}
