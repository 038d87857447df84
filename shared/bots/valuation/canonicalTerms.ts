import type { Clause } from '#shared/protocol/clauses.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { isIntegration } from '#shared/rules/agreements/law/integrationLaw.ts';

/**
 * A draft's terms beside its payments, written one way: whoever drafts the same gets the same, to the last digit. A form of
 * integration alone says itself whom it binds, whoever signs.
 */
export function canonicalTerms({ parties, clauses }: Draft): Draft {
  const terms = clauses.filter(({ type }) => type !== 'payment');
  return {
    parties: terms.every(isIntegration) ? [] : parties.toSorted(),
    clauses: terms.map(canonicalClause),
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
