import type { Draft } from '#shared/protocol/intents.ts';
import type { Paper } from '#shared/protocol/law.ts';

/** What a paper is about, whatever it pays: its parties and the forms of its clauses. */
export function offerName({ clauses }: Pick<Draft, 'clauses'>): string {
  const forms = clauses.flatMap((clause) => {
    switch (clause.type) {
      case 'payment':
      case 'bindingPeriod':
        return [];
      case 'accession':
        return [`${clause.type} ${clause.agreement} ${clause.entrant}`];
      case 'merger':
        return [`${clause.type} ${[clause.agreement, clause.with].toSorted().join()}`];
      case 'freeTradeArea':
      case 'customsUnion':
        return [`${clause.type} ${clause.among.toSorted().join()}`];
      case 'tariffConcession':
        return [`${clause.type} ${[clause.by, ...clause.to].toSorted().join()}`];
    }
  });
  return [...new Set(forms)].toSorted().join(';');
}

/** Whether the same has been on the table in this round, by whomever. */
export function isOnTheTable(papers: readonly Paper[], round: number, draft: Draft): boolean {
  const name = offerName(draft);
  return papers.some((paper) => paper.round === round && offerName(paper) === name);
}
