/**
 * How a provincial leader is judged, part by part from 0 to 100 with 50 for how things were, s(x) = 100/(1+e^−x):
 *   tournament  merit y = 100[(1−η) ln ŵ + η ln(industry's value added)] against the mean of rivals, 500 s/Σs: a fixed number of posts
 *   budget      s(d/k), d its change in per cent of payroll, counted double where it covers too few payrolls
 *   jobs        s(j/k), j the change of state jobs in per cent, losses weighing more
 *   welfare     s(100(Ŵ−1)/k)
 *   compliance  100 (1 − (wall + block)/8), and a sanction: chance · fine · (wall + block)/8
 */
import { at } from '../../../kernel/records.ts';
import { type FiscalInstitution, type HomeAffairs, type PublicFinance, localBudgets } from './localBudget.ts';
import type { SegmentedBase, SegmentedEquilibrium } from '../segmentedModel.ts';

export const SCORE_PARTS = ['tournament', 'budget', 'jobs', 'welfare', 'compliance'] as const;
export type ScorePart = (typeof SCORE_PARTS)[number];

/** What the centre promotes for: growth above all, or real income first. */
const EVALUATIONS = ['growth', 'broad'] as const;
export type Evaluation = (typeof EVALUATIONS)[number];

export type Politics = PublicFinance & {
  readonly spread: Readonly<Record<'tournament' | 'budget' | 'jobs' | 'welfare', number>>;
  /** η: weight of industry in merit, before and after enterprises are separated from government. */
  readonly industryMerit: number;
  readonly industryMeritSeparated: number;
  /** Factor on job changes after separation. */
  readonly jobsSeparated: number;
  readonly jobLossFactor: number;
  /** Below this many payrolls a budget is short, and its change counts this many times. */
  readonly shortOfPayroll: number;
  readonly shortFactor: number;
  /** State jobs by region and sector, each region's sum 1. */
  readonly jobWeights: readonly (readonly number[])[];
  readonly weights: Readonly<Record<Evaluation, Readonly<Record<ScorePart, number>>>>;
  /** By law in force: none, the weak, the strong one. */
  readonly inspection: readonly { readonly chance: number; readonly fine: number }[];
};

export type Institution = FiscalInstitution & {
  readonly evaluation: Evaluation;
  readonly law: 0 | 1 | 2;
  readonly isSeparated: boolean;
};

/** The dials of every region, 0 to HIGHEST_LEVEL. */
export type DialLevels = { readonly wall: readonly number[]; readonly block: readonly number[] };

/** What is judged. */
export type Conduct = DialLevels & {
  readonly equilibrium: SegmentedEquilibrium;
  readonly transfer: Float64Array;
  readonly affairs?: HomeAffairs;
};

export type OfficialScore = Readonly<Record<ScorePart | 'sanction' | 'total', number>>;

/** Who is judged, and the sectors that count as industry. */
export type Officials = {
  /** Regions whose leaders compete for posts. */
  readonly players: readonly number[];
  /** Of every region, in the money of the base. */
  readonly payroll: Float64Array;
  readonly industry: readonly number[];
};

export const HIGHEST_LEVEL = 4;
/** Of two dials. */
const HIGHEST_SEVERITY = 2 * HIGHEST_LEVEL;
const LARGEST_EXPONENT = 30;

/** Reforms take tools away: without fees no roadblocks (level 4), without enterprises of its own no orders to buy local. */
export function highestLevel({ feesAreTaxes, isSeparated }: Institution): number {
  return HIGHEST_LEVEL - (feesAreTaxes ? 1 : 0) - (isSeparated ? 1 : 0);
}

export function officialScores(
  base: SegmentedBase,
  politics: Politics & Officials,
  institution: Institution,
  outcome: Conduct,
): OfficialScore[] {
  const tournament = tournamentScores(base, politics, institution, outcome);
  const budget = budgetScores(base, politics, institution, outcome);
  const { chance, fine } = politics.inspection[institution.law] ?? { chance: NaN, fine: NaN };
  return politics.players.map((n, place) => {
    const severity = ((outcome.wall[n] ?? NaN) + (outcome.block[n] ?? NaN)) / HIGHEST_SEVERITY;
    const parts: Record<ScorePart, number> = {
      tournament: tournament[place] ?? NaN,
      budget: at(budget, n),
      jobs: jobScore(base, politics, institution, { ...outcome, n }),
      welfare: sigmoid((100 * (at(outcome.equilibrium.welfare, n) - 1)) / politics.spread.welfare),
      compliance: 100 * (1 - severity),
    };
    const sanction = chance * fine * severity;
    const weights = politics.weights[institution.evaluation];
    const total = SCORE_PARTS.reduce((sum, part) => sum + weights[part] * parts[part], -sanction);
    return { ...parts, sanction, total };
  });
}

/** Posts are fixed: whatever happens, the players average 50. */
function tournamentScores(
  base: SegmentedBase,
  { players, industry, spread, industryMerit, industryMeritSeparated }: Politics & Officials,
  { isSeparated }: Institution,
  { equilibrium }: Conduct,
): number[] {
  const eta = isSeparated ? industryMeritSeparated : industryMerit;
  const merits = players.map((n) => {
    const place = { n, sectors: industry };
    const growth = valueAddedOf(base, equilibrium.output, place) / valueAddedOf(base, base.output, place);
    return 100 * ((1 - eta) * Math.log(at(equilibrium.wage, n)) + eta * Math.log(growth));
  });
  const mean = merits.reduce((sum, merit) => sum + merit, 0) / merits.length;
  const scores = merits.map((merit) => sigmoid((merit - mean) / spread.tournament));
  const sum = scores.reduce((total, score) => total + score, 0);
  return scores.map((score) => (50 * players.length * score) / sum);
}

function valueAddedOf(
  { J, gva }: SegmentedBase,
  output: Float64Array,
  { n, sectors }: { readonly n: number; readonly sectors: readonly number[] },
): number {
  return sectors.reduce((sum, j) => sum + at(gva, n * J + j) * at(output, n * J + j), 0);
}

function budgetScores(
  base: SegmentedBase,
  politics: Politics & Officials,
  institution: Institution,
  { equilibrium, transfer, affairs }: Conduct,
): Float64Array {
  const payroll = affairs?.payroll ?? politics.payroll;
  const { before, after } = localBudgets(base, politics, institution, { ...equilibrium, transfer, affairs });
  return after.map((budget, n) =>
    budgetScore(politics, { budget, before: at(before, n), payroll: at(payroll, n) }),
  );
}

/** The budget part of one leader, all in one money; `before` is the budget of the base under the same institution. */
export function budgetScore(
  { spread, shortOfPayroll, shortFactor }: Pick<Politics, 'spread' | 'shortOfPayroll' | 'shortFactor'>,
  { budget, before, payroll }: Readonly<Record<'budget' | 'before' | 'payroll', number>>,
): number {
  const change = (100 * (budget - before)) / payroll;
  const isShort = budget < shortOfPayroll * payroll;
  return sigmoid((change * (isShort ? shortFactor : 1)) / spread.budget);
}

function jobScore(
  base: SegmentedBase,
  politics: Politics,
  { isSeparated }: Institution,
  { equilibrium, affairs, n }: Conduct & { readonly n: number },
): number {
  const change = stateJobChange(base, politics, { equilibrium, affairs }, n);
  return jobPart(politics, { isSeparated }, change * (affairs?.jobsFelt?.[n] ?? 1));
}

/** The jobs part of one leader at a change of state jobs, in per cent of the base. */
export function jobPart(
  { jobLossFactor, jobsSeparated, spread }: Politics,
  { isSeparated }: Pick<Institution, 'isSeparated'>,
  change: number,
): number {
  const weight = (change < 0 ? jobLossFactor : 1) * (isSeparated ? jobsSeparated : 1);
  return sigmoid((change * weight) / spread.jobs);
}

/** In per cent of the base: what the market makes of state jobs, and what was decreed. */
export function stateJobChange(
  base: SegmentedBase,
  { jobWeights }: Pick<Politics, 'jobWeights'>,
  { equilibrium, affairs }: Pick<Conduct, 'equilibrium' | 'affairs'>,
  n: number,
): number {
  return 100 * (stateJobs(base, jobWeights, equilibrium, n) - 1) + (affairs?.decreedJobs?.[n] ?? 0);
}

/** State jobs of a region, in hats: sectors change in step with all their labour. */
export function stateJobs(
  { J }: SegmentedBase,
  jobWeights: Politics['jobWeights'],
  { labourBySector }: Pick<SegmentedEquilibrium, 'labourBySector'>,
  n: number,
): number {
  return (jobWeights[n] ?? []).reduce((sum, weight, j) => sum + weight * at(labourBySector, n * J + j), 0);
}

function sigmoid(x: number): number {
  return 100 / (1 + Math.exp(-Math.max(-LARGEST_EXPONENT, Math.min(LARGEST_EXPONENT, x))));
}
