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

/** Names of the friends whom somebody has asked to another game. */
export function askedKey(gameId: string): string {
  return `accord.asked.${gameId}`;
}

/** How many people somebody expects in a class that they open, as typed. */
export function peopleKey(classId: string): string {
  return `accord.people.${classId}`;
}
