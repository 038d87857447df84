import { CAREER_PARTS, type CareerPart } from '#shared/content/vocabulary.ts';
import {
  COMPLIANCE_OF_FEES_TO_TAXES,
  JOBS_OF_ARREARS,
  LEVEL_POINTS,
  WAGES_PAID_FROM,
} from '#shared/content/provinces/provinceConstants.ts';
import { at } from '#shared/economics/at.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { fromKeys, must } from '#shared/kernel/records.ts';
import { type ProvinceReport } from '#shared/protocol/provinces/provinceReport.ts';
import { inspectionChance } from '../centre/inspections.ts';
import type { SurveyedRound } from './surveyRound.ts';

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
