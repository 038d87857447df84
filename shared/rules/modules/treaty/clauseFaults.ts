import { PRESETS, type Preset } from '#shared/content/presets.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Clause, ClauseOf } from '#shared/protocol/clauses.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { pairLevel, pairsOf } from '../../agreements/register.ts';
import {
  CONTAINS_PROVISIONS,
  hasDisputeSettlement,
  provisionsBetween,
  recognisesRules,
} from '../../agreements/terms.ts';
import { unionOf } from '../../agreements/unions.ts';
import type { DraftCase } from '../../drafts/draft.ts';
import { splitUnionFaults } from '../../drafts/paceFaults.ts';
import { moduleIsOpen } from '../../schedules/moduleIsOn.ts';
import type { GameState } from '../../state.ts';
import {
  conditionFaults,
  fundFaults,
  infrastructureFaults,
  phaseInFaults,
  specialFaults,
} from './undertakingFaults.ts';

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

/** From this level on partners may agree on what lies behind the border. */
const AREA = 2;

/** A deep clause: among free trade partners at least, and where their level does not contain it yet. */
function provisionFaults(
  draftCase: DraftCase,
  { among, provision }: ClauseOf<'deepProvision'>,
  clause: number,
): Rejection[] {
  const { after } = draftCase;
  const stranger = pairsOf(among).find(([a, b]) => pairLevel(after.agreements, a, b) < AREA);
  if (stranger !== undefined) {
    const [economy, other] = stranger;
    return [{ code: 'terms/needs-an-area', economy, other, clause }];
  }
  const holds = (a: EconomyId, b: EconomyId): boolean =>
    pairLevel(after.agreements, a, b) >= CONTAINS_PROVISIONS ||
    provisionsBetween(after, a, b).includes(provision);
  return [...unitFaults(draftCase, among, clause), ...newFaults(among, holds, clause)];
}

function recognitionFaults(
  draftCase: DraftCase,
  { among }: ClauseOf<'mutualRecognition'>,
  clause: number,
): Rejection[] {
  const holds = (a: EconomyId, b: EconomyId): boolean => recognisesRules(draftCase.after, a, b);
  return [...unitFaults(draftCase, among, clause), ...newFaults(among, holds, clause)];
}

function settlementFaults(
  draftCase: DraftCase,
  { among }: ClauseOf<'disputeSettlement'>,
  clause: number,
): Rejection[] {
  const holds = (a: EconomyId, b: EconomyId): boolean => hasDisputeSettlement(draftCase.after, a, b);
  return [...unitFaults(draftCase, among, clause), ...newFaults(among, holds, clause)];
}

/** A union has one rulebook towards outsiders; among themselves its members may agree as they like. */
function unitFaults({ after }: DraftCase, among: readonly EconomyId[], clause: number): Rejection[] {
  const [first] = among;
  const union = first === undefined ? undefined : unionOf(after, first);
  const isInside = union !== undefined && among.every((economy) => union.parties.includes(economy));
  return isInside ? [] : splitUnionFaults(after, among, clause);
}

function newFaults(
  among: readonly EconomyId[],
  holds: (a: EconomyId, b: EconomyId) => boolean,
  clause: number,
): Rejection[] {
  return pairsOf(among).every(([a, b]) => holds(a, b)) ? [{ code: 'clause/nothing-new', clause }] : [];
}
