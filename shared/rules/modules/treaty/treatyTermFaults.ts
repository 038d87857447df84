import { PRESETS, type Preset } from '#shared/content/presets.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { Clause } from '#shared/protocol/clauses.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { DraftCase } from '../../agreements/faults/draftCase.ts';
import type { GameState } from '../../state.ts';
import { moduleIsOpen } from '../moduleIsOn.ts';
import { provisionFaults, recognitionFaults, settlementFaults } from './faults/deepClauseFaults.ts';
import { conditionFaults, phaseInFaults, specialFaults } from './faults/timetableFaults.ts';
import { fundFaults, infrastructureFaults } from './faults/undertakingFaults.ts';

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

type Game = Pick<GameState, 'settings' | 'round'>;

/**
 * Whether a game plays a kind of clause in its present round. Presets that end with the customs union keep to tariffs, forms
 * and payments; what lowers border costs needs a scenario that has them, and other clauses need their module to be open.
 * Levels have their own rounds (`levelFaults`).
 */
function clauseIsPlayed(scenario: Scenario, game: Game, type: Clause['type']): boolean {
  switch (type) {
    case 'phaseIn':
    case 'specialTreatment':
    case 'agreedSpecialization':
    case 'adjustmentFund':
    case 'conditionality':
      return playsFurtherClauses(game);
    case 'jointInfrastructure':
    case 'deepProvision':
      return playsFurtherClauses(game) && scenario.flags.borderCosts;
    case 'mutualRecognition':
      return playsFurtherClauses(game) && moduleIsOpen(game, 'barriers');
    case 'disputeSettlement':
      return playsFurtherClauses(game) && moduleIsOpen(game, 'wto');
    default:
      return true;
  }
}

function playsFurtherClauses({ settings }: Game): boolean {
  const preset: Preset = PRESETS[settings.preset];
  return preset.levelOpensInRound[4] !== undefined;
}
