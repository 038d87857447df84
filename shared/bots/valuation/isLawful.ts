import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { findFaultsUnder } from '#shared/rules/agreements/findFaults.ts';
import type { Appraiser } from './appraiser.ts';

/** Whether a draft could be law now: it must agree with the law in force, and with what awaits the bell. */
export function isLawful(
  { scenario, inForce, law }: Pick<Appraiser, 'scenario' | 'inForce' | 'law'>,
  draft: Draft,
  author: EconomyId,
): boolean {
  const laws = inForce === law ? [law] : [law, inForce];
  return laws.every((each) => findFaultsUnder(each, { scenario, draft, author }).length === 0);
}
