import { DRAFTING_COST } from '#shared/content/provinces/provinceConstants.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { GameState } from '../../state.ts';

/** What a province's papers of this round cost it, whatever became of them; in 100 million yuan. */
export function draftingSpent(
  { papers, round }: Pick<GameState, 'papers' | 'round'>,
  economy: EconomyId,
): number {
  const drafted = Object.values(papers).filter((paper) => paper.author === economy && paper.round === round);
  return DRAFTING_COST * drafted.length;
}
