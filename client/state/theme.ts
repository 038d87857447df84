import { signal } from '@preact/signals';

type Theme = 'dark' | 'light';

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

/** Paper is white: what is printed wears the light theme, whatever the device shows. */
export function printInLight(): void {
  window.addEventListener('beforeprint', () => wear('light'));
  window.addEventListener('afterprint', () => wear(theme.peek()));
}

function showTheme(chosen: Theme): void {
  theme.value = chosen;
  wear(chosen);
}

function wear(chosen: Theme): void {
  document.documentElement.dataset['theme'] = chosen;
}
