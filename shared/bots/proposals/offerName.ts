import type { Clause } from '#shared/protocol/clauses.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Paper } from '#shared/protocol/law.ts';

/** What a paper is about, whatever it pays and however fast: the forms of its clauses and whom they join. */
export function offerName({ clauses }: Pick<Draft, 'clauses'>): string {
  return sorted([...new Set(clauses.flatMap((clause) => formName(clause) ?? []))]).join(';');
}

/** Undefined where a clause only says how, or at what price. */
function formName(clause: Clause): string | undefined {
  switch (clause.type) {
    case 'payment':
    case 'bindingPeriod':
    case 'phaseIn':
    case 'specialTreatment':
    case 'conditionality':
      return undefined;
    case 'accession':
      return `${clause.type} ${clause.agreement} ${clause.entrant}`;
    case 'merger':
      return `${clause.type} ${sorted([clause.agreement, clause.with]).join()}`;
    case 'tariffConcession':
      return `${clause.type} ${sorted([clause.by, ...clause.to]).join()}`;
    case 'agreedSpecialization':
      return `${clause.type} ${sorted(clause.between.map(({ party }) => party)).join()}`;
    case 'deepProvision':
      return `${clause.provision} ${sorted(clause.among).join()}`;
    default:
      return `${clause.type} ${sorted(clause.among).join()}`;
  }
}

function sorted(names: readonly string[]): string[] {
  return names.toSorted((a, b) => (a < b ? -1 : 1));
}

/** Whether the same has been on the table in this round, by whomever. */
export function isOnTheTable(papers: readonly Paper[], round: number, draft: Draft): boolean {
  const name = offerName(draft);
  return papers.some((paper) => paper.round === round && offerName(paper) === name);
}
