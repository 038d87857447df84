import type { GameState } from '../../../state.ts';

/** The last round that is settled: the epilogue, one after the last. */
export function lastPlayedRound({ settings }: Pick<GameState, 'settings'>): number {
  return settings.rounds + 1;
}
