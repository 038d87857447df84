import {
  CRACKDOWN_ABOVE,
  DRIVE_HABIT,
  INDUSTRY_TFP_OF_REFORM,
  JOBS_FELT_AFTER_REFORM,
  JOBS_OF_PAYROLL_CUT,
  JOBS_OF_STATE_FIRM_REFORM,
  LOCAL_DRIVE,
  PAYROLL_CUT,
  PILLAR_COST,
} from '#shared/content/provinces/provinceConstants.ts';
import type { HomeReform } from '#shared/content/provinces/reforms.ts';
import { at, fromKeys, mapValues, must } from '#shared/kernel/records.ts';
import {
  type HomeAffairs,
  keptShares,
  localDrive,
} from '#shared/economics/segmentation/officials/localBudget.ts';
import { type Institution, highestLevel } from '#shared/economics/segmentation/officials/officialScore.ts';
import type { MarketSetting } from '#shared/economics/segmentation/survey/marketSetting.ts';
import { type MarketSurvey, surveyMarket } from '#shared/economics/segmentation/survey/surveyMarket.ts';
import type { ConvergenceFailure, SolveOptions } from '#shared/economics/tradeModel.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { type Result, ok } from '#shared/kernel/result.ts';
import type { Measures } from '#shared/protocol/provinces/measures.ts';
import type { SettledMarket } from '#shared/protocol/provinces/provinceReport.ts';
import type { ProvinceState, ProvincesState } from '#shared/protocol/provinces/provincesState.ts';
import type { ProvincesScenario } from '../../scenario/provincesScenario.ts';
import type { ProvinceGame } from '../../state.ts';
import { shapeCentre } from '../centre/settleCentre.ts';
import { measuresCost, pillarAfter } from '../envelope/envelope.ts';
import { shapeEvents } from '../events/effects.ts';
import { draftingSpent, moneyLeft } from '../pacts/payments.ts';
import { settlePacts } from '../pacts/settlePacts.ts';
import {
  type BySeat,
  type CentreShape,
  type CorridorOutcome,
  type Dials,
  type EventShape,
  type PactOutcome,
  institutionOf,
} from '../state/provinceStates.ts';
import { settleCorridors } from './corridors.ts';
import { marketPieces, settingOfPieces } from './marketPieces.ts';

/** A round up to its market: what was decided, and what it came to. */
export type SurveyedRound = {
  readonly scenario: ProvincesScenario;
  readonly before: ProvincesState;
  /** Envelopes open; `random` is what is left after pacts and corridors drew. */
  readonly opened: ProvinceGame;
  readonly institution: Institution;
  readonly pacts: PactOutcome;
  readonly corridors: CorridorOutcome;
  readonly shape: EventShape;
  readonly centreShape: CentreShape;
  readonly spent: BySeat;
  readonly pieces: SettledMarket;
  readonly setting: MarketSetting;
  readonly survey: MarketSurvey;
};

/** One solve; the same for a settlement, and for a forecast of what one envelope would bring. */
export function surveyRound(
  scenario: ProvincesScenario,
  state: ProvinceGame,
  options?: SolveOptions,
): Result<SurveyedRound, ConvergenceFailure> {
  const before = state.provinces;
  const atEnvelopes = openEnvelopes(scenario, state);
  const pacts = settlePacts(scenario, atEnvelopes);
  const corridors = settleCorridors(scenario, { ...atEnvelopes, random: pacts.random });
  const opened = { ...atEnvelopes, random: corridors.random };
  const shape = shapeEvents(scenario, opened);
  const centreShape = shapeCentre(scenario, opened);
  const institution = institutionOf(scenario, state);
  const spent = spentBySeat(state, opened, { pacts, corridors, shape });
  const { provinces } = opened.provinces;
  const pieces = marketPieces(scenario, {
    provinces,
    highest: highestLevel(institution),
    pacts,
    built: corridors.built,
    shape,
    centre: centreShape,
  });
  const setting = {
    ...settingOfPieces(scenario, pieces),
    affairs: homeAffairsOf(scenario, opened, { shape, centre: centreShape }, spent),
  };
  const survey = surveyMarket(scenario.economy, institution, setting, { ...options, isAskedAgain: true });
  if (!survey.ok) return survey;
  return ok({
    scenario,
    before,
    opened,
    institution,
    pacts,
    corridors,
    shape,
    centreShape,
    spent,
    pieces,
    setting,
    survey: survey.value,
  });
}

const JOBS_OF: Readonly<Record<Exclude<HomeReform, 'reformStateFirms'>, number>> = {
  cutPayroll: JOBS_OF_PAYROLL_CUT,
  feesToTaxes: 0,
};

/** What the reform of state firms does: as the table has it, or as usual. `felt`: what state jobs mean to the leader from then on, a factor. */
function stateFirmsOf({ settings }: Pick<ProvinceGame, 'settings'>): {
  readonly jobsPercent: number;
  readonly productivity: number;
  readonly felt: number;
} {
  const own = settings.pactLimits?.stateFirms;
  if (own !== undefined) return { ...own, felt: 1 };
  return {
    jobsPercent: JOBS_OF_STATE_FIRM_REFORM,
    productivity: INDUSTRY_TFP_OF_REFORM,
    felt: JOBS_FELT_AFTER_REFORM,
  };
}

/** What leaders did at home, region by region; those without a seat do nothing. `opened` has its envelopes open. */
function homeAffairsOf(
  { dealOrder, economy }: ProvincesScenario,
  opened: ProvinceGame,
  { shape, centre }: { readonly shape: EventShape; readonly centre: CentreShape },
  spent: BySeat,
): HomeAffairs {
  const { payroll, players } = economy.market.politics;
  const { provinces, sealed } = opened.provinces;
  const stateFirms = stateFirmsOf(opened);
  const byRegion = (valueOf: (seat: string, region: number) => number, rest: number): Float64Array =>
    Float64Array.from(payroll, (_, region) => {
      const seat = players.includes(region) ? dealOrder[region] : undefined;
      return seat === undefined ? rest : valueOf(seat, region);
    });
  const growth = shape.payroll ?? 1;
  return {
    payroll: byRegion(
      (seat) => (provinces[seat]?.payroll ?? NaN) * growth * (centre.payroll?.[seat] ?? 1),
      1,
    ).map((factor, region) => factor * at(payroll, region)),
    spending: byRegion((seat) => spent[seat] ?? 0, 0),
    decreedJobs: byRegion((seat) => {
      const reform = sealed[seat]?.reform;
      const decreed = (shape.decreedJobs?.[seat] ?? 0) + (centre.decreedJobs?.[seat] ?? 0);
      if (reform === 'reformStateFirms') return decreed + stateFirms.jobsPercent;
      return decreed + (reform === undefined ? 0 : JOBS_OF[reform]);
    }, 0),
    jobsFelt: byRegion((seat) => stateFirms.felt ** (provinces[seat]?.reforms.reformStateFirms ?? 0), 1),
    feesTurned: players.filter((region) => {
      const seat = dealOrder[region] ?? '';
      return provinces[seat]?.reforms.feesToTaxes !== undefined;
    }),
  };
}

type Spenders = Pick<SurveyedRound, 'pacts' | 'corridors' | 'shape'>;

/** What each province spent in the round, in 100 million yuan; what a pledge costs is known once all are. */
function spentBySeat(
  state: ProvinceGame,
  opened: ProvinceGame,
  { pacts, corridors, shape }: Spenders,
): BySeat {
  return mapValues(opened.provinces.provinces, (province, seat) => {
    const { items } = measuresCost(state, seat, state.provinces.sealed[seat]);
    const pillar = province.pillar === undefined ? 0 : items.pillar;
    const atHome = draftingSpent(state, seat) + items.steps + pillar + items.reform + items.petition;
    const together = (corridors.spent[seat] ?? 0) + (pacts.officeCosts[seat] ?? 0);
    return atHome + together + (shape.spending?.[seat] ?? 0);
  });
}

/**
 * The provinces as their envelopes make them. Without one dials stand and a programme runs on as long as it can be paid. `sealed` is left for whoever asks what was in it.
 */
function openEnvelopes(scenario: ProvincesScenario, state: ProvinceGame): ProvinceGame {
  const before = state.provinces;
  const highest = highestLevel(institutionOf(scenario, state));
  const provinces = mapValues(before.provinces, (province, economy): ProvinceState => {
    const measures = before.sealed[economy];
    const runsOn = measures === undefined && province.pillar !== undefined;
    const isUnpaid = runsOn && moneyLeft(state, economy) < PILLAR_COST;
    return {
      ...withReform(state, province, measures?.reform),
      wall: Math.min(highest, measures?.wall ?? province.wall),
      block: Math.min(highest, measures?.block ?? province.block),
      pillar: isUnpaid ? undefined : pillarAfter(province, measures, state.round),
    };
  });
  return { ...state, provinces: { ...before, provinces } };
}

/** A province as a reform at home leaves it. */
export function withReform(
  game: Pick<ProvinceGame, 'settings'>,
  province: ProvinceState,
  reform: Measures['reform'],
): ProvinceState {
  if (reform === undefined) return province;
  const { payroll } = province;
  return {
    ...province,
    payroll: reform === 'cutPayroll' ? payroll * (1 - PAYROLL_CUT) : payroll,
    industryTfp: province.industryTfp * (reform === 'reformStateFirms' ? stateFirmsOf(game).productivity : 1),
    reforms: { ...province.reforms, [reform]: (province.reforms[reform] ?? 0) + 1 },
  };
}

/** The dials as the round found them, and as the market felt them: as decided, with what cards did. */
export function dialsOf({
  scenario,
  before,
  setting,
}: Pick<SurveyedRound, 'scenario' | 'before' | 'setting'>): {
  readonly before: Dials;
  readonly after: Dials;
} {
  const { wall, block } = setting.levels;
  return {
    before: mapValues(before.provinces, (province) => ({ wall: province.wall, block: province.block })),
    after: fromKeys(scenario.dealOrder, (seat) => {
      const region = scenario.dealOrder.indexOf(seat);
      return { wall: wall[region] ?? NaN, block: block[region] ?? NaN };
    }),
  };
}

/** The drive of local officials: how it follows what they keep of their income, round by round. */

/**
 * Who keeps more of his taxes than he is used to works harder for it in the next round, and gets used to it. Under the centre's
 * control after a crackdown nobody does (一收就死).
 */
export function driveOfRound(
  { scenario, opened, institution, survey }: SurveyedRound,
  seat: EconomyId,
): Pick<ProvinceState, 'localDrive' | 'usualKept'> {
  const provinces = opened.provinces;
  const { localDrive: before, usualKept } = must(provinces.provinces[seat], seat);
  if (cycleAt(provinces, opened.round) === 'control') return { localDrive: before, usualKept };
  const kept = at(keptAt(scenario, survey, institution), scenario.dealOrder.indexOf(seat));
  const [driven] = localDrive(Float64Array.of(kept), Float64Array.of(usualKept), LOCAL_DRIVE);
  return {
    localDrive: before * Math.exp(must(driven, 'drive')),
    usualKept: usualKept + DRIVE_HABIT * (kept - usualKept),
  };
}

/** Part of the taxes raised at home that stays there, by region. */
export function keptAt(
  { economy: { market } }: Pick<ProvincesScenario, 'economy'>,
  { equilibrium }: Pick<MarketSurvey, 'equilibrium'>,
  { fiscalRule }: Pick<Institution, 'fiscalRule'>,
): Float64Array {
  return keptShares(market.base, market.politics, fiscalRule, equilibrium);
}

/** Where the table stands in the cycle of chaos and control (一放就乱，一收就死). */
type CyclePhase = 'loose' | 'chaos' | 'control';

/**
 * Control is the round after a crackdown: walls are down by order, the centre's prestige is up, and nobody strives. Chaos is a border effect
 * at which the next meeting cracks down. All else is loose: leaders do as they like.
 */
export function cycleAt(
  { centre, borderEffect }: Pick<ProvincesState, 'centre' | 'borderEffect'>,
  round: number,
): CyclePhase {
  if (centre.crackdowns.includes(round - 1)) return 'control';
  return borderEffect > CRACKDOWN_ABOVE ? 'chaos' : 'loose';
}
