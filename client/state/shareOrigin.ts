import { computed, signal } from '@preact/signals';
import { isLoopback } from '#shared/protocol/isLoopback.ts';

/** Origins for other devices, the likeliest first; undefined until the server of this machine was asked. */
export const networkOrigins = signal<readonly string[] | undefined>(undefined);

/** Whether this page was opened by a name that means another machine on every other device. */
export function isOpenedLocally(): boolean {
  return isLoopback(window.location.hostname);
}

/** The origin that links and codes for other devices begin with. */
export const shareOrigin = computed(() => networkOrigins.value?.[0] ?? window.location.origin);

/** The same as people type it. */
export const shareHost = computed(() => hostOf(shareOrigin.value));

/** Further addresses, should a phone not reach the first one. */
export const otherHosts = computed(() => networkOrigins.value?.slice(1).map(hostOf) ?? []);

/** No other device can open this page: the machine is on no network, or the server listens to itself alone. */
export const isOnlyHere = computed(() => isOpenedLocally() && networkOrigins.value?.length === 0);

function hostOf(origin: string): string {
  return origin.replace(/^https?:\/\//, '');
}
