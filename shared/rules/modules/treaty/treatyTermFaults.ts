import type { Clause } from '#shared/protocol/clauses.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { DraftCase } from '../../agreements/faults/draftCase.ts';
import { clauseIsPlayed } from './clauseIsPlayed.ts';
import { provisionFaults, recognitionFaults, settlementFaults } from './faults/deepClauseFaults.ts';
import { fundFaults, infrastructureFaults } from './faults/undertakingFaults.ts';
import { conditionFaults, phaseInFaults, specialFaults } from './faults/timetableFaults.ts';

/** Why a paper's clauses beyond tariffs, payments and form cannot be law; asked when the rest of it has no fault. */
export function treatyTermFaults(draftCase: DraftCase): Rejection[] {
  const { scenario, state, draft } = draftCase;
  return draft.clauses.flatMap((clause, index): Rejection[] =>
    clauseIsPlayed(scenario, state, clause.type)
      ? termFaults(draftCase, clause, index)
      : [{ code: 'clause/not-played', clause: index }],
  );
}

function termFaults(draftCase: DraftCase, clause: Clause, index: number): Rejection[] {
  switch (clause.type) {
    case 'phaseIn':
      return phaseInFaults(draftCase, clause, index);
    case 'specialTreatment':
      return specialFaults(draftCase, clause, index);
    case 'conditionality':
      return conditionFaults(draftCase, clause, index);
    case 'deepProvision':
      return provisionFaults(draftCase, clause, index);
    case 'mutualRecognition':
      return recognitionFaults(draftCase, clause, index);
    case 'disputeSettlement':
      return settlementFaults(draftCase, clause, index);
    case 'jointInfrastructure':
      return infrastructureFaults(draftCase, clause, index);
    case 'adjustmentFund':
      return fundFaults(draftCase, clause, index);
    default:
      return [];
  }
}
