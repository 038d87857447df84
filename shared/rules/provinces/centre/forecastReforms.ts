import type { ConvergenceFailure } from '#shared/economics/tradeModel.ts';
import { withReforms, type Reform } from '#shared/content/provinces/reforms.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { GameState } from '../../state.ts';
import { provincesOf } from '../provincesOf.ts';
import type { ProvincesScenario } from '../provincesScenario.ts';
import { surveyRound } from '../settlement/surveyRound.ts';
import { dialsAfterAStep } from './dialsAfterAStep.ts';
import { createReformJudge } from './reformJudge.ts';

/**
 * The border effect to which each reform would lead: tools that it takes away are gone, and every leader moves each of his dials by the step
 * that pays him best under the new rules while all others stand. Some forty solves of the market for all reforms together and one for
 * each, about 1 ms apiece.
 */
export function forecastReforms(
  scenario: ProvincesScenario,
  state: GameState,
  reforms: readonly Reform[],
): Result<number[], ConvergenceFailure> {
  const round = surveyRound(scenario, state);
  if (!round.ok) return round;
  const { setting } = round.value;
  const inForce = provincesOf(state).reforms;
  const rules = reforms.map((reform) => withReforms(scenario.institution, [...inForce, reform]));
  const judge = createReformJudge(scenario, setting, rules);
  const effects: number[] = [];
  for (const [place, institution] of rules.entries()) {
    const levels = dialsAfterAStep(judge, setting.levels, { place, institution });
    if (!levels.ok) return levels;
    const effect = judge.borderEffectAt(levels.value, institution);
    if (!effect.ok) return effect;
    effects.push(effect.value);
  }
  return ok(effects);
}
