import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Clause } from '#shared/protocol/clauses.ts';

/** Of these a paper says one thing for all its cuts. */
const ONE_A_PAPER: ReadonlySet<Clause['type']> = new Set(['bindingPeriod', 'phaseIn', 'specialTreatment']);

/** Two clauses that speak of the same thing, so that it would be unclear which holds. */
export function isRepeated(earlier: Clause, clause: Clause): boolean {
  if (earlier.type !== clause.type) return false;
  if (ONE_A_PAPER.has(clause.type)) return true;
  if (earlier.type === 'tariffConcession' && clause.type === 'tariffConcession') {
    const isSameLine = earlier.by === clause.by && earlier.sector === clause.sector;
    return isSameLine && clause.to.some((economy) => earlier.to.includes(economy));
  }
  if (earlier.type === 'payment' && clause.type === 'payment') {
    return earlier.from === clause.from && earlier.to === clause.to && earlier.rounds === clause.rounds;
  }
  if (earlier.type === 'conditionality' && clause.type === 'conditionality') {
    return earlier.of === clause.of && earlier.condition === clause.condition;
  }
  if (earlier.type === 'deepProvision' && clause.type === 'deepProvision') {
    return earlier.provision === clause.provision && shared(earlier.among, clause.among) >= 2;
  }
  if (earlier.type === 'adjustmentFund' && clause.type === 'adjustmentFund') {
    return shared(earlier.among, clause.among) >= 1;
  }
  return isStanding(earlier) && isStanding(clause) && shared(earlier.among, clause.among) >= 2;
}

type Standing = Extract<
  Clause,
  { readonly type: 'jointInfrastructure' | 'mutualRecognition' | 'disputeSettlement' }
>;

function isStanding(clause: Clause): clause is Standing {
  return (
    clause.type === 'jointInfrastructure' ||
    clause.type === 'mutualRecognition' ||
    clause.type === 'disputeSettlement'
  );
}

function shared(some: readonly EconomyId[], others: readonly EconomyId[]): number {
  return some.filter((economy) => others.includes(economy)).length;
}
