import { SUPPORT_PARTS } from '#shared/content/vocabulary.ts';
import type { PoliticsOfSeat } from '#shared/protocol/modules/politics.ts';

/** Support as it stands between settlements: what the last one left, and what acts of this round have cost since. */
export function standingSupport({ support, pending }: Pick<PoliticsOfSeat, 'support' | 'pending'>): number {
  return SUPPORT_PARTS.reduce((sum, part) => sum + (pending[part] ?? 0), support);
}
