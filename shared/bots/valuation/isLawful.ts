import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { findFaultsUnder } from '#shared/rules/agreements/findFaults.ts';
import type { Appraiser } from './appraiser.ts';

/** Whether a draft could be law now, papers that await the bell counted as law. */
export function isLawful({ scenario, law }: Appraiser, draft: Draft, author: EconomyId): boolean {
  return findFaultsUnder(law, { scenario, draft, author }).length === 0;
}
