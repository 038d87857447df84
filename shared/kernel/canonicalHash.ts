import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { fromKeys } from './records.ts';

/** JSON with sorted keys, so equal values have equal text whatever the order of insertion. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => {
    if (inner === null || typeof inner !== 'object' || Array.isArray(inner)) return inner;
    const keys = Object.keys(inner);
    const isSorted = keys.every((key, place) => key >= (keys[place - 1] ?? ''));
    return isSorted ? inner : fromKeys(keys.toSorted(), (key) => (inner as Record<string, unknown>)[key]);
  });
}

/** SHA-256 of the canonical JSON, in hex: two states are the same exactly when their hashes are. */
export function canonicalHash(value: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(value))));
}
