import { DEEP_PROVISIONS, type DeepProvision } from '#shared/content/vocabulary.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { pairLevel, type Register } from '../pairLevel.ts';

/** Common policies of an economic union contain all deep clauses: from this level on a clause adds nothing. */
export const CONTAINS_PROVISIONS = 5;

/** Deep clauses that two economies have agreed beyond what their level contains, each once, in the order of the vocabulary. */
export function provisionsBetween(
  law: { readonly agreements: Register },
  a: EconomyId,
  b: EconomyId,
): readonly DeepProvision[] {
  const agreed = new Set(
    Object.values(law.agreements).flatMap(({ parties, terms }) =>
      terms?.provisions !== undefined && parties.includes(a) && parties.includes(b) ? terms.provisions : [],
    ),
  );
  if (agreed.size === 0 || pairLevel(law.agreements, a, b) >= CONTAINS_PROVISIONS) return [];
  return DEEP_PROVISIONS.filter((provision) => agreed.has(provision));
}
