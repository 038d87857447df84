import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import type { Clause } from '#shared/protocol/clauses.ts';

/** How one version of a paper differs from the one before it. */
export type ClauseChange =
  | { readonly type: 'kept'; readonly clause: Clause }
  | { readonly type: 'added'; readonly clause: Clause }
  | { readonly type: 'removed'; readonly clause: Clause }
  | { readonly type: 'changed'; readonly before: Clause; readonly clause: Clause };

/** Clauses of the newer version in its order, then those that it dropped. Clauses about the same thing are one changed clause. */
export function diffClauses(before: readonly Clause[], after: readonly Clause[]): ClauseChange[] {
  const olds = new Map(before.map((clause) => [subjectOf(clause), clause]));
  const subjects = new Set(after.map(subjectOf));
  const present = after.map((clause): ClauseChange => {
    const old = olds.get(subjectOf(clause));
    if (old === undefined) return { type: 'added', clause };
    if (canonicalJson(old) === canonicalJson(clause)) return { type: 'kept', clause };
    return { type: 'changed', before: old, clause };
  });
  const gone = before
    .filter((clause) => !subjects.has(subjectOf(clause)))
    .map((clause): ClauseChange => ({ type: 'removed', clause }));
  return [...present, ...gone];
}

export function changesOnly(changes: readonly ClauseChange[]): ClauseChange[] {
  return changes.filter((change) => change.type !== 'kept');
}

/** What a clause is about, without how much: two versions of one subject are a change, not a removal and an addition. */
export function subjectOf(clause: Clause): string {
  switch (clause.type) {
    case 'tariffConcession':
      return `tariff ${clause.by} ${clause.sector} ${[...clause.to].toSorted().join(' ')}`;
    case 'payment':
      return `payment ${clause.from} ${clause.to}`;
    case 'freeTradeArea':
    case 'customsUnion':
    case 'commonMarket':
    case 'economicUnion':
    case 'fullIntegration':
    case 'accession':
    case 'merger':
      return 'integration';
    case 'deepProvision':
      return `provision ${clause.provision}`;
    case 'conditionality':
      return `condition ${clause.of}`;
    case 'agreedSpecialization':
      return `specialization ${clause.between
        .map(({ party }) => party)
        .toSorted()
        .join(' ')}`;
    case 'bindingPeriod':
    case 'phaseIn':
    case 'specialTreatment':
    case 'jointInfrastructure':
    case 'adjustmentFund':
    case 'mutualRecognition':
    case 'disputeSettlement':
    case 'marketPact':
      return clause.type;
  }
}
