import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Clause } from '#shared/protocol/clauses.ts';
import type { Draft } from '#shared/protocol/intents.ts';

/** A draft without those who refused it; undefined where fewer than two are left. */
export function narrowPact(draft: Draft, refusedBy: readonly EconomyId[]): Draft | undefined {
  const stays = (economy: EconomyId): boolean => !refusedBy.includes(economy);
  const parties = draft.parties.filter(stays);
  if (parties.length < 2) return undefined;
  const clauses = draft.clauses.flatMap((clause): Clause[] => {
    if (clause.type === 'marketPact') return [{ ...clause, among: clause.among.filter(stays) }];
    return clause.type === 'payment' && !(stays(clause.from) && stays(clause.to)) ? [] : [clause];
  });
  return { ...draft, parties, clauses };
}
