import { signal } from '@preact/signals';

/** Games that are offered to whoever plays alone: one of each kind. */
export const SOLO_PRESETS = ['firstLesson', 'standard', 'provincesStandard'] as const;
export type SoloPreset = (typeof SOLO_PRESETS)[number];

export type Route =
  | { readonly page: 'front' }
  | { readonly page: 'open' }
  | { readonly page: 'alone'; readonly preset: SoloPreset }
  | { readonly page: 'join'; readonly code: string }
  | { readonly page: 'table'; readonly gameId: string | undefined }
  | { readonly page: 'host'; readonly gameId: string | undefined }
  | { readonly page: 'class'; readonly role: 'member' | 'host' | 'screen'; readonly classId: string }
  | { readonly page: 'screen'; readonly gameId: string | undefined }
  | { readonly page: 'help' }
  | { readonly page: 'model' }
  | { readonly page: 'concepts' }
  | { readonly page: 'check' }
  | { readonly page: 'print'; readonly id: string }
  | { readonly page: 'unknown' };

/** What the server calls the room of a class; those of games begin with another letter. */
const CLASS_ID = /^s[0-9a-f]+$/;

export function isClassId(id: string): boolean {
  return CLASS_ID.test(id);
}

/** The page that a path names. Links to a class are those to a table, so that whoever has one need not know which it is. */
export function parseRoute(pathname: string): Route {
  const [first = '', second, ...rest] = pathname.split('/').filter((part) => part !== '');
  if (rest.length > 0) return { page: 'unknown' };
  switch (first) {
    case '':
      return { page: 'front' };
    case 'open':
      return second === undefined ? { page: 'open' } : { page: 'unknown' };
    case 'alone': {
      const preset = SOLO_PRESETS.find((each) => each === (second ?? SOLO_PRESETS[0]));
      return preset === undefined ? { page: 'unknown' } : { page: 'alone', preset };
    }
    case 'rules':
      return second === undefined ? { page: 'help' } : { page: 'unknown' };
    case 'model':
      return second === undefined ? { page: 'model' } : { page: 'unknown' };
    case 'concepts':
      return second === undefined ? { page: 'concepts' } : { page: 'unknown' };
    case 'check':
      return second === undefined ? { page: 'check' } : { page: 'unknown' };
    case 'print':
      return second === undefined ? { page: 'unknown' } : { page: 'print', id: second };
    case 'join':
      return { page: 'join', code: second ?? '' };
    case 'table':
    case 'host':
    case 'screen':
      if (second !== undefined && isClassId(second))
        return { page: 'class', role: first === 'table' ? 'member' : first, classId: second };
      return { page: first, gameId: second };
    default:
      return { page: 'unknown' };
  }
}

export const route = signal<Route>({ page: 'front' });

/** Go to a page of the game without loading the document again. `replaces`: the way back does not lead to this page. */
export function navigate(path: string, { replaces = false }: { readonly replaces?: boolean } = {}): void {
  if (replaces) window.history.replaceState(undefined, '', path);
  else window.history.pushState(undefined, '', path);
  show();
  window.scrollTo(0, 0);
}

/** Follow the address bar: at the start, and on back and forward. */
export function startRouter(): void {
  window.addEventListener('popstate', show);
  show();
}

function show(): void {
  route.value = parseRoute(window.location.pathname);
}
