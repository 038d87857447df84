import { effect, signal } from '@preact/signals';
import { readJson, writeJson } from '../../state/storage.ts';
import { gameId } from '../../state/store.ts';

/** Speakers muted on this device, and how far each room was read: kept for this table. */
export const muted = signal<ReadonlySet<string>>(new Set());
export const readUpTo = signal<Readonly<Record<string, number>>>({});

effect(() => {
  const id = gameId.value;
  if (id === undefined) return;
  const names = readJson(localStorage, mutedKey(id));
  muted.value = new Set(Array.isArray(names) ? names.filter((name) => typeof name === 'string') : []);
  const seen = readJson(sessionStorage, readKey(id));
  readUpTo.value = isCounts(seen) ? seen : {};
});

export function setMuted(speaker: string, isMuted: boolean): void {
  const next = new Set(muted.peek());
  if (isMuted) next.add(speaker);
  else next.delete(speaker);
  muted.value = next;
  const id = gameId.peek();
  if (id !== undefined) writeJson(localStorage, mutedKey(id), [...next]);
}

export function noteRead(room: string, message: number): void {
  if ((readUpTo.peek()[room] ?? 0) >= message) return;
  readUpTo.value = { ...readUpTo.peek(), [room]: message };
  const id = gameId.peek();
  if (id !== undefined) writeJson(sessionStorage, readKey(id), readUpTo.peek());
}

function isCounts(value: unknown): value is Record<string, number> {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((each) => typeof each === 'number')
  );
}

function mutedKey(id: string): string {
  return `accord.muted.${id}`;
}

function readKey(id: string): string {
  return `accord.read.${id}`;
}
