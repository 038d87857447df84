import {
  COMPLIANCE_OF_FEES_TO_TAXES,
  CRACKDOWN_POINTS,
  HOME_REFORM_COST,
  JOBS_OF_ARREARS,
  LEVEL_POINTS,
  MEETING_ROUNDS,
  PROMOTED,
  PROMOTION_POINTS,
  WAGES_PAID_FROM,
} from '#shared/content/provinces/provinceConstants.ts';
import { CAREER_PARTS, type CareerPart } from '#shared/content/vocabulary.ts';
import { budgetsAtBase } from '#shared/economics/segmentation/officials/localBudget.ts';
import {
  HIGHEST_LEVEL,
  type Institution,
  budgetScore,
  jobPart,
} from '#shared/economics/segmentation/officials/officialScore.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { at, fromKeys, must } from '#shared/kernel/records.ts';
import type {
  CareerLump,
  ProvinceReport,
  ProvinceRoundReport,
} from '#shared/protocol/provinces/provinceReport.ts';
import type { ProvincesScenario } from '../../scenario/provincesScenario.ts';
import { inspectionChance } from '../centre/inspections.ts';
import { isMeeting } from '../centre/settleCentre.ts';
import { type BySeat, type InspectionOutcome, institutionOf, lowestAlone } from '../state/provinceStates.ts';
import type { ProvinceGame } from '../../state.ts';
import type { SurveyedRound } from './surveyRound.ts';

/** How leaders are judged: the parts of their score, what a round adds in lumps, and the promotion meeting. */

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
  const parts = partsOf(round, seat, { ...score, isInArrears: isInArrears({ budget: total, payroll }) });
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
    sanction: score.sanction * chanceOfCards(round) * partAvoidable(round, seat),
    weighted: CAREER_PARTS.reduce((sum, part) => sum + weights[part] * parts[part], 0),
  };
}

/**
 * What money more, or less, in the budget of a round does to its career score, in points; `money` in 100 million yuan. What a province spends
 * moves no market, so all else stands: the budget part, and the jobs part where wages begin or cease to be paid.
 */
export function pointsOfMoney(
  { dealOrder, economy: { market } }: Pick<ProvincesScenario, 'dealOrder' | 'economy'>,
  institution: Institution,
  seat: EconomyId,
  own: Pick<ProvinceReport, 'budget' | 'payroll' | 'parts'>,
  money: number,
): number {
  const { base, politics } = market;
  const { payroll, parts } = own;
  const before = at(budgetsAtBase(base, politics, institution).budgets, dealOrder.indexOf(seat));
  const partAt = (budget: number): number => budgetScore(politics, { budget, before, payroll });
  const arrearsAt = (budget: number): number => (isInArrears({ budget, payroll }) ? JOBS_OF_ARREARS : 0);
  const next = own.budget + money;
  const jobs = Math.max(0, Math.min(100, parts.jobs + arrearsAt(next) - arrearsAt(own.budget)));
  const weights = politics.weights[institution.evaluation];
  return weights.budget * (partAt(next) - partAt(own.budget)) + weights.jobs * (jobs - parts.jobs);
}

/**
 * What the reform of state firms takes from the mark of its round alone, in points: state jobs that are cut. Nothing where the table does not say what a
 * reform costs.
 */
export function pointsOfReform(
  { economy: { market } }: Pick<ProvincesScenario, 'economy'>,
  institution: Institution,
  { settings }: Pick<ProvinceGame, 'settings'>,
  { stateJobs }: Pick<ProvinceReport, 'stateJobs'>,
): number {
  const cut = settings.pactLimits?.stateFirms?.jobsPercent ?? 0;
  const partAt = (jobs: number): number => jobPart(market.politics, institution, jobs - 100);
  return market.politics.weights[institution.evaluation].jobs * (partAt(stateJobs) - partAt(stateJobs - cut));
}

/** Points of a round that do not come again. */
export type PointsOnce = { readonly of: (typeof ONCE_LUMPS)[number] | 'reform'; readonly points: number };

/** All but what a law costs in the mean and what cards bring while they are at work. */
const ONCE_LUMPS = ['fines', 'deposits', 'reputation', 'petitions', 'meeting', 'crackdown'] as const;

/** What a round brought a mark once, beside the money that was spent in it. */
export function pointsOnce(
  scenario: Pick<ProvincesScenario, 'economy'>,
  { institution }: Pick<ProvinceRoundReport, 'institution'>,
  game: Pick<ProvinceGame, 'settings'>,
  { lumps, reform, stateJobs }: Pick<ProvinceReport, 'lumps' | 'reform' | 'stateJobs'>,
): readonly PointsOnce[] {
  const ofReform = reform === undefined ? 0 : pointsOfReform(scenario, institution, game, { stateJobs });
  const all = [
    ...ONCE_LUMPS.map((lump) => ({ of: lump, points: lumps[lump] })),
    { of: 'reform', points: ofReform } as const,
  ];
  return all.filter(({ points }) => points !== 0);
}

/** What the mark of a later round has more than that of the round of such a reform: the price is paid once, and state jobs are cut once. */
export function pointsBack(
  scenario: ProvincesScenario,
  game: ProvinceGame,
  seat: EconomyId,
  own: Parameters<typeof pointsOfMoney>[3] & Pick<ProvinceReport, 'stateJobs'>,
): number {
  const institution = institutionOf(scenario, game);
  const price = pointsOfMoney(scenario, institution, seat, own, HOME_REFORM_COST.reformStateFirms);
  return price - pointsOfReform(scenario, institution, game, own);
}

/** Whether a budget does not pay the wages of the province. */
export function isInArrears({ budget, payroll }: Pick<ProvinceReport, 'budget' | 'payroll'>): boolean {
  return budget < WAGES_PAID_FROM * payroll;
}

/**
 * Where a dial goes no lower alone than a level that breaks no law, the law's inspections cost by what stands above it, and the whole at the
 * highest levels still: nobody pays for what it cannot lower (decision 111). A factor of the model's sanction, which goes by the whole levels.
 */
function partAvoidable({ scenario, opened, setting }: SurveyedRound, seat: EconomyId): number {
  const region = scenario.dealOrder.indexOf(seat);
  const wall = must(setting.levels.wall[region], 'wall');
  const block = must(setting.levels.block[region], 'block');
  const above = (level: number): number => level - lowestAlone(opened, level);
  const lowest = lowestAlone(opened, HIGHEST_LEVEL);
  const spread = HIGHEST_LEVEL / (HIGHEST_LEVEL - lowest);
  return wall + block === 0 ? 1 : (spread * (above(wall) + above(block))) / (wall + block);
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

/** What the promotion meeting decides; nothing in rounds without one. */
export type Meeting = {
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

/** What a round has in store for careers. */
export type JudgedRound = Pick<SurveyedRound, 'pacts'> & {
  readonly judged: Readonly<Record<string, JudgedProvince>>;
  readonly inspected: InspectionOutcome;
  readonly meeting: Meeting;
  readonly eventPoints: BySeat;
};

/** What a round adds to the weighted parts of a career score, in points; 0 where nothing happened. */
export function careerLumps(
  { judged, inspected, pacts, meeting, eventPoints }: JudgedRound,
  seat: EconomyId,
): Record<CareerLump, number> {
  const isFined = inspected.sanctionReplaced.includes(seat);
  return {
    sanction: isFined ? 0 : lost(judged[seat]?.sanction),
    fines: lost(inspected.fines[seat]),
    deposits: lost(pacts.deposits[seat]),
    reputation: pacts.reputation[seat] ?? 0,
    petitions: inspected.petitions[seat] ?? 0,
    meeting: meeting.points.meeting(seat),
    crackdown: meeting.points.crackdown,
    events: eventPoints[seat] ?? 0,
  };
}

/** A loss by its size; no loss is a plain 0. */
function lost(points = 0): number {
  return points === 0 ? 0 : -points;
}
