import type { GameState } from '#shared/rules/state.ts';
import { evolve } from '#shared/rules/game/evolve.ts';
import { canonicalHash } from '#shared/kernel/canonicalHash.ts';
import type { GameStore, SeenAt, StoredLog, Write } from '../store/GameStore.ts';
import { commandKey } from './CommandAnswers.ts';

/** The game after row `seq` of its log. */
export type Head = {
  readonly state: GameState;
  readonly seq: number;
  /** Running hash of the log at this row. */
  readonly hash: string;
};

/** A game read back from its log. */
export type Restored = {
  readonly head: Head;
  /** Row of every command taken, by `commandKey`. */
  readonly commands: ReadonlyMap<string, number>;
  /** Game time of the last row: the clock goes on from there. */
  readonly lastMs: number;
  /** Rows were set aside or are missing, and the host has not gone on without them yet. */
  readonly hasLoss: boolean;
  /** How often the host has gone on after a loss. */
  readonly lossesAccepted: number;
  /** Absent: the game is new. */
  readonly seen?: SeenAt;
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
export function restoreGame(stored: StoredLog): Restored {
  const { snapshot, tail, commands, lastMs, hash, hasLoss, lossesAccepted, seen } = stored;
  const state = tail.flatMap(({ events }) => events).reduce<GameState | undefined>(evolve, snapshot?.state);
  if (state === undefined) throw new Error('a log without its first row');
  return {
    head: { state, seq: tail.at(-1)?.seq ?? snapshot?.seq ?? 0, hash },
    commands: new Map(commands.map(({ member, commandId, seq }) => [commandKey(member, commandId), seq])),
    lastMs,
    hasLoss,
    lossesAccepted,
    seen,
  };
}

export function snapshotOf(gameId: string, { state, seq }: Head): Write {
  const [text, hash] = [JSON.stringify(state), canonicalHash(state)];
  return { type: 'saveSnapshot', snapshot: { gameId, seq, state, text, hash } };
}
