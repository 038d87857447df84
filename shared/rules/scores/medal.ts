import { MEDAL_THRESHOLDS } from '#shared/content/scoreConstants.ts';
import type { Medal } from '#shared/content/vocabulary.ts';

/** The medal that a score of 0–100 earns by itself, before the table's caps it. */
export function medalFor(score: number): Medal {
  if (score >= MEDAL_THRESHOLDS.gold) return 'gold';
  if (score >= MEDAL_THRESHOLDS.silver) return 'silver';
  return score >= MEDAL_THRESHOLDS.bronze ? 'bronze' : 'none';
}
