import {
  CRACKDOWN_POINTS,
  MEETING_ROUNDS,
  PROMOTED,
  PROMOTION_POINTS,
  COMPLIANCE_OF_FEES_TO_TAXES,
  JOBS_OF_ARREARS,
  LEVEL_POINTS,
  WAGES_PAID_FROM,
} from '#shared/content/provinces/provinceConstants.ts';
import { CAREER_PARTS, type CareerPart } from '#shared/content/vocabulary.ts';
import { at, fromKeys, must } from '#shared/kernel/records.ts';
import { highestLevel } from '#shared/economics/segmentation/officials/officialScore.ts';
import type { SegmentedEquilibrium } from '#shared/economics/segmentation/segmentedModel.ts';
import { solveSegmented } from '#shared/economics/segmentation/solveSegmented.ts';
import { stateOfSetting } from '#shared/economics/segmentation/survey/marketSetting.ts';
import type { ConvergenceFailure } from '#shared/economics/tradeModel.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { type Result, ok } from '#shared/kernel/result.ts';
import {
  INCOME_CAUSES,
  type IncomeCause,
  type ProvinceRoundReport,
  type SettledMarket,
  type ProvinceReport,
} from '#shared/protocol/provinces/provinceReport.ts';
import type { ProvincesScenario } from '../../scenario/provincesScenario.ts';
import { settleInspections, inspectionChance } from '../centre/inspections.ts';
import { isMeeting, settleCentre } from '../centre/settleCentre.ts';
import { eventPoints } from '../events/effects.ts';
import type { BySeat, CentreOutcome, InspectionOutcome } from '../state/outcomes.ts';
import { type SurveyedRound, dialsOf } from './surveyRound.ts';
import { openingPieces, settingOfPieces } from './marketPieces.ts';

/**
 * Why real income changed since the round before: the market is taken from the one to the other piece by piece, in the order of STAGES,
 * and each piece is worth what ln Ŵ moves in its turn, so that the causes sum to the change exactly. Of walls, and of blocks, a
 * province's own is what its dial alone would have moved; the rest is the others'.
 */

type Stage = {
  readonly pieces: readonly (keyof SettledMarket)[];
  readonly cause: IncomeCause;
  /** What a province's own dial does apart. */
  readonly own?: { readonly cause: IncomeCause; readonly dial: 'walls' | 'blocks' };
};

const STAGES: readonly Stage[] = [
  { pieces: ['walls', 'highest'], cause: 'othersWalls', own: { cause: 'ownWall', dial: 'walls' } },
  { pieces: ['blocks'], cause: 'othersBlocks', own: { cause: 'ownBlock', dial: 'blocks' } },
  { pieces: ['pacts'], cause: 'pacts' },
  { pieces: ['corridors'], cause: 'corridors' },
  { pieces: ['pillars'], cause: 'pillars' },
  { pieces: ['payments'], cause: 'payments' },
  { pieces: ['events'], cause: 'events' },
  { pieces: ['productivity'], cause: 'drive' },
];

type IncomeCauses = Readonly<Record<EconomyId, Readonly<Record<IncomeCause, number>>>>;

type CausedChange = {
  readonly from: SettledMarket;
  readonly to: SettledMarket;
  /** ln Ŵ by region at both ends, as they were reported. */
  readonly logsFrom: readonly number[];
  readonly logsTo: readonly number[];
  readonly warmStart?: Float64Array;
};

/** In log points (100 ln), by seat. One solve for each piece that changed but the last, and for each dial that moved. */
function incomeCauses(
  scenario: ProvincesScenario,
  { from, to, logsFrom, logsTo, warmStart }: CausedChange,
): Result<IncomeCauses, ConvergenceFailure> {
  const causes = scenario.dealOrder.map(() => fromKeys<IncomeCause, number>(INCOME_CAUSES, () => 0));
  const add = (region: number, cause: IncomeCause, logs: number): void => {
    const own = causes[region];
    if (own !== undefined) own[cause] += 100 * logs;
  };
  let nearby = warmStart;
  const logsAt = (pieces: SettledMarket): Result<number[], ConvergenceFailure> => {
    const solved = solvePieces(scenario, pieces, nearby);
    if (!solved.ok) return solved;
    nearby = solved.value.warmStart;
    return ok(logIncomes(solved.value));
  };
  const stages = STAGES.filter(({ pieces }) => pieces.some((piece) => differ(from[piece], to[piece])));
  const last = stages.at(-1) ?? { pieces: [], cause: 'drive' as const };
  let reached = from;
  let logs = logsFrom;
  for (const stage of stages.length === 0 ? [last] : stages) {
    const next = { ...reached, ...Object.fromEntries(stage.pieces.map((piece) => [piece, to[piece]])) };
    const end = stage === last ? ok([...logsTo]) : logsAt(next);
    if (!end.ok) return end;
    const alone = ownParts(stage, { reached, next, logs, end: end.value }, logsAt);
    if (!alone.ok) return alone;
    for (const region of scenario.dealOrder.keys()) {
      const moved = (end.value[region] ?? NaN) - (logs[region] ?? NaN);
      const own = alone.value.get(region) ?? 0;
      if (stage.own !== undefined) add(region, stage.own.cause, own);
      add(region, stage.cause, moved - own);
    }
    reached = next;
    logs = end.value;
  }
  return ok(fromKeys(scenario.dealOrder, (seat) => causes[scenario.dealOrder.indexOf(seat)] ?? noCauses()));
}

type Step = {
  readonly reached: SettledMarket;
  readonly next: SettledMarket;
  readonly logs: readonly number[];
  readonly end: readonly number[];
};

/** By region whose own dial moved in the stage: what it alone did to its income, in logs. */
function ownParts(
  { own }: Stage,
  { reached, next, logs, end }: Step,
  logsAt: (pieces: SettledMarket) => Result<number[], ConvergenceFailure>,
): Result<ReadonlyMap<number, number>, ConvergenceFailure> {
  const parts = new Map<number, number>();
  if (own === undefined) return ok(parts);
  const moved = reached[own.dial].flatMap((level, region) =>
    next[own.dial][region] === level ? [] : [region],
  );
  for (const region of moved) {
    const dials = reached[own.dial].with(region, next[own.dial][region] ?? NaN);
    const isAlone = moved.length === 1 && !differ(reached.highest, next.highest);
    const alone = isAlone ? ok([...end]) : logsAt({ ...reached, [own.dial]: dials });
    if (!alone.ok) return alone;
    parts.set(region, (alone.value[region] ?? NaN) - (logs[region] ?? NaN));
  }
  return ok(parts);
}

/** The market that a round was settled with, piece by piece. */
export function solvePieces(
  scenario: ProvincesScenario,
  pieces: SettledMarket,
  warmStart: Float64Array | undefined,
): Result<SegmentedEquilibrium, ConvergenceFailure> {
  const { economy } = scenario;
  const state = stateOfSetting(economy, settingOfPieces(scenario, pieces), pieces.highest);
  return solveSegmented(economy.market.base, state.shock, { warmStart, tolerance: STAGE_TOLERANCE });
}

/** Causes then err by some 1e-5 log points; their sum does not err. */
const STAGE_TOLERANCE = 1e-7;

function differ(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) !== JSON.stringify(other);
}

function noCauses(): Record<IncomeCause, number> {
  return fromKeys(INCOME_CAUSES, () => 0);
}

/** ln Ŵ by region. */
function logIncomes({ welfare }: { readonly welfare: Float64Array }): number[] {
  return Array.from(welfare, (_, region) => Math.log(at(welfare, region)));
}

/** A round with all that its market brought on: the centre's acts, inspections, the meeting, and why incomes changed. */
export type ConcludedRound = SurveyedRound & {
  readonly centre: CentreOutcome;
  readonly inspected: InspectionOutcome;
  readonly judged: Readonly<Record<string, JudgedProvince>>;
  readonly meeting: Meeting;
  readonly eventPoints: BySeat;
  readonly causes: IncomeCauses;
};

export function concludeRound(
  round: SurveyedRound,
  reports: readonly ProvinceRoundReport[],
): Result<ConcludedRound, ConvergenceFailure> {
  const { scenario, opened, institution, survey, pacts, corridors, pieces } = round;
  const { dealOrder } = scenario;
  const { borderEffect, nationalIncome } = survey;
  const dials = dialsOf(round);
  const outcome = {
    institution,
    survey,
    borderEffect,
    nationalIncomePercent: nationalIncome,
    dials: dials.after,
    breaches: pacts.breaches,
    grantUsed: corridors.grantUsed,
    random: opened.random,
  };
  const centre = settleCentre(scenario, opened, outcome);
  const { inspectionOf, random } = centre;
  const inspected = settleInspections(
    scenario,
    { ...opened, random },
    { ...outcome, random },
    inspectionOf === undefined ? [] : [inspectionOf],
  );
  const judged = fromKeys(dealOrder, (seat) => judgeProvince(round, seat));
  const meeting = holdMeeting({
    round: opened.round,
    reports,
    tournament: dealOrder.map((seat) => [seat, judged[seat]?.parts.tournament ?? NaN]),
    isCrackdown: centre.isCrackdown,
  });
  const causes = incomeCauses(scenario, {
    from: round.before.market ?? openingPieces(scenario, highestLevel(scenario.institution)),
    to: pieces,
    logsFrom: logsOf(round, reports.at(-1)),
    logsTo: logIncomes(survey.equilibrium),
    warmStart: survey.equilibrium.warmStart,
  });
  if (!causes.ok) return causes;
  const points = eventPoints(scenario, opened, dials);
  return ok({ ...round, centre, inspected, judged, meeting, eventPoints: points, causes: causes.value });
}

/** ln Ŵ of the provinces with a seat as the last round left it; they are the first regions. */
function logsOf({ scenario }: SurveyedRound, last: ProvinceRoundReport | undefined): number[] {
  return scenario.dealOrder.map((seat) => Math.log((last?.provinces[seat]?.index ?? 100) / 100));
}

/** What the promotion meeting decides; nothing in rounds without one. */
type Meeting = {
  readonly promoted: readonly EconomyId[];
  readonly isCrackdown: boolean;
  /** Points by seat. */
  readonly points: { readonly meeting: (seat: EconomyId) => number; readonly crackdown: number };
};

export type Term = {
  readonly round: number;
  readonly reports: readonly Pick<ProvinceRoundReport, 'provinces'>[];
  /** Tournament scores of the round, in the order of seats, which also breaks ties. */
  readonly tournament: readonly (readonly [EconomyId, number])[];
  /** The centre found the border too high. */
  readonly isCrackdown: boolean;
};

/** Every third round the best tournament means of the term are promoted. */
export function holdMeeting({ round, reports, tournament, isCrackdown }: Term): Meeting {
  const isHeld = isMeeting(round);
  const term = reports.slice(-(MEETING_ROUNDS - 1));
  const sums = tournament.map(([seat, score]) => ({
    seat,
    sum: term.reduce((sum, { provinces }) => sum + (provinces[seat]?.parts.tournament ?? 0), score),
  }));
  const best = sums.toSorted((a, b) => b.sum - a.sum).slice(0, PROMOTED);
  const promoted = isHeld ? best.map(({ seat }) => seat) : [];
  return {
    promoted,
    isCrackdown,
    points: {
      meeting: (seat) => (promoted.includes(seat) ? PROMOTION_POINTS : 0),
      crackdown: isCrackdown ? CRACKDOWN_POINTS : 0,
    },
  };
}

/** What the market of a round makes of one province and its leader, before what the round adds in lumps. */
export type JudgedProvince = Pick<
  ProvinceReport,
  | 'wall'
  | 'block'
  | 'index'
  | 'relativeGrowth'
  | 'place'
  | 'stateJobs'
  | 'budget'
  | 'budgetParts'
  | 'payroll'
  | 'freeMoney'
  | 'ownSharePercent'
  | 'rentSharePercent'
  | 'parts'
> & {
  /** Mean cost of the law's inspections, in points. */
  readonly sanction: number;
  /** Σ weight × part. */
  readonly weighted: number;
};

export function judgeProvince(round: SurveyedRound, seat: EconomyId): JudgedProvince {
  const { scenario, institution, survey, setting } = round;
  const region = scenario.dealOrder.indexOf(seat);
  const { politics } = scenario.economy.market;
  const score = must(survey.scores[politics.players.indexOf(region)], 'score');
  const figures = must(survey.figures[region], 'figures');
  const { taxes, rents, transfers, payments, spending, payroll, total } = must(
    survey.accounts[region],
    'accounts',
  ).budget;
  const kept = taxes.reduce((sum, tax) => sum + tax, 0);
  const received = (setting.payments ?? [])
    .filter(({ to }) => to === region)
    .reduce((sum, { amount }) => sum + amount, 0);
  const parts = partsOf(round, seat, { ...score, isInArrears: total < WAGES_PAID_FROM * payroll });
  const weights = politics.weights[institution.evaluation];
  return {
    wall: must(setting.levels.wall[region], 'wall'),
    block: must(setting.levels.block[region], 'block'),
    index: 100 * at(survey.equilibrium.welfare, region),
    relativeGrowth: figures.relativeGrowth,
    place: survey.scores.filter(({ tournament }) => tournament > score.tournament + LEVEL_POINTS).length + 1,
    stateJobs: 100 + figures.stateJobs,
    budget: total,
    budgetParts: { taxes: kept, rents, transfers, payments, spending },
    payroll,
    freeMoney: kept + rents + transfers + received - politics.payrollNeed * payroll,
    ownSharePercent: 100 * figures.ownShare,
    rentSharePercent: 100 * figures.rentShare,
    parts,
    sanction: score.sanction * chanceOfCards(round),
    weighted: CAREER_PARTS.reduce((sum, part) => sum + weights[part] * parts[part], 0),
  };
}

/** Cards make inspections likelier or rarer than the law in force: a factor. */
function chanceOfCards({ scenario, opened, institution }: SurveyedRound): number {
  const chance = scenario.economy.market.politics.inspection[institution.law]?.chance ?? 0;
  return chance === 0 ? 1 : inspectionChance(scenario, opened) / chance;
}

type Measured = Readonly<Record<CareerPart, number>> & { readonly isInArrears: boolean };

/** The model's parts with what arrears of wages and an early reform of fees do to them, within 0 and 100. */
function partsOf({ opened }: SurveyedRound, seat: EconomyId, measured: Measured): ProvinceReport['parts'] {
  const isTurning = opened.provinces.sealed[seat]?.reform === 'feesToTaxes';
  const added: Partial<Record<CareerPart, number>> = {
    jobs: measured.isInArrears ? JOBS_OF_ARREARS : 0,
    compliance: isTurning ? COMPLIANCE_OF_FEES_TO_TAXES : 0,
  };
  return fromKeys(CAREER_PARTS, (part) => Math.max(0, Math.min(100, measured[part] + (added[part] ?? 0))));
}
