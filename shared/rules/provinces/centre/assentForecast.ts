import type { EconomyId } from '#shared/kernel/ids.ts';
import { must } from '#shared/kernel/records.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { ConvergenceFailure } from '#shared/economics/tradeModel.ts';
import { withReforms, type Reform } from '#shared/content/provinces/reforms.ts';
import { regionIndex } from '#shared/content/provinces/geography.ts';
import type { GameState } from '../../state.ts';
import { provincesOf } from '../provincesOf.ts';
import type { ProvincesScenario } from '../provincesScenario.ts';
import { surveyRound } from '../settlement/surveyRound.ts';
import { dialsAfterAStep } from './dialsAfterAStep.ts';
import { createReformJudge } from './reformJudge.ts';

/** Points of a leader's score in one round: as things stand, and under the reform once everybody has answered it with a step. */
export type AssentForecast = { readonly now: number; readonly reformed: number };

/** What a reform would mean for one leader, from what is public: for whoever is asked to assent. */
export function assentForecast(
  scenario: ProvincesScenario,
  view: GameState,
  economy: EconomyId,
  reform: Reform = 'evaluation',
): Result<AssentForecast, ConvergenceFailure> {
  const forecasts = assentForecasts(scenario, view, reform);
  return forecasts.ok ? ok(must(forecasts.value[economy], economy)) : forecasts;
}

/** The same for all leaders at once: it costs no more. */
export function assentForecasts(
  scenario: ProvincesScenario,
  view: GameState,
  reform: Reform = 'evaluation',
): Result<Record<EconomyId, AssentForecast>, ConvergenceFailure> {
  const round = surveyRound(scenario, view);
  if (!round.ok) return round;
  const { setting } = round.value;
  const { reforms } = provincesOf(view);
  const rules = [reforms, [...reforms, reform]].map((inForce) => withReforms(scenario.institution, inForce));
  const judge = createReformJudge(scenario, setting, rules);
  const answered = dialsAfterAStep(judge, setting.levels, { place: 1, institution: must(rules[1], 'rules') });
  if (!answered.ok) return answered;
  const forecasts: Record<EconomyId, AssentForecast> = {};
  for (const economy of scenario.dealOrder) {
    const region = regionIndex(scenario.provinces, economy);
    const now = judge.totalsAt(setting.levels, region);
    if (!now.ok) return now;
    const reformed = judge.totalsAt(answered.value, region);
    if (!reformed.ok) return reformed;
    forecasts[economy] = { now: must(now.value[0], 'now'), reformed: must(reformed.value[1], 'reformed') };
  }
  return ok(forecasts);
}
