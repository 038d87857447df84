import { incomeOf } from '#shared/economics/segmentation/judgeMarket.ts';
import { segmentedIncome } from '#shared/economics/segmentation/segmentedBase.ts';
import type { ConvergenceFailure } from '#shared/economics/tradeModel.ts';
import { type EconomyId, proposalId } from '#shared/kernel/ids.ts';
import { fromKeys, mapValues, must } from '#shared/kernel/records.ts';
import { type Result, ok } from '#shared/kernel/result.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Measures } from '#shared/protocol/provinces/measures.ts';
import type { Pact } from '#shared/protocol/provinces/pacts.ts';
import {
  CAREER_LUMPS,
  type CareerLump,
  type ProvinceFlow,
} from '#shared/protocol/provinces/provinceReport.ts';
import type { ProvincesState } from '#shared/protocol/provinces/provincesState.ts';
import type { ProvincesScenario } from '../../scenario/provincesScenario.ts';
import type { ProvinceGame } from '../../state.ts';
import { eventPoints } from '../events/effects.ts';
import { type WaryView, expectedBreaches, pointsOfLeaving } from '../pacts/settlePacts.ts';
import { leavingLaw, pactLaw, withoutMembers } from '../pacts/pactLaw.ts';
import { type JudgedProvince, judgeProvince } from '../settlement/careerScore.ts';
import { goodsFlows } from '../settlement/settleProvinces.ts';
import { type SurveyedRound, dialsOf, surveyRound } from '../settlement/surveyRound.ts';
import { enactPacts, provinceOf } from '../state/provinceStates.ts';

/**
 * What an envelope would bring if everybody else left things as they are: the settlement's own steps up to the market, from what a
 * viewer may know. Chance is left out: of breaches only what is certain counts, no inspection finds anything, nobody is promoted.
 */

/** Figures as in a report; lumps and score without what chance decides. */
export type ForecastProvince = Omit<JudgedProvince, 'sanction' | 'weighted'> & {
  readonly lumps: Readonly<Record<CareerLump, number>>;
  readonly score: number;
};

export type ForecastRound = {
  readonly provinces: Readonly<Record<EconomyId, ForecastProvince>>;
  /** Against the opening, of all regions; and in times. */
  readonly nationalIncomePercent: number;
  readonly borderEffect: number;
  /** Real income of the other provinces with a seat against the opening, in per cent, weighed by income. */
  readonly othersIncomePercent: number;
};

/** The round if partners that were seen breaking a pact broke theirs again, and who these are; as far as somebody asked. */
export type Betrayal = { readonly by: readonly EconomyId[]; readonly round: ForecastRound };

export type MeasuresForecast = {
  /** The round without an envelope of this province. */
  readonly before: ForecastRound;
  /** With it. */
  readonly after: ForecastRound;
  /** Where it breaks pacts, a later round once their partners have answered it (`forecastAnswered`), as far as somebody asked. */
  readonly answered?: ForecastRound;
  readonly betrayal?: Betrayal;
};

type Forecaster = (measures: Measures) => Result<MeasuresForecast, ConvergenceFailure>;

/** Answers err by some 1e-5 of a point. */
const FORECAST_TOLERANCE = 1e-7;

/** One forecast of a view: two solves. */
export function forecastMeasures(
  scenario: ProvincesScenario,
  view: ProvinceGame,
  economy: EconomyId,
  measures: Measures,
): Result<MeasuresForecast, ConvergenceFailure> {
  const forecaster = createForecaster(scenario, view, economy);
  return forecaster.ok ? forecaster.value(measures) : forecaster;
}

/** The round as a view has it, without any envelope: one solve. Income of the others is that of all but `economy`. */
export function forecastRound(
  scenario: ProvincesScenario,
  view: ProvinceGame,
  economy: EconomyId,
): Result<ForecastRound, ConvergenceFailure> {
  return lookFrom(scenario, view, economy)({ sealed: {} });
}

/**
 * Rounds like that of a view, such as under other pacts, without any envelope: a solve each, from where the view's own ended, so that
 * an answer does not depend on what was asked before it.
 */
export function createRoundForecaster(
  scenario: ProvincesScenario,
  view: ProvinceGame,
  economy: EconomyId,
): (state: ProvinceGame) => Result<ForecastRound, ConvergenceFailure> {
  const own = surveyRound(scenario, bare(view), { tolerance: FORECAST_TOLERANCE });
  const warmStart = own.ok ? own.value.survey.equilibrium.warmStart : undefined;
  return (state) => {
    const surveyed = surveyRound(scenario, bare(state), { tolerance: FORECAST_TOLERANCE, warmStart });
    return surveyed.ok ? ok(forecastOf(surveyed.value, economy)) : surveyed;
  };
}

/** The same with no envelope but those given, and beside them what a wary view expects and sees of others. */
function bare(state: WaryView, given: ProvincesState['sealed'] = {}): ProvinceGame {
  const expected = expectedBreaches(state);
  const known = { ...expected, ...promisesSeen(state, expected) };
  const sealed = { ...known, ...mapValues(given, (own, seat) => ({ ...known[seat], ...own })) };
  return { ...state, provinces: { ...state.provinces, sealed } };
}

/** What others have promised corridors in this round, beside what is expected of them. */
function promisesSeen(state: WaryView, expected: ProvincesState['sealed']): ProvincesState['sealed'] {
  const { wary, provinces } = state;
  const seen = wary === undefined ? [] : (provinces.pledges ?? []).filter(({ by }) => by !== wary);
  return Object.fromEntries(
    seen.map(({ by, ...pledge }) => {
      const { wall, block } = provinceOf(state, by);
      return [by, { wall, block, ...expected[by], pledge }];
    }),
  );
}

/** Many forecasts of one view: a solve each, from where the last one ended. */
export function createForecaster(
  scenario: ProvincesScenario,
  view: ProvinceGame,
  economy: EconomyId,
): Result<Forecaster, ConvergenceFailure> {
  const look = lookFrom(scenario, view, economy);
  const before = look({ sealed: {} });
  if (!before.ok) return before;
  return ok((measures) => {
    const after = look({ sealed: { [economy]: measures } });
    return after.ok ? ok({ before: before.value, after: after.value }) : after;
  });
}

/** A later round at the dials of an envelope, once the partners of the pacts that it breaks have shut its province out of these. */
export function forecastAnswered(
  scenario: ProvincesScenario,
  view: ProvinceGame,
  economy: EconomyId,
  { wall, block, breaks = [] }: Measures,
): Result<ForecastRound, ConvergenceFailure> {
  const { provinces, pacts } = view.provinces;
  const rest = Object.values(pacts).flatMap((pact) =>
    breaks.includes(pact.id) ? (withoutMembers(pact, [economy]) ?? []) : pact,
  );
  return lookFrom(
    scenario,
    view,
    economy,
  )({
    sealed: {},
    pacts: Object.fromEntries(rest.map((pact) => [pact.id, pact])),
    provinces: { ...provinces, [economy]: { ...provinceOf(view, economy), wall, block } },
  });
}

/** The round as it would be had the province long stood at other dials: no envelope, no cost of a step. A solve each. */
export function createStandForecaster(
  scenario: ProvincesScenario,
  view: ProvinceGame,
  economy: EconomyId,
): (dials: Pick<Measures, 'wall' | 'block'>) => Result<ForecastRound, ConvergenceFailure> {
  const look = lookFrom(scenario, view, economy);
  const { provinces } = view.provinces;
  const own = provinceOf(view, economy);
  return (dials) => look({ sealed: {}, provinces: { ...provinces, [economy]: { ...own, ...dials } } });
}

type Look = (supposed: Supposed) => Result<ForecastRound, ConvergenceFailure>;

/** Rounds of one view under other envelopes, dials or pacts: a solve each, from where the last one ended. */
export function lookFrom(scenario: ProvincesScenario, view: ProvinceGame, economy: EconomyId): Look {
  const survey = createSurveyor(scenario, view, FORECAST_TOLERANCE);
  return (supposed) => {
    const surveyed = survey(supposed);
    return surveyed.ok ? ok(forecastOf(surveyed.value, economy)) : surveyed;
  };
}

function forecastOf(round: SurveyedRound, economy: EconomyId): ForecastRound {
  const { scenario, opened, survey, pacts } = round;
  const { market } = scenario.economy;
  const points = eventPoints(scenario, opened, dialsOf(round));
  const others = market.politics.players.filter((region) => scenario.dealOrder[region] !== economy);
  return {
    provinces: fromKeys(scenario.dealOrder, (seat) => {
      const { sanction, weighted, ...figures } = judgeProvince(round, seat);
      const certain: Partial<Record<CareerLump, number>> = {
        sanction: sanction === 0 ? 0 : -sanction,
        deposits: -(pacts.deposits[seat] ?? 0),
        reputation: 0 - pointsOfLeaving(opened, seat),
        events: points[seat] ?? 0,
      };
      const lumps = fromKeys(CAREER_LUMPS, (lump) => certain[lump] ?? 0);
      const score = Object.values(lumps).reduce((sum, value) => sum + value, weighted);
      return { ...figures, lumps, score };
    }),
    nationalIncomePercent: survey.nationalIncome,
    borderEffect: survey.borderEffect,
    othersIncomePercent: incomeOf(survey.equilibrium, segmentedIncome(market.base), others),
  };
}

/** What is looked at in the place of what a view has. */
type Supposed = Partial<Pick<ProvincesState, 'provinces' | 'pacts'>> & Pick<ProvincesState, 'sealed'>;

type Surveyor = (supposed: Supposed) => Result<SurveyedRound, ConvergenceFailure>;

/** Surveys of one view under other envelopes or dials: a solve each, from where the last one ended. `tolerance` in logs. */
function createSurveyor(scenario: ProvincesScenario, view: ProvinceGame, tolerance: number): Surveyor {
  let warmStart: Float64Array | undefined;
  return (supposed) => {
    const { sealed, ...others } = supposed;
    const state = bare({ ...view, provinces: { ...view.provinces, ...others } }, sealed);
    const surveyed = surveyRound(scenario, state, { tolerance, warmStart });
    if (surveyed.ok) ({ warmStart } = surveyed.value.survey.equilibrium);
    return surveyed;
  };
}

/** Trade in goods among provinces with a seat without an envelope beside that with it, in 100 million yuan a year. */
type TradeForecaster = (measures: Measures) => Result<readonly ProvinceFlow[], ConvergenceFailure>;

/** Flows err by far less than the hundred million in which they are told. */
const TOLERANCE = 1e-6;
/** Many forecasts of one view: a solve each, from where the last one ended. `view` may be redacted. */
export function createTradeForecaster(
  scenario: ProvincesScenario,
  view: ProvinceGame,
  economy: EconomyId,
): Result<TradeForecaster, ConvergenceFailure> {
  const survey = createSurveyor(scenario, view, TOLERANCE);
  const flowsWith = (
    sealed: Readonly<Record<EconomyId, Measures>>,
  ): Result<Float64Array, ConvergenceFailure> => {
    const surveyed = survey({ sealed });
    return surveyed.ok ? ok(surveyed.value.survey.flows) : surveyed;
  };
  const before = flowsWith({});
  if (!before.ok) return before;
  const last = { flows: goodsFlows(scenario, before.value, undefined).map(asBefore) };
  return ok((measures) => {
    const after = flowsWith({ [economy]: measures });
    return after.ok ? ok(goodsFlows(scenario, after.value, last)) : after;
  });
}

function asBefore({ buyer, seller, after }: ProvinceFlow): ProvinceFlow {
  return { buyer, seller, before: after, after };
}

/**
 * What a draft would mean to everybody if it were law in this round and all else stood: with it and without it, and what each member
 * would gain by breaking it alone. Before what drafting costs.
 */
export type PactForecast = {
  readonly without: ForecastRound;
  /** All members keep it, but those of whom a wary view expects otherwise. */
  readonly kept: ForecastRound;
  /** The same if nothing were paid; absent where nothing is. */
  readonly unpaid?: ForecastRound;
  /** Points of the round's score that a member gains behind its present dials, before a deposit; below 0: nothing tempts it. */
  readonly temptations: Readonly<Record<EconomyId, number>>;
  /** The deposit that deters all of them in this round, and at the dials that they are expected to seal those who are expected to break it; in whole points. */
  readonly deterringDeposit: number;
  /** Members that a wary view expects to break it: `kept` counts that. */
  readonly breaking?: readonly EconomyId[];
  /** The round in which it would be signed, without it and with it, where the others are of a later one. */
  readonly signed?: SignedRound;
  readonly betrayal?: Betrayal;
};

export type SignedRound = { readonly without: ForecastRound; readonly kept: ForecastRound };

/**
 * `view` may be redacted; the draft must be lawful. A solve without it, one with it, and from there one for each member; `then` is the round
 * that is looked at, where it is a later one.
 */
export function forecastPact(
  scenario: ProvincesScenario,
  view: ProvinceGame,
  draft: Draft,
  then: ProvinceGame = view,
): Result<PactForecast, ConvergenceFailure> {
  const law = pactLaw(view, { id: proposalId(view.counters.proposal), ...draft });
  const pact = must(law.pacts?.[0], 'a pact');
  const agreed = enactPacts(then, law);
  const [first = ''] = pact.members;
  const without = forecastRound(scenario, then, first);
  if (!without.ok) return without;
  const kept = surveyRound(scenario, bare(agreed), { tolerance: FORECAST_TOLERANCE });
  if (!kept.ok) return kept;
  const all = forecastOf(kept.value, first);
  const signed = then === view ? ok(undefined) : signedRound(scenario, view, draft);
  if (!signed.ok) return signed;
  const { warmStart } = kept.value.survey.equilibrium;
  const pacts = { ...agreed.provinces.pacts, [pact.id]: { ...pact, payments: [] } };
  const free = bare({ ...agreed, provinces: { ...agreed.provinces, pacts } });
  const options = { tolerance: FORECAST_TOLERANCE, warmStart };
  const unpaid = pact.payments.length === 0 ? undefined : surveyRound(scenario, free, options);
  if (unpaid?.ok === false) return unpaid;
  const temptations: Record<EconomyId, number> = {};
  // What tempts a member is weighed before others have sealed, as leaders weigh it.
  const { expects, ...unsealed }: WaryView = agreed;
  const bound = expects && surveyRound(scenario, bare(unsealed), options);
  if (bound?.ok === false) return bound;
  const keeping = bound === undefined ? all : forecastOf(bound.value, first);
  const sealed = expectedBreaches(agreed);
  const breaking = pact.members.filter((member) => sealed[member]?.breaks?.includes(pact.id));
  const tempted: number[] = [];
  for (const member of pact.members) {
    const { breaks = [] } = expectedBreaches(unsealed)[member] ?? {};
    const others = breaks.filter((id) => id !== pact.id);
    const pointsBreaking = (
      { wall, block }: Pick<Measures, 'wall' | 'block'>,
      named: readonly Pact['id'][],
    ): Result<number, ConvergenceFailure> => {
      const state = bare(unsealed, { [member]: { wall, block, breaks: named } });
      const round = surveyRound(scenario, state, options);
      return round.ok ? ok(pointsOf(forecastOf(round.value, member), member)) : round;
    };
    const stands = provinceOf(agreed, member);
    const broken = pointsBreaking(stands, [...others, pact.id]);
    if (!broken.ok) return broken;
    const keeps =
      others.length < breaks.length ? pointsBreaking(stands, others) : ok(pointsOf(keeping, member));
    if (!keeps.ok) return keeps;
    temptations[member] = broken.value - keeps.value;
    if (!breaking.includes(member)) continue;
    const dials = sealed[member] ?? stands;
    const [gone, loyal] = [[...others, pact.id], others].map((named) => pointsBreaking(dials, named));
    if (gone?.ok === true && loyal?.ok === true) tempted.push(gone.value - loyal.value);
  }
  return ok({
    without: without.value,
    kept: all,
    ...(unpaid === undefined ? {} : { unpaid: forecastOf(unpaid.value, first) }),
    temptations,
    deterringDeposit: Math.ceil(Math.max(0, ...tempted, ...Object.values(temptations))),
    ...(breaking.length > 0 && { breaking }),
    ...(signed.value === undefined ? {} : { signed: signed.value }),
  });
}

/** The round of a view without a draft and with it: a solve each. */
function signedRound(
  scenario: ProvincesScenario,
  view: ProvinceGame,
  draft: Draft,
): Result<SignedRound, ConvergenceFailure> {
  const [first = ''] = draft.parties;
  const without = forecastRound(scenario, view, first);
  const law = pactLaw(view, { id: proposalId(view.counters.proposal), ...draft });
  const kept = forecastRound(scenario, enactPacts(view, law), first);
  if (!without.ok) return without;
  return kept.ok ? ok({ without: without.value, kept: kept.value }) : kept;
}

/** The round without and with money that a province pays another at once: two solves. */
export function forecastPayment(
  scenario: ProvincesScenario,
  view: ProvinceGame,
  payment: ProvincesState['payments'][number],
): Result<MeasuresForecast, ConvergenceFailure> {
  const { provinces } = view;
  const before = forecastRound(scenario, view, payment.from);
  if (!before.ok) return before;
  const paid = { ...view, provinces: { ...provinces, payments: [...provinces.payments, payment] } };
  const after = forecastRound(scenario, paid, payment.from);
  return after.ok ? ok({ before: before.value, after: after.value }) : after;
}

/** What comes once a member is out of a voluntary pact and all others stay in it: `without` it is in, `kept` it is out, and nobody is tempted. */
export function forecastLeaving(
  scenario: ProvincesScenario,
  view: ProvinceGame,
  economy: EconomyId,
  pact: Pact,
): Result<PactForecast, ConvergenceFailure> {
  const without = forecastRound(scenario, view, economy);
  if (!without.ok) return without;
  const kept = forecastRound(scenario, enactPacts(view, leavingLaw(view, economy, pact)), economy);
  if (!kept.ok) return kept;
  return ok({ without: without.value, kept: kept.value, temptations: {}, deterringDeposit: 0 });
}

/** Of the round, with no deposit taken from it. */
function pointsOf({ provinces }: ForecastRound, economy: EconomyId): number {
  const { score, lumps } = must(provinces[economy], economy);
  return score - lumps.deposits;
}
