import { computed, signal } from '@preact/signals';
import { isLoopback } from '#shared/protocol/isLoopback.ts';
import type { IdentityKind } from './identity.ts';

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
