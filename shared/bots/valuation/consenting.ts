import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { admissionOf, isAdmission } from '#shared/rules/agreements/admission.ts';
import type { GameState } from '#shared/rules/state.ts';

/**
 * Parties that stay outside of what a paper founds or opens, and sign only since an older agreement of theirs is extended to
 * others: no share of the gain is theirs, but they need not lose by it.
 */
export function consenting(
  law: Pick<GameState, 'agreements' | 'pairLevels'>,
  { parties, clauses }: Draft,
): ReadonlySet<EconomyId> {
  const insiders = clauses.flatMap((clause) => {
    if (isAdmission(clause)) return admissionOf(law, clause)?.together ?? [];
    return clause.type === 'customsUnion' ? clause.among : [];
  });
  return new Set(insiders.length === 0 ? [] : parties.filter((party) => !insiders.includes(party)));
}
