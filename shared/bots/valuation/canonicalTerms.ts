import type { Clause } from '#shared/protocol/clauses.ts';
import type { Draft } from '#shared/protocol/intents.ts';

/** A draft's terms beside its payments, written one way: whoever drafts the same gets the same, to the last digit. */
export function canonicalTerms({ parties, clauses }: Draft): Draft {
  return {
    parties: parties.toSorted(),
    clauses: clauses.filter(({ type }) => type !== 'payment').map(canonicalClause),
  };
}

function canonicalClause(clause: Clause): Clause {
  switch (clause.type) {
    case 'freeTradeArea':
    case 'customsUnion':
      return { ...clause, among: clause.among.toSorted() };
    default:
      return clause;
  }
}
