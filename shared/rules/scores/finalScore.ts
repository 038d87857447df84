/** What a seat came to over the game, and its score against par. */
import {
  COUNTED,
  COUNTED_BEYOND,
  LEAST_IN_LINES,
  EPILOGUE_WEIGHT,
  isIncomeAndTask,
  lineOfRounds,
  middleOf,
  weightsAmong,
  partWeights,
} from '#shared/content/scores.ts';
import type { ParOfSeat, Par } from '#shared/content/par/storedPars.ts';
import { FALL_PENALTY, NEUTRAL_SUPPORT } from '#shared/content/politicsConstants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { SCORE_PARTS, type ScorePart } from '#shared/content/vocabulary.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { fromKeys } from '#shared/kernel/records.ts';
import type { Objective } from '#shared/protocol/modules/politics.ts';
import type {
  PartScore,
  RoundReport,
  EconomyReport,
  FinalReport,
  FinalStanding,
} from '#shared/protocol/report.ts';
import { judgeMandates, mandatePoints } from '../modules/politics/mandates.ts';
import type { CountryGame } from '../state.ts';
import { type Judge, type Ruler, parOf } from './par.ts';
import { MEDAL_THRESHOLDS, medalFor, medalScaleOf } from '#shared/content/scores.ts';

type SeatScore = {
  readonly parts: Readonly<Partial<Record<ScorePart, PartScore>>>;
  /** From 0 on, 100 as good as the best bots; absent where a part has nothing to be compared with. */
  readonly score?: number;
};

/**
 * Real income and support by how they compare with bot governments in the same chair, tasks by their own points, weighted 50/30/20; parts whose
 * module is off drop out and the rest is scaled. Each fall of a government takes six points. A score never falls below 0, nor income below it beside
 * tasks alone. As good as the best bots is 100, and more is possible: a part counts to 120, in lines and of rounds without an end.
 */
export function seatScore(economy: EconomyId, values: SeatValues, judge: Judge | undefined): SeatScore {
  const par: Partial<ParOfSeat> = judge?.par.seats[economy] ?? {};
  const judged = partsOf(values).map(({ part, value }) => ({
    part,
    score:
      part === 'mandate' || judge === undefined
        ? { value }
        : comparedPart(part, par[part] ?? [], value, judge.ruler),
  }));
  const parts = Object.fromEntries(judged.map(({ part, score }) => [part, score]));
  const played = judged.map(({ part }) => part);
  const weightOf = weightsAmong(played);
  let points = 0;
  let weights = 0;
  for (const { part, score } of judged) {
    const counted = countedPoints(part, score, played);
    if (counted === undefined) return { parts };
    points += weightOf[part] * counted;
    weights += weightOf[part];
  }
  const score = points / weights - FALL_PENALTY * values.falls;
  return { parts, score: Math.max(0, score) };
}

type Compared = Exclude<ScorePart, 'mandate'>;

/** A part that is compared with results of bots; without any it is its value alone. */
export function comparedPart(
  part: Compared,
  results: readonly number[],
  value: number,
  ruler: Ruler,
): PartScore {
  const share = betterThan(results, value);
  if (share === undefined) return { value };
  const counted = COUNTED_BY[ruler](part, results, value);
  return { value, betterThan: share, ...(counted === undefined ? {} : { counted }) };
}

const COUNTED_BY: Readonly<
  Record<Ruler, (part: Compared, results: readonly number[], value: number) => number | undefined>
> = {
  rounds: (part, results, value) => {
    const line = lineOfRounds(part, results);
    return line && (100 * (value - line.none)) / (line.best - line.none);
  },
  lines: countedInLines,
  shares: (_part, results, value) => countedBeyond(results, value),
};

/** The most that a score of some parts may come to. */
export function mostScore(ruler: Ruler, parts: readonly ScorePart[]): number {
  const weights: Readonly<Partial<Record<ScorePart, number>>> = partWeights(parts);
  const most = ruler === 'shares' ? COUNTED.most : Infinity;
  return parts.reduce((sum, part) => sum + (weights[part] ?? 0) * (part === 'mandate' ? 100 : most), 0);
}

/**
 * What a part counts before its weight: its comparison with bots, from −50 to 120 or without an end; of tasks their own points. Absent where nothing compares a
 * part. Beside tasks alone income below the worst bot's brings nothing, as all are told who do not know of the task. Games that ended while tasks
 * were compared too, or while nothing counted beyond the results of bots, still tell how.
 */
export function countedPoints(
  part: ScorePart,
  { value, betterThan: share, counted }: PartScore,
  played: readonly ScorePart[] = [],
): number | undefined {
  if (part === 'mandate') return share ?? value;
  const points = counted ?? share;
  return points !== undefined && isIncomeAndTask(played) ? Math.max(0, points) : points;
}

/** What every seat has as a game opens; a career has none. */
const OPENING = { support: NEUTRAL_SUPPORT, career: Infinity } as const;

/**
 * What a value counts in lines: 50 at the bots' median, 100 at their best, and on without an end. Income counts 0 where nothing is gained since the opening, or half as far
 * below the median as the best lies above it where bots gain less than that; support and career as far below it as the best lies above, or at the
 * opening's where that is less, so that nobody begins below 0. Undefined
 * where the median is the best, so that no distance measures anything: there the share counts.
 */
function countedInLines(part: Compared, results: readonly number[], value: number): number | undefined {
  const [median] = middleOf(results);
  const best = results.at(-1);
  if (median === undefined || best === undefined || best <= median) return undefined;
  const apart = best - median;
  const zero =
    part === 'prosperity' ? Math.min(0, median - apart / 2) : Math.min(OPENING[part], median - apart);
  const below = value < median ? median - zero : apart;
  const counted = 50 + (50 * (value - median)) / below;
  return Math.max(LEAST_IN_LINES, counted);
}

/**
 * What a value counts that lies beyond all results of bots: it goes on from the end of the shares, by 10 points for each distance from the
 * bots' median to their best, or by 50 to their worst below it, as far as −50 and 120. Undefined between them, and where the median is the best or the
 * worst itself, so that no distance measures anything: there the share counts.
 */
function countedBeyond(results: readonly number[], value: number): number | undefined {
  const [median] = middleOf(results);
  const [worst, best] = [results[0], results.at(-1)];
  if (median === undefined || worst === undefined || best === undefined) return undefined;
  const end = 50 / results.length;
  if (value > best && best > median)
    return Math.min(COUNTED.most, 100 - end + (COUNTED_BEYOND.above * (value - best)) / (best - median));
  if (value < worst && worst < median)
    return Math.max(COUNTED.least, end - (COUNTED_BEYOND.below * (worst - value)) / (median - worst));
  return undefined;
}

/** Halvings of a way after which what is left of it is told as nothing. */
const HALVINGS = 30;

/** The least value that counts so many points against results of bots: what a part counts, the other way round. Undefined where none does. */
export function valueCounting(
  part: Compared,
  results: readonly number[] = [],
  points: number,
  ruler: Ruler,
): number | undefined {
  const [worst, best] = [results[0], results.at(-1)];
  if (worst === undefined || best === undefined) return undefined;
  const line = ruler === 'rounds' ? lineOfRounds(part, results) : undefined;
  if (line !== undefined) return line.none + (points * (line.best - line.none)) / 100;
  const isEnough = (value: number): boolean => {
    const { betterThan: share = 0, counted = share } = comparedPart(part, results, value, ruler);
    return counted >= points;
  };
  // Above the results the line is at its end where they are three times as far away as they are apart, or nearer; below, and from the opening, where they are as far.
  let [low, high] = [Math.min(0, worst, 2 * worst - best) - Math.abs(best), best + 3 * (best - worst)];
  if (!isEnough(high)) return undefined;
  for (let halving = 0; halving < HALVINGS; halving += 1) {
    const middle = (low + high) / 2;
    if (isEnough(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/**
 * Share of results that did worse than a value, 0–100. `results` are in ascending order and evenly spaced over the games, the k-th
 * of K standing for the share (k − ½)/K; between two of them the share rises in a line, and equal results count half.
 */
export function betterThan(results: readonly number[], value: number): number | undefined {
  const K = results.length;
  if (K === 0) return undefined;
  const below = results.filter((result) => result < value).length;
  const equal = results.filter((result) => result === value).length;
  if (equal > 0) return (100 * (below + equal / 2)) / K;
  const [lower, upper] = [results[below - 1], results[below]];
  if (lower === undefined) return 0;
  if (upper === undefined) return 100;
  return (100 * (below - 0.5 + (value - lower) / (upper - lower))) / K;
}

/** What a seat came to, before anything is compared: parts whose module is off are absent. */
export type SeatValues = {
  /** Weighted mean of 100 · ln Ŵ per head. */
  readonly prosperity: number;
  /** Weighted mean, 0–100. */
  readonly support?: number;
  /** Points, 0–100. */
  readonly mandate?: number;
  readonly falls: number;
  readonly objectives?: readonly Objective[];
};

export function seatValues(scenario: Scenario, state: CountryGame): Record<EconomyId, SeatValues> {
  const { politics, reports } = state;
  const verdicts = judgeMandates(scenario, state);
  const seats = scenario.economies.filter(({ playable }) => playable).map(({ id }) => id);
  return fromKeys(seats, (seat) => {
    const prosperity =
      meanOverRounds(reports, ({ economies }) => prosperityOf(economies[seat]?.welfare)) ?? 0;
    const objectives = verdicts[seat] ?? [];
    const mandate = objectives.length === 0 ? {} : { mandate: mandatePoints(objectives), objectives };
    if (politics === undefined) return { prosperity, ...mandate, falls: 0 };
    const support = meanOverRounds(reports, (report) => supportOf(report, seat));
    return {
      prosperity,
      ...(support === undefined ? {} : { support }),
      ...mandate,
      falls: politics.seats[seat]?.falls ?? 0,
    };
  });
}

/** 100 · ln Ŵ: per cent more real income than at the opening, so that falls and rises weigh alike. */
function prosperityOf(welfare: number | undefined): number | undefined {
  return welfare === undefined ? undefined : 100 * Math.log(welfare);
}

/** The parts that a seat is judged by, in the order of the vocabulary. */
function partsOf(values: SeatValues): readonly { readonly part: ScorePart; readonly value: number }[] {
  return SCORE_PARTS.flatMap((part) => {
    const value = values[part];
    return value === undefined ? [] : [{ part, value }];
  });
}

/** Mean over the rounds that have the value, the epilogue counted three times; undefined where none has it. */
export function meanOverRounds<Round extends Pick<RoundReport, 'isEpilogue'>>(
  reports: readonly Round[],
  valueOf: (report: Round) => number | undefined,
): number | undefined {
  let sum = 0;
  let weights = 0;
  for (const report of reports) {
    const value = valueOf(report);
    if (value === undefined) continue;
    const weight = report.isEpilogue ? EPILOGUE_WEIGHT : 1;
    sum += weight * value;
    weights += weight;
  }
  return weights > 0 ? sum / weights : undefined;
}

function supportOf({ modules }: RoundReport, seat: EconomyId): number | undefined {
  return modules?.politics?.economies[seat]?.support;
}

/** Standings and medals at the end of a game. */

type Standing = Omit<FinalStanding, 'medal'> & { readonly points: number };

/**
 * Standings over the whole game. Medals go by the score against par, the table's by its way to the best path that the pace allows;
 * before there is a par they go by share of prize and its mean over the seats.
 */
export function finalReport(scenario: Scenario, state: CountryGame): FinalReport {
  const judge = parOf(state);
  const values = seatValues(scenario, state);
  const seats = Object.keys(values);
  const standings = Object.entries(values).map(([economy, seat]) => standingOf(state, economy, seat, judge));
  const way = standings.every(({ score }) => score !== undefined)
    ? tableWay(values, judge?.par.bestPath ?? {})
    : undefined;
  const tableScore = way ?? standings.reduce((sum, { shareOfPrize }) => sum + shareOfPrize, 0) / seats.length;
  const tableMedal = medalFor(tableScore);
  return {
    standings: standings.map(({ points, ...standing }) => ({
      ...standing,
      // The share of the prize is no comparison with bots.
      medal: medalFor(points, standing.score === undefined ? MEDAL_THRESHOLDS : medalScaleOf(state)),
    })),
    tableScore,
    tableMedal,
    ...(way === undefined ? {} : { tableWay: way }),
    pledgesKept: countPledges(state, seats, 'kept'),
    pledgesBroken: countPledges(state, seats, 'broken'),
  };
}

function standingOf(
  state: CountryGame,
  economy: EconomyId,
  values: SeatValues,
  judge: Judge | undefined,
): Standing {
  const mean = (valueOf: (report: EconomyReport) => number): number =>
    meanOverRounds(state.reports, ({ economies }) => {
      const report = economies[economy];
      return report === undefined ? undefined : valueOf(report);
    }) ?? 0;
  const shareOfPrize = mean((report) => report.shareOfPrize);
  const { parts, score } = seatScore(economy, values, judge);
  return {
    economy,
    shareOfPrize,
    index: mean(({ index }) => index),
    gainBn: mean(({ gainBn }) => gainBn),
    parts,
    basis: score === undefined || judge === undefined ? 'prize' : judge.basis,
    ...(score === undefined ? {} : { score }),
    ...(values.objectives === undefined ? {} : { mandate: values.objectives }),
    ...(state.politics === undefined ? {} : { falls: values.falls }),
    points: score ?? shareOfPrize,
  };
}

function countPledges(
  state: CountryGame,
  seats: readonly EconomyId[],
  outcome: 'kept' | 'broken',
): Record<EconomyId, number> {
  return fromKeys(
    seats,
    (seat) => state.pledges.filter((pledge) => pledge.by === seat && pledge.outcome === outcome).length,
  );
}

/**
 * How far the table has come from the opening (0) to the best path that the pace allows (100). Each seat counts alike, by per cent
 * of its own income: the mean prosperity of the seats against their mean on that path. A mean of each seat's own share would hang on
 * the seats that have next to nothing to win. Undefined where the path is not known.
 */
export function tableWay(
  values: Readonly<Record<EconomyId, Pick<SeatValues, 'prosperity'>>>,
  bestPath: Par['bestPath'],
): number | undefined {
  let reached = 0;
  let possible = 0;
  for (const [seat, { prosperity }] of Object.entries(values)) {
    const best = bestPath[seat];
    if (best === undefined) return undefined;
    reached += prosperity;
    possible += best;
  }
  return possible > 0 ? (100 * reached) / possible : undefined;
}

/** What each part adds to a score, in whole points, and what it adds at a hundred: the first takes what rounding leaves, so that they add up. */
export function pointsOfSum(
  parts: readonly { readonly counted?: number; readonly weightPercent: number }[],
  total: number,
): readonly { readonly points: number; readonly most: number }[] {
  const [, ...rest] = parts.map(({ counted = 0, weightPercent }) => ({
    points: Math.round((counted * weightPercent) / 100),
    most: Math.round(weightPercent),
  }));
  const left = (all: number, of: 'points' | 'most'): number =>
    rest.reduce((sum, each) => sum - each[of], all);
  return [{ points: left(Math.round(total), 'points'), most: left(100, 'most') }, ...rest];
}
