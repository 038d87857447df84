import type { EconomyId } from '#shared/kernel/ids.ts';
import type { GameState } from '../../state.ts';
import { pactDues } from './pactDues.ts';

/** Payments that shrink to what there is leave a rest of rounding, on either side of nothing; far below any sum that is spent. */
const ROUNDING = 1e-6;

/** Whole 100 million yuan that a province may still spend in this round, before its envelope. */
export function moneyLeft(state: GameState, economy: EconomyId): number {
  return Math.max(0, Math.floor((pactDues(state).left[economy] ?? 0) + ROUNDING));
}
