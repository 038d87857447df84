import type { GameState } from '#shared/rules/state.ts';
import { evolve } from '#shared/rules/evolve.ts';
import type { GameStore, StoredLog } from '../store/GameStore.ts';
import { commandKey } from './CommandAnswers.ts';

/** A game read back from its log. */
export type Restored = {
  readonly head: { readonly state: GameState; readonly seq: number };
  /** Row of every command taken, by `commandKey`. */
  readonly commands: ReadonlyMap<string, number>;
  /** Game time of the last row: the clock goes on from there. */
  readonly lastMs: number;
  /** False for a game that was just created. */
  readonly isRecovered: boolean;
  /** Rows were set aside, and the host has not gone on without them yet. */
  readonly hasLoss: boolean;
};

/** Reads a game back from disk. Rows that cannot be part of it are set aside first, so that what comes now has their numbers. */
export async function readGame(store: GameStore, gameId: string): Promise<Restored> {
  const stored = await store.loadLog(gameId);
  const restored = restoreGame(stored);
  const { brokenFrom } = stored;
  if (brokenFrom === undefined) return restored;
  await store.setRowsAside(gameId, brokenFrom.seq, brokenFrom.reason);
  return { ...restored, hasLoss: true };
}

/** Folds the tail of a log onto its snapshot. The model is never asked: outcomes are in the events. */
export function restoreGame({ snapshot, tail, commands, lastMs, hasLoss }: StoredLog): Restored {
  const state = tail.flatMap(({ events }) => events).reduce<GameState | undefined>(evolve, snapshot?.state);
  if (state === undefined) throw new Error('a log without its first row');
  return {
    head: { state, seq: tail.at(-1)?.seq ?? snapshot?.seq ?? 0 },
    commands: new Map(commands.map(({ member, commandId, seq }) => [commandKey(member, commandId), seq])),
    lastMs,
    isRecovered: true,
    hasLoss,
  };
}
