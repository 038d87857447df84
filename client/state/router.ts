import { computed, signal } from '@preact/signals';
import { isLoopback } from '#shared/protocol/wire.ts';
import type { IdentityKind } from './identity.ts';

/** Games that are offered to whoever plays alone: one of each kind. */
export const SOLO_PRESETS = ['firstLesson', 'worldShort', 'provincesStandard'] as const;
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
  /** A game that is over, and its page to keep; of a class the report for its host. */
  | { readonly page: 'replay' | 'report'; readonly gameId: string }
  | { readonly page: 'help' }
  | { readonly page: 'model' }
  | { readonly page: 'concepts' }
  | { readonly page: 'check' }
  | { readonly page: 'privacy' }
  | { readonly page: 'print'; readonly id: string }
  | { readonly page: 'unknown' };

/** What the server calls the room of a class; those of games begin with another letter. */
const CLASS_ID = /^s[0-9a-f]+$/;

/** The place on the page of a game alone at which the game is learnt. */
export const LEARN = '#learn';

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
      // Links that were kept from before name the long game of the world.
      const named = second === 'standard' ? 'worldShort' : (second ?? SOLO_PRESETS[0]);
      const preset = SOLO_PRESETS.find((each) => each === named);
      return preset === undefined ? { page: 'unknown' } : { page: 'alone', preset };
    }
    case 'rules':
      return second === undefined ? { page: 'help' } : { page: 'unknown' };
    case 'model':
      return second === undefined ? { page: 'model' } : { page: 'unknown' };
    case 'concepts':
      return second === undefined ? { page: 'concepts' } : { page: 'unknown' };
    case 'network':
    case 'check':
      return second === undefined ? { page: 'check' } : { page: 'unknown' };
    case 'privacy':
      return second === undefined ? { page: 'privacy' } : { page: 'unknown' };
    case 'print':
      return second === undefined ? { page: 'unknown' } : { page: 'print', id: second };
    case 'replay':
      return second === undefined || isClassId(second)
        ? { page: 'unknown' }
        : { page: first, gameId: second };
    case 'report':
      return second === undefined ? { page: 'unknown' } : { page: first, gameId: second };
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

/** Links to a table: the addresses that open it on other devices, and the origin that they begin with. */

/** Addresses that carry a secret put it in the fragment, which browsers never send. */
const TOKEN = /^#(seat|host|screen)=([A-Za-z0-9_-]{22})$/;

type LinkSecret = { readonly kind: IdentityKind; readonly token: string };

/** The secret in the fragment of a personal or host link. */
export function parseLinkSecret(hash: string): LinkSecret | undefined {
  const match = TOKEN.exec(hash);
  const [, kind, token] = match ?? [];
  if (token === undefined) return undefined;
  return { kind: kind === 'host' || kind === 'screen' ? kind : 'seat', token };
}

/** Opens a seat on any device. */
export function personalLink(origin: string, gameId: string, token: string): string {
  return `${origin}/table/${gameId}#seat=${token}`;
}

export function hostLink(origin: string, gameId: string, token: string): string {
  return `${origin}/host/${gameId}#host=${token}`;
}

/** Opens a big screen on any device, and nothing else. */
export function screenLink(origin: string, gameId: string, token: string): string {
  return `${origin}/screen/${gameId}#screen=${token}`;
}

export function joinLink(origin: string, code: string): string {
  return `${origin}/join/${code}`;
}

/** Origins for other devices, the likeliest first; undefined until the server of this machine was asked. */
export const networkOrigins = signal<readonly string[] | undefined>(undefined);

/** Whether this page was opened by a name that means another machine on every other device. */
export function isOpenedLocally(): boolean {
  return isLoopback(window.location.hostname);
}

/** The origin that links and codes for other devices begin with. */
export const shareOrigin = computed(() => networkOrigins.value?.[0] ?? window.location.origin);

/** That origin as people type it, without the protocol. */
export const shareHost = computed(() => hostOf(shareOrigin.value));

/** Further addresses, should a phone not reach the first one. */
export const otherHosts = computed(() => networkOrigins.value?.slice(1).map(hostOf) ?? []);

/** No other device can open this page: the machine is on no network, or the server listens to itself alone. */
export const isOnlyHere = computed(() => isOpenedLocally() && networkOrigins.value?.length === 0);

function hostOf(origin: string): string {
  return origin.replace(/^https?:\/\//, '');
}
