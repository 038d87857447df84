import type { IdentityKind } from './identity.ts';

/** Addresses that carry a secret put it in the fragment, which browsers never send. */
const TOKEN = /^#(seat|host|screen)=([A-Za-z0-9_-]{22})$/;

export type LinkSecret = { readonly kind: IdentityKind; readonly token: string };

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
