/**
 * What an envelope would bring if everybody else left things as they are: the settlement's own steps up to the market, from what a
 * viewer may know. Chance is left out: of breaches only what is certain counts, no inspection finds anything, nobody is promoted.
 */
import { incomeOf } from '#shared/economics/segmentation/provinceFigures.ts';
import { segmentedIncome } from '#shared/economics/segmentation/segmentedBase.ts';
import type { ConvergenceFailure } from '#shared/economics/tradeModel.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { fromKeys } from '#shared/kernel/records.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { Measures } from '#shared/protocol/provinces/measures.ts';
import { CAREER_LUMPS, type CareerLump } from '#shared/protocol/provinces/provinceReport.ts';
import type { GameState } from '../../state.ts';
import { eventPoints } from '../events/eventPoints.ts';
import { provinceOf, provincesOf } from '../provincesOf.ts';
import type { ProvincesScenario } from '../provincesScenario.ts';
import { dialsOf } from '../settlement/dialsOf.ts';
import { judgeProvince, type JudgedProvince } from '../settlement/judgeProvince.ts';
import type { SurveyedRound } from '../settlement/surveyRound.ts';
import { createSurveyor, type Supposed } from './surveyor.ts';

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

export type MeasuresForecast = {
  /** The round without an envelope of this province. */
  readonly before: ForecastRound;
  /** With it. */
  readonly after: ForecastRound;
};

export type Forecaster = (measures: Measures) => Result<MeasuresForecast, ConvergenceFailure>;

/** Answers err by some 1e-5 of a point. */
const FORECAST_TOLERANCE = 1e-7;

/** One forecast of a view: two solves. */
export function forecastMeasures(
  scenario: ProvincesScenario,
  view: GameState,
  economy: EconomyId,
  measures: Measures,
): Result<MeasuresForecast, ConvergenceFailure> {
  const forecaster = createForecaster(scenario, view, economy);
  return forecaster.ok ? forecaster.value(measures) : forecaster;
}

/** The round as a view has it, without any envelope: one solve. Income of the others is that of all but `economy`. */
export function forecastRound(
  scenario: ProvincesScenario,
  view: GameState,
  economy: EconomyId,
): Result<ForecastRound, ConvergenceFailure> {
  return lookFrom(scenario, view, economy)({ sealed: {} });
}

/** Many forecasts of one view: a solve each, from where the last one ended. */
export function createForecaster(
  scenario: ProvincesScenario,
  view: GameState,
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

/** The round as it would be had the province long stood at other dials: no envelope, no cost of a step. A solve each. */
export function createStandForecaster(
  scenario: ProvincesScenario,
  view: GameState,
  economy: EconomyId,
): (dials: Pick<Measures, 'wall' | 'block'>) => Result<ForecastRound, ConvergenceFailure> {
  const look = lookFrom(scenario, view, economy);
  const { provinces } = provincesOf(view);
  const own = provinceOf(view, economy);
  return (dials) => look({ sealed: {}, provinces: { ...provinces, [economy]: { ...own, ...dials } } });
}

type Look = (supposed: Supposed) => Result<ForecastRound, ConvergenceFailure>;

function lookFrom(scenario: ProvincesScenario, view: GameState, economy: EconomyId): Look {
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
