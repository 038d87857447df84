import type { EconomyId } from '#shared/kernel/ids.ts';
import { pairLevel, type Register } from '../pairLevel.ts';

/** From this level on members recognise each other's rules without a clause: the economic union has one rulebook. */
const ONE_RULEBOOK = 5;

/** Whether two economies recognise each other's technical rules: by a clause of an agreement of both, or by level 5. */
export function recognisesRules(law: { readonly agreements: Register }, a: EconomyId, b: EconomyId): boolean {
  const byClause = Object.values(law.agreements).some(
    ({ parties, terms }) => terms?.mutualRecognition === true && parties.includes(a) && parties.includes(b),
  );
  return byClause || pairLevel(law.agreements, a, b) >= ONE_RULEBOOK;
}
