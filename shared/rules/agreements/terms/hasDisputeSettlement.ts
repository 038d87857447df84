import type { EconomyId } from '#shared/kernel/ids.ts';
import { pairLevel, type Register } from '../pairLevel.ts';

/** From this level on there is a court of the members' own. */
const OWN_COURT = 5;

/** Whether two economies have a standing panel of their own: by a clause of an agreement of both, or by level 5. */
export function hasDisputeSettlement(
  law: { readonly agreements: Register },
  a: EconomyId,
  b: EconomyId,
): boolean {
  const byClause = Object.values(law.agreements).some(
    ({ parties, terms }) => terms?.disputeSettlement === true && parties.includes(a) && parties.includes(b),
  );
  return byClause || pairLevel(law.agreements, a, b) >= OWN_COURT;
}
