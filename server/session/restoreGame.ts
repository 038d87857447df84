import type { GameState } from '#shared/rules/state.ts';
import { evolve } from '#shared/rules/evolve.ts';
import type { StoredLog } from '../store/GameStore.ts';
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
};

/** Folds the tail of a log onto its snapshot. The model is never asked: outcomes are in the events. */
export function restoreGame({ snapshot, tail, commands, lastMs }: StoredLog): Restored {
  const state = tail.flatMap(({ events }) => events).reduce<GameState | undefined>(evolve, snapshot?.state);
  if (state === undefined) throw new Error('a log without its first row');
  return {
    head: { state, seq: tail.at(-1)?.seq ?? snapshot?.seq ?? 0 },
    commands: new Map(commands.map(({ member, commandId, seq }) => [commandKey(member, commandId), seq])),
    lastMs,
    isRecovered: true,
  };
}
