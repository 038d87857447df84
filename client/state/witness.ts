import { listIdentities } from './identity.ts';
import { ownStorage, readJson, writeJson } from './storage.ts';

/**
 * The row of each table's log that this device was last shown, in the server's own word. It is brought back with every
 * connection, also after days, so that the server can tell when history was lost; nothing here reads it.
 */
const PREFIX = 'accord.witness.';

/** Keeps what was just shown. */
export function rememberWitness(
  gameId: string,
  { seq, witness }: { readonly seq: number; readonly witness: string },
): void {
  if (witness !== '') writeJson(ownStorage(), `${PREFIX}${gameId}`, `${seq}.${witness}`);
}

export function recallWitness(gameId: string): string | undefined {
  const kept = readJson(ownStorage(), `${PREFIX}${gameId}`);
  return typeof kept === 'string' ? kept : undefined;
}

/** Tables to which this device has no way back need no witness. */
export function forgetOldWitnesses(): void {
  const known = new Set(listIdentities().map(({ gameId }) => gameId));
  for (const key of Object.keys(ownStorage()))
    if (key.startsWith(PREFIX) && !known.has(key.slice(PREFIX.length))) ownStorage().removeItem(key);
}
