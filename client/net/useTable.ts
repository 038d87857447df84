import { useEffect, useState } from 'preact/hooks';
import {
  identityOf,
  latestIdentity,
  rememberIdentity,
  type Identity,
  type IdentityKind,
} from '../state/identity.ts';
import { parseLinkSecret } from '../state/links.ts';
import { enterTable, leaveTable } from './table.ts';

type Options = { readonly isPublicScreen?: boolean };

/**
 * Opens the table that the address names with what this device knows, or with the secret in the fragment of a personal link,
 * and closes it when the page is left. Of several kinds the first that this device knows is taken. Undefined: it has nothing
 * to open the table with.
 */
export function useTable(
  kinds: readonly IdentityKind[],
  gameId: string | undefined,
  options: Options = {},
): Identity | undefined {
  const [identity] = useState(() => identityFor(kinds, gameId));
  const { isPublicScreen = false } = options;
  useEffect(() => {
    if (identity === undefined) return undefined;
    enterTable({ gameId: identity.gameId, token: identity.token, isPublicScreen });
    return leaveTable;
  }, [identity, isPublicScreen]);
  return identity;
}

function identityFor(kinds: readonly IdentityKind[], gameId: string | undefined): Identity | undefined {
  if (gameId !== undefined) adoptLink(gameId);
  return kinds
    .map((kind) => (gameId === undefined ? latestIdentity(kind) : identityOf(kind, gameId)))
    .find((identity) => identity !== undefined);
}

/** Takes the secret of a personal link into this device's memory and out of the address bar. */
function adoptLink(gameId: string): void {
  const secret = parseLinkSecret(window.location.hash);
  if (secret === undefined) return;
  const known = identityOf(secret.kind, gameId);
  // Another token may be another person's: what was known of the former one is not carried over.
  const kept = known?.token === secret.token ? known : {};
  rememberIdentity({ ...kept, kind: secret.kind, gameId, token: secret.token });
  window.history.replaceState(undefined, '', window.location.pathname);
}
