import { signal } from '@preact/signals';

/**
 * The browser's stores as JSON. Both may be full or forbidden (private windows): the game then goes on without memory, which
 * is all that a failed write means here.
 */
export function readJson(storage: Storage, key: string): unknown {
  try {
    const text = storage.getItem(key);
    return text === null ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function writeJson(storage: Storage, key: string, value: unknown): void {
  try {
    storage.setItem(key, JSON.stringify(value));
  } catch (failure) {
    console.warn(`not remembered on this device: ${key}`, failure);
  }
}

const TRIAL_KEY = 'accord.trial';

/** Whether this browser keeps anything at all: private windows and strict settings may not. */
export function keepsData(): boolean {
  try {
    localStorage.setItem(TRIAL_KEY, '1');
    localStorage.removeItem(TRIAL_KEY);
    return true;
  } catch {
    // Full or forbidden: the answer is no.
    return false;
  }
}

const TAB_KEY = 'accord.tab';
let isTabOfItsOwn = false;

/**
 * Read once when a page starts. A page opened with `?tab=1` keeps who it is to its own tab, so that several people can be in one
 * browser; so do all pages that the tab shows after it.
 */
export function readOwnTab(): void {
  const isAsked = new URLSearchParams(window.location.search).get('tab') === '1';
  if (isAsked) writeJson(sessionStorage, TAB_KEY, true);
  isTabOfItsOwn = isAsked || readJson(sessionStorage, TAB_KEY) === true;
}

export function isOwnTab(): boolean {
  return isTabOfItsOwn;
}

/** Where this page keeps who it is. */
export function ownStorage(): Storage {
  return isTabOfItsOwn ? sessionStorage : localStorage;
}

/** Field of something that was read from outside. */
export function stringField(value: unknown, name: string): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const field: unknown = Object.entries(value).find(([key]) => key === name)?.[1];
  return typeof field === 'string' ? field : undefined;
}

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

/** Width classes of the player's table: one pane at a time, map above panes, or columns. */
type Viewport = 'phone' | 'stacked' | 'narrow' | 'wide';

const BREAKS = {
  stacked: '(min-width: 700px)',
  narrow: '(min-width: 1024px)',
  wide: '(min-width: 1280px)',
} as const;

const queries = {
  stacked: window.matchMedia(BREAKS.stacked),
  narrow: window.matchMedia(BREAKS.narrow),
  wide: window.matchMedia(BREAKS.wide),
};

export const viewport = signal<Viewport>(read());

const roomy = window.matchMedia('(min-width: 1440px)');
const short = window.matchMedia('(max-height: 820px)');

/** Whether legend and switches of the map have room beside open talk; the style sheets ask the same. */
export const isRoomy = signal(roomy.matches);
/** Whether the window has little height: what lies over the map is lower. */
export const isShort = signal(short.matches);

roomy.addEventListener('change', () => (isRoomy.value = roomy.matches));
short.addEventListener('change', () => (isShort.value = short.matches));

for (const query of Object.values(queries)) {
  query.addEventListener('change', () => {
    viewport.value = read();
  });
}

function read(): Viewport {
  if (queries.wide.matches) return 'wide';
  if (queries.narrow.matches) return 'narrow';
  return queries.stacked.matches ? 'stacked' : 'phone';
}
