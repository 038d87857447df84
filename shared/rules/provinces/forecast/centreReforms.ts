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
import { regionIndex } from '#shared/content/provinces/geography.ts';
import { borderEffect } from '#shared/economics/segmentation/borderEffect.ts';
import { scoreOf } from '#shared/economics/segmentation/judgeMarket.ts';
import {
  type DialLevels,
  type Institution,
  highestLevel,
  officialScores,
} from '#shared/economics/segmentation/officials/officialScore.ts';
import { withLevel } from '#shared/economics/segmentation/segmentedMarket.ts';
import type { SegmentedEquilibrium } from '#shared/economics/segmentation/segmentedModel.ts';
import { solveSegmented } from '#shared/economics/segmentation/solveSegmented.ts';
import { type MarketSetting, stateOfSetting } from '#shared/economics/segmentation/survey/marketSetting.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { must } from '#shared/kernel/records.ts';
import type { ProvincesScenario } from '../../scenario/provincesScenario.ts';
import type { ProvinceGame } from '../../state.ts';
import { centreActFault, isRuledCentre, reformFault } from '../centre/acts.ts';
import { surveyRound } from '../settlement/surveyRound.ts';
import { lowestAlone } from '../state/provinceStates.ts';

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
    const levels = dialsAfterAStep(judge, setting.levels, { place, institution, table: state });
    if (!levels.ok) return levels;
    const effect = judge.borderEffectAt(levels.value, institution);
    if (!effect.ok) return effect;
    effects.push(effect.value);
  }
  return ok(effects);
}

/** What a reform of the centre would come to once every leader has answered it with a step. */

/** Points of a leader's score in one round: as things stand, and under the reform once everybody has answered it with a step. */
export type AssentForecast = { readonly now: number; readonly reformed: number };

/** What a reform would mean for one leader, from what is public: for whoever is asked to assent. */
export function assentForecast(
  scenario: ProvincesScenario,
  view: ProvinceGame,
  economy: EconomyId,
  reform: Reform = 'evaluation',
): Result<AssentForecast, ConvergenceFailure> {
  const forecasts = assentForecasts(scenario, view, reform);
  return forecasts.ok ? ok(must(forecasts.value[economy], economy)) : forecasts;
}

/** The same for all leaders at once: it costs no more. */
export function assentForecasts(
  scenario: ProvincesScenario,
  view: ProvinceGame,
  reform: Reform = 'evaluation',
): Result<Record<EconomyId, AssentForecast>, ConvergenceFailure> {
  const round = surveyRound(scenario, view);
  if (!round.ok) return round;
  const { setting } = round.value;
  const { reforms } = view.provinces;
  const rules = [reforms, [...reforms, reform]].map((inForce) => withReforms(scenario.institution, inForce));
  const judge = createReformJudge(scenario, setting, rules);
  const answered = dialsAfterAStep(judge, setting.levels, {
    place: 1,
    institution: must(rules[1], 'rules'),
    table: view,
  });
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

const DIALS = ['wall', 'block'] as const;

/** Points for which nobody moves. */
const INERTIA = 0.3;

/** One of the rules that a judge compares, and how low a dial goes at the table. */
type RulesCompared = {
  readonly place: number;
  readonly institution: Institution;
  readonly table: Pick<ProvinceGame, 'settings'>;
};

/** All dials once every leader has moved each of his by the step that pays him best under the rules while all others stood. */
export function dialsAfterAStep(
  judge: ReformJudge,
  from: DialLevels,
  { place, institution, table }: RulesCompared,
): Result<DialLevels, ConvergenceFailure> {
  const highest = highestLevel(institution);
  let levels = from;
  for (const region of judge.players) {
    for (const dial of DIALS) {
      const current = must(from[dial][region], 'level');
      const lowest = lowestAlone(table, current);
      const near = [current - 1, current, current + 1].filter((level) => level >= lowest && level <= highest);
      const totals: number[] = [];
      for (const level of near) {
        const judged = judge.totalsAt(withLevel(from, dial, region, level), region);
        if (!judged.ok) return judged;
        totals.push(must(judged.value[place], 'total'));
      }
      levels = withLevel(levels, dial, region, stepTaken(near, totals, { current, highest }));
    }
  }
  return ok(levels);
}

function stepTaken(
  near: readonly number[],
  totals: readonly number[],
  { current, highest }: { readonly current: number; readonly highest: number },
): number {
  const best = Math.max(...totals);
  const stay = totals[near.indexOf(current)];
  if (stay !== undefined && best <= stay + INERTIA) return current;
  return near[totals.indexOf(best)] ?? highest;
}

/** Judges leaders under several rules at once: the market is the same under all of them, so it is solved once for each setting of the dials. */
type ReformJudge = {
  /** Regions with a seat. */
  readonly players: readonly number[];
  /** Total score of one region's leader under each of the rules, in points. */
  readonly totalsAt: (levels: DialLevels, region: number) => Result<readonly number[], ConvergenceFailure>;
  readonly borderEffectAt: (
    levels: DialLevels,
    institution: Institution,
  ) => Result<number, ConvergenceFailure>;
};

/** Scores then err by some 1e-3 of a point. */
const TOLERANCE = 1e-5;

export function createReformJudge(
  { economy }: ProvincesScenario,
  setting: MarketSetting,
  rules: readonly Institution[],
): ReformJudge {
  const { market } = economy;
  const { base, politics, distance } = market;
  const known = new Map<string, readonly (readonly number[])[]>();
  let warmStart: Float64Array | undefined;

  function solve(levels: DialLevels, highest?: number): Result<SegmentedEquilibrium, ConvergenceFailure> {
    const { shock } = stateOfSetting(economy, { ...setting, levels }, highest);
    const solved = solveSegmented(base, shock, { tolerance: TOLERANCE, warmStart, isAskedAgain: true });
    if (solved.ok) ({ warmStart } = solved.value);
    return solved;
  }

  return {
    players: politics.players,
    totalsAt: (levels, region) => {
      const key = [...levels.wall, ...levels.block].join(' ');
      const found = known.get(key);
      if (found !== undefined) return ok(found.map((totals) => totals[region] ?? NaN));
      const solved = solve(levels);
      if (!solved.ok) return solved;
      const { shock, affairs } = stateOfSetting(economy, { ...setting, levels });
      const conduct = { ...levels, equilibrium: solved.value, transfer: shock.transfer, affairs };
      const byRules = rules.map((institution) => {
        const scores = officialScores(base, politics, institution, conduct);
        return politics.players.map((player) => scoreOf(market, { scores }, player).total);
      });
      known.set(key, byRules);
      return ok(byRules.map((totals) => totals[politics.players.indexOf(region)] ?? NaN));
    },
    borderEffectAt: (levels, institution) => {
      const solved = solve(levels, highestLevel(institution));
      return solved.ok ? ok(borderEffect(base, solved.value, distance, politics.players)) : solved;
    },
  };
}
