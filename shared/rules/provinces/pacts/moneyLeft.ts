import { DRAFTING_COST } from '#shared/content/provinces/provinceConstants.ts';
import type { GameState } from '../../state.ts';
import { provinceOf, provincesOf } from '../provincesOf.ts';

/** Whole 100 million yuan that a province may still spend in this round, before its envelope. */
export function moneyLeft(state: GameState, economy: string): number {
  const drafted = Object.values(state.papers).filter(
    ({ author, round }) => author === economy && round === state.round,
  ).length;
  const paid = provincesOf(state)
    .payments.filter(({ from }) => from === economy)
    .reduce((sum, { yuan100m }) => sum + yuan100m, 0);
  return Math.max(0, Math.floor(provinceOf(state, economy).freeMoney) - DRAFTING_COST * drafted - paid);
}
