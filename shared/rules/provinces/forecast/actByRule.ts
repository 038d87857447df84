import {
  CENTRE_ACTS_FROM_ROUND,
  PRESTIGE_A_ROUND,
  PRESTIGE_COST,
  ROUNDS_BEFORE_ASKING_AGAIN,
} from '#shared/content/provinces/provinceConstants.ts';
import { REFORMS, type Reform, withReforms } from '#shared/content/provinces/reforms.ts';
import type { ConvergenceFailure } from '#shared/economics/tradeModel.ts';
import { type Result, ok } from '#shared/kernel/result.ts';
import type { CentreAct } from '#shared/protocol/provinces/centre.ts';
import type { ProvincesScenario } from '../../scenario/provincesScenario.ts';
import type { ProvinceGame } from '../../state.ts';
import { centreActFault, isRuledCentre, reformFault } from '../centre/acts.ts';
import { surveyRound } from '../settlement/surveyRound.ts';
import { createReformJudge, dialsAfterAStep } from './reforms.ts';

/** Border effects nearer than this are the same to the rule. */
const SAME = 0.05;

/**
 * What a centre that nobody governs does in this round. The weak law comes first: it costs least and lets others point at walls. Then the
 * reform that brings the border effect lowest in the forecast, the cheaper one of equals, of those that it can pay now or, by waiting, in
 * the next round. It asks for assent where that is needed, and not again for a while where it was refused. Where no reform is left, or
 * would come too late to work, it pays half of a corridor. Other lesser acts, and the rival answers, are for people.
 */
export function actByRule(scenario: ProvincesScenario, state: ProvinceGame): CentreAct[] {
  if (!isRuledCentre(state) || state.round < CENTRE_ACTS_FROM_ROUND) return [];
  const roundsLeft = state.settings.rounds - state.round;
  const left = REFORMS.filter((reform) => reformFault(state, reform) === undefined);
  if (roundsLeft === 0 || left.length === 0) return lawful(state, { type: 'corridorGrant' });
  if (left.includes('weakLaw')) return lawful(state, { type: 'reform', reform: 'weakLaw' });
  const saved = state.provinces.centre.prestige + (roundsLeft > 1 ? PRESTIGE_A_ROUND : 0);
  const reforms = left.filter((reform) => PRESTIGE_COST[reform] <= saved && !wasRefused(state, reform));
  const reform = mostEffective(scenario, state, reforms);
  return reform === undefined ? [] : lawful(state, { type: 'reform', reform });
}

function lawful(state: ProvinceGame, act: CentreAct): CentreAct[] {
  return centreActFault(state, act) === undefined ? [act] : [];
}

/** A market without a solution tells nothing: then the cheapest. */
function mostEffective(
  scenario: ProvincesScenario,
  state: ProvinceGame,
  reforms: readonly Reform[],
): Reform | undefined {
  if (reforms.length < 2) return reforms[0];
  const effects = forecastReforms(scenario, state, reforms);
  const lowest = effects.ok ? Math.min(...effects.value) : 0;
  return reforms
    .filter((_, place) => !effects.ok || (effects.value[place] ?? NaN) <= lowest + SAME)
    .toSorted((a, b) => PRESTIGE_COST[a] - PRESTIGE_COST[b])[0];
}

function wasRefused(state: ProvinceGame, reform: Reform): boolean {
  return state.provinces.centre.refusals.some(
    (refusal) => refusal.reform === reform && state.round - refusal.round <= ROUNDS_BEFORE_ASKING_AGAIN,
  );
}

/**
 * The border effect to which each reform would lead: tools that it takes away are gone, and every leader moves each of his dials by the step
 * that pays him best under the new rules while all others stand. Some forty solves of the market for all reforms together and one for
 * each, about 1 ms apiece.
 */
export function forecastReforms(
  scenario: ProvincesScenario,
  state: ProvinceGame,
  reforms: readonly Reform[],
): Result<number[], ConvergenceFailure> {
  const round = surveyRound(scenario, state);
  if (!round.ok) return round;
  const { setting } = round.value;
  const inForce = state.provinces.reforms;
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
