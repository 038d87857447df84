import type { ConvergenceFailure } from '#shared/economics/tradeModel.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { ProvincesState } from '#shared/protocol/provinces/provincesState.ts';
import type { GameState } from '../../state.ts';
import { provincesOf } from '../provincesOf.ts';
import type { ProvincesScenario } from '../provincesScenario.ts';
import { surveyRound, type SurveyedRound } from '../settlement/surveyRound.ts';

/** What is looked at in the place of what a view has. */
export type Supposed = Partial<Pick<ProvincesState, 'sealed' | 'provinces'>>;

export type Surveyor = (supposed: Supposed) => Result<SurveyedRound, ConvergenceFailure>;

/** Surveys of one view under other envelopes or dials: a solve each, from where the last one ended. `tolerance` in logs. */
export function createSurveyor(scenario: ProvincesScenario, view: GameState, tolerance: number): Surveyor {
  let warmStart: Float64Array | undefined;
  return (supposed) => {
    const state = { ...view, provinces: { ...provincesOf(view), ...supposed } };
    const surveyed = surveyRound(scenario, state, { tolerance, warmStart });
    if (surveyed.ok) ({ warmStart } = surveyed.value.survey.equilibrium);
    return surveyed;
  };
}
