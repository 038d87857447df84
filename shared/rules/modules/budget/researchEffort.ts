import { JOINT_RESEARCH_SHARE, RESEARCH_SHARE_PER_POINT } from '#shared/content/budgetConstants.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { pairLevel } from '../../agreements/pairLevel.ts';
import type { LawInForce } from '../../policy/shock/lawInForce.ts';

/** Technology moves from this level up. */
const COMMON_MARKET = 4;

/**
 * Research that bears fruit after this round, as a share of income: what the seat paid for, and a fifth of what its partners in a
 * common market paid. Zero where the module is off. The rise of productivity is this times its yield (docs/model.md).
 */
export function researchEffort(
  { budget, agreements }: Pick<LawInForce, 'budget' | 'agreements'>,
  economy: EconomyId,
): number {
  if (budget === undefined) return 0;
  let points = budget.research[economy] ?? 0;
  for (const [other, paid] of Object.entries(budget.research)) {
    if (paid === 0 || other === economy || pairLevel(agreements, economy, other) < COMMON_MARKET) continue;
    points += JOINT_RESEARCH_SHARE * paid;
  }
  return RESEARCH_SHARE_PER_POINT * points;
}
