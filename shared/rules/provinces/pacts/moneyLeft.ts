import type { EconomyId } from '#shared/kernel/ids.ts';
import type { GameState } from '../../state.ts';
import { pactDues } from './pactDues.ts';

/** Whole 100 million yuan that a province may still spend in this round, before its envelope. */
export function moneyLeft(state: GameState, economy: EconomyId): number {
  return Math.floor(pactDues(state).left[economy] ?? 0);
}
