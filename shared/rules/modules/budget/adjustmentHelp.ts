import { ADJUSTMENT_RELIEF_MAX, ADJUSTMENT_RELIEF_PER_POINT } from '#shared/content/budgetConstants.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { LawInForce } from '../../policy/shock/lawInForce.ts';

/**
 * Part of the cost of changing work that public help takes away in this round, 0–1: what politics counts as adjustment is
 * multiplied by one minus this. Zero where the module is off or nothing was spent.
 */
export function adjustmentHelp(
  { budget, round }: Pick<LawInForce, 'budget' | 'round'>,
  economy: EconomyId,
): number {
  if (budget === undefined || budget.spentInRound !== round) return 0;
  const points = budget.spent[economy]?.adjustment ?? 0;
  return Math.min(ADJUSTMENT_RELIEF_MAX, ADJUSTMENT_RELIEF_PER_POINT * points);
}
