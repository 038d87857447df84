import { signal } from '@preact/signals';

export type Theme = 'dark' | 'light';

const STORAGE_KEY = 'accord.theme';

/** Dark unless the device has chosen the atlas sheet. */
export const theme = signal<Theme>('dark');

export function restoreTheme(): void {
  showTheme(localStorage.getItem(STORAGE_KEY) === 'light' ? 'light' : 'dark');
}

export function switchTheme(chosen: Theme): void {
  localStorage.setItem(STORAGE_KEY, chosen);
  showTheme(chosen);
}

function showTheme(chosen: Theme): void {
  theme.value = chosen;
  document.documentElement.dataset['theme'] = chosen;
}
