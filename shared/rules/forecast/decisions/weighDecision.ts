import { EPILOGUE_WEIGHT } from '#shared/content/constants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { at } from '#shared/economics/at.ts';
import type { ConvergenceFailure } from '#shared/economics/tradeModel.ts';
import { assertNever } from '#shared/kernel/assertNever.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { type Result, ok } from '#shared/kernel/result.ts';
import { floorPackage } from '../../modules/wto/conference/conferenceNow.ts';
import { adopt } from '../../modules/wto/packages/adopt.ts';
import { adoptionOf } from '../../modules/wto/packages/adoptionOf.ts';
import { economyPlace } from '../../policy/shock/placesOf.ts';
import type { GameState } from '../../state.ts';
import { solveLaw, solveStandingLaw } from '../solveLaw.ts';
import { type StandingDecision, lawWithout } from './standingDecisions.ts';

/** Real income a head of the seat, opening = 100, under the law of the end, with a decision and without it. */
export type DecisionWeight = { readonly withIndex: number; readonly withoutIndex: number };

/**
 * What one decision is worth to the seat after the end: the final law and the same law without it, both when border costs have
 * closed for as many rounds as the years after count. Productivity, capital and people are left as the game left them in both,
 * and nobody answers: a comparison of two laws, not another game.
 */
export function weighDecision(
  scenario: Scenario,
  state: GameState,
  economy: EconomyId,
  decision: StandingDecision,
): Result<DecisionWeight, ConvergenceFailure> {
  const later = { ...state, roundsAhead: EPILOGUE_WEIGHT };
  const standing = solveStandingLaw(scenario, later);
  if (!standing.ok) return standing;
  const without = solveLaw(
    scenario,
    { ...withoutDecision(scenario, state, economy, decision), roundsAhead: EPILOGUE_WEIGHT },
    { warmStart: standing.value.equilibrium.warmStart },
  );
  if (!without.ok) return without;
  const n = economyPlace(scenario, economy);
  return ok({
    withIndex: 100 * at(standing.value.equilibrium.welfarePerHead, n),
    withoutIndex: 100 * at(without.value.equilibrium.welfarePerHead, n),
  });
}

/** The law of a finished game as it would stand without one decision of a seat; everything else is as it was. */
export function withoutDecision(
  scenario: Scenario,
  state: GameState,
  economy: EconomyId,
  decision: StandingDecision,
): GameState {
  switch (decision.type) {
    case 'agreement':
      return lawWithout(state, decision.leaves);
    case 'wall': {
      const wall = state.walls[economy];
      return wall === undefined
        ? state
        : { ...state, walls: { ...state.walls, [economy]: { ...wall, mfnRateBp: decision.opening } } };
    }
    case 'barriers': {
      const { barriers } = state;
      return barriers === undefined
        ? state
        : { ...state, barriers: { ...barriers, levels: { ...barriers.levels, [economy]: {} } } };
    }
    case 'objection':
      return withPackage(scenario, state);
    default:
      return assertNever(decision);
  }
}

function withPackage(scenario: Scenario, state: GameState): GameState {
  const { wto } = state;
  const tabled = wto?.conference === undefined ? undefined : floorPackage(wto.conference);
  if (wto === undefined || tabled === undefined) return state;
  return adopt(state, adoptionOf(scenario, state, wto, tabled));
}
