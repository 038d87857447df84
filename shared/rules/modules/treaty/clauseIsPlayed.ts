import { PRESETS, type Preset } from '#shared/content/presets.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { Clause } from '#shared/protocol/clauses.ts';
import type { GameState } from '../../state.ts';
import { moduleIsOpen } from '../moduleIsOn.ts';

type Game = Pick<GameState, 'settings' | 'round'>;

/**
 * Whether a game plays a kind of clause in its present round. Presets that end with the customs union keep to tariffs, forms
 * and payments; what lowers border costs needs a scenario that has them, and other clauses need their module to be open.
 * Levels have their own rounds (`levelFaults`).
 */
export function clauseIsPlayed(scenario: Scenario, game: Game, type: Clause['type']): boolean {
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
