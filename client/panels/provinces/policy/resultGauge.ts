/** The result of a game of provinces as it can be told before the end: at the rate of the round that is forecast. */
import { JOBS_OF_ARREARS, MEDAL_PARTS } from '#shared/content/provinces/provinceConstants.ts';
import { COUNTED, MEDAL_THRESHOLDS, medalFor } from '#shared/content/scores.ts';
import { MEDALS, type Medal } from '#shared/content/vocabulary.ts';
import { percentOfLog } from '#shared/kernel/basisPoints.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Measures } from '#shared/protocol/provinces/measures.ts';
import { measuresCost } from '#shared/rules/provinces/envelope/envelope.ts';
import type {
  ForecastProvince,
  MeasuresForecast,
  PactForecast,
  PactGains,
} from '#shared/rules/provinces/forecast/forecastMeasures.ts';
import { isInArrears } from '#shared/rules/provinces/settlement/careerScore.ts';
import { whenItCounts } from '#shared/rules/provinces/pacts/pactLaw.ts';
import { draftingSpent, pactDues } from '#shared/rules/provinces/pacts/payments.ts';
import { comparedPart, valueCounting } from '#shared/rules/scores/finalScore.ts';
import type { ProvinceGame } from '#shared/rules/state.ts';
import { lastRoundOf } from '#shared/rules/table/clock.ts';
import type { GainWorth } from '../../../preview/preview.ts';
import { formatNumber, formatSigned } from '../../../text/format.ts';
import { yuan } from '../../../text/money.ts';
import { type Phrase, phrase, t } from '../../../text/t.ts';
import { type ProvincesView, pointsLost, standingOf } from '../seat.ts';

/** One part of a result: what it averages, the share of bots in the seat that did worse, and the points that it brings or, below them, takes. */
type GaugePart = {
  readonly value: number;
  readonly share: number;
  readonly points: number;
  /** That it counts as little, or as much, as a part can. */
  readonly bound?: keyof typeof COUNTED;
};

export type ResultGauge = {
  /** 0–100. */
  readonly score: number;
  /** Points of both parts, which only the score is bounded for. */
  readonly sum: number;
  /** Most of the game is to come, in which bots gained most. */
  readonly isEarly: boolean;
  readonly income: GaugePart;
  readonly career: GaugePart;
};

/** What the end counts of a round. */
export type CountedRound = Pick<ForecastProvince, 'index' | 'score'>;

/** What a result is made of. */
export type PlayedGame = Pick<ProvinceGame, 'par' | 'settings' | 'endsAfterRound' | 'round'> & {
  readonly reports: readonly {
    readonly round: number;
    readonly provinces: Readonly<Partial<Record<EconomyId, CountedRound>>>;
  }[];
};

/**
 * The result of the seat if all rounds that are left came out like the one that is forecast: what the end counts, of the rounds played and
 * of these. `once`: points that money spent once, as on an offer, takes from this round alone. Undefined where no results of bots in the
 * seat are known.
 */
export function resultGauge(
  game: PlayedGame,
  me: EconomyId,
  next: CountedRound,
  once = 0,
): ResultGauge | undefined {
  const { prosperity = [], support = [] } = game.par?.seats[me] ?? {};
  const played = game.reports.flatMap(({ round, provinces }) =>
    round < game.round ? (provinces[me] ?? []) : [],
  );
  const rounds = lastRoundOf(game);
  const left = rounds - played.length;
  const meanOf = (valueOf: (round: CountedRound) => number, after = 0): number =>
    played.reduce((sum, round) => sum + valueOf(round), left * valueOf(next) + after) / rounds;
  const income = partOf(
    prosperity,
    MEDAL_PARTS.income,
    meanOf(({ index }) => 100 * Math.log(index / 100)),
  );
  const career = partOf(
    support,
    MEDAL_PARTS.career,
    meanOf(({ score }) => score, (left - 1) * once),
  );
  // Of a seat that is not one's own only the middle is known.
  if (income === undefined || career === undefined) return undefined;
  const sum = income.points + career.points;
  const score = Math.min(100, Math.max(0, sum));
  return { score, sum, isEarly: 2 * played.length < rounds, income, career };
}

/** What is said beside a result: where it, or a part of it, is as high or as low as it can be, so that more of it, or less, moves nothing; and why it is low at first. */
export function gaugeNotes(gauge: ResultGauge): readonly Phrase[] {
  const parts = (['income', 'career'] as const).flatMap((part): Phrase[] => {
    const { bound } = gauge[part];
    return bound === undefined ? [] : [phrase(`gauge.${bound}`, { part: t(`gauge.part.${part}`) })];
  });
  const isLowAtFirst = gauge.isEarly && gauge.score < MEDAL_THRESHOLDS.bronze;
  if (isLowAtFirst) return [...parts, phrase(gauge.sum < 0 ? 'gauge.earlyBelow' : 'gauge.early')];
  if (gauge.sum === gauge.score) return parts;
  return [...parts, phrase('gauge.bounded', { sum: formatNumber(gauge.sum, 1) })];
}

function partOf(results: readonly number[], percent: number, value: number): GaugePart | undefined {
  const { betterThan: share, counted = share } = comparedPart(results, value);
  if (share === undefined || counted === undefined) return undefined;
  const [bound] = (['least', 'most'] as const).filter((end) => counted === COUNTED[end]);
  return { value, share, points: (percent * counted) / 100, ...(bound === undefined ? {} : { bound }) };
}

/** A value without something and with it. */
type WasAndNext<T> = { readonly was: T; readonly next: T };

/** Who may break again, and what would then be left: career of the round, and the result where one is known. */
type Betrayed = {
  readonly by: readonly EconomyId[];
  readonly score: number;
  readonly result?: number | undefined;
};

/** Career points that a betrayal must take to be told. */
const TOLD_BETRAYAL = 1;

/** What those who broke their word before would leave if they did so again; nothing where they would take little. */
export function betrayedTold(
  betrayed: Betrayed | undefined,
  kept: number,
  isLeft = false,
): Phrase | undefined {
  if (betrayed === undefined || kept - betrayed.score < TOLD_BETRAYAL) return undefined;
  const { by: economies, score, result } = betrayed;
  const params = { economies, career: formatNumber(score, 1) };
  if (isLeft) return phrase('gauge.betrayedStay', params);
  return result === undefined
    ? phrase('gauge.betrayed', params)
    : phrase('gauge.betrayedResult', { ...params, result: formatNumber(result, 1) });
}

export type OwnOfPact = {
  /** Career of the round in which the pact counts. */
  readonly score: WasAndNext<number>;
  readonly betrayed?: Betrayed;
  /** Result at this rate; absent where none is known. */
  readonly result?: WasAndNext<ResultGauge>;
  /** That its payments leave the wages unpaid, or little above them. */
  readonly wages?: Phrase;
};

/** A budget of less than so many times the wages may fall below them if less comes in than is forecast. */
const NEAR_WAGES = 1.1;

/** What the reader's payments under a draft do to the wages of its province, in the round in which the pact counts; nothing where it pays none. */
export function wagesAtRisk(
  { clauses }: Pick<Draft, 'clauses'>,
  me: EconomyId,
  { payroll, budget }: Pick<ForecastProvince, 'payroll' | 'budget'>,
): Phrase | undefined {
  const isPayer = clauses.some((clause) => 'amountMn' in clause && clause.from === me);
  if (!isPayer || budget >= NEAR_WAGES * payroll) return undefined;
  const params = { payroll: yuan(payroll), points: -JOBS_OF_ARREARS };
  return isInArrears({ budget, payroll })
    ? phrase('pactOutlook.unpaid', params)
    : phrase('pactOutlook.nearUnpaid', { ...params, left: yuan(budget - payroll) });
}

/**
 * What a pact makes of the reader's career of the round and of its result, as the envelope tells them; `cost`: 100 million yuan that the offer
 * itself still takes. A pact that begins in the next round leaves this one as it stands, but for that.
 */
export function ownOfPact(
  view: Pick<ProvincesView, 'scenario' | 'game'>,
  me: EconomyId,
  asked: { readonly forecast: PactForecast; readonly draft: Draft; readonly cost: number },
): OwnOfPact | undefined {
  const own = ownIfKept(view, me, asked);
  const { betrayal } = asked.forecast;
  if (own === undefined || betrayal === undefined) return own;
  const left = ownIfKept(view, me, { ...asked, forecast: { ...asked.forecast, kept: betrayal.round } });
  const betrayed = left && { by: betrayal.by, score: left.score.next, result: left.result?.next.score };
  return { ...own, ...(betrayed && { betrayed }) };
}

function ownIfKept(
  { scenario, game }: Pick<ProvincesView, 'scenario' | 'game'>,
  me: EconomyId,
  { forecast, draft, cost }: Parameters<typeof ownOfPact>[2],
): OwnOfPact | undefined {
  const [was, next] = [forecast.without.provinces[me], forecast.kept.provinces[me]];
  if (was === undefined || next === undefined) return undefined;
  const lost = (own: ForecastProvince, sum: number): number =>
    pointsLost({ scenario, game }, me, own, sum) ?? 0;
  const paid = (own: ForecastProvince): ForecastProvince => ({ ...own, score: own.score - lost(own, cost) });
  const risk = wagesAtRisk(draft, me, { ...next, budget: next.budget - cost });
  const wages = risk === undefined ? {} : { wages: risk };
  const then = whenItCounts(game, draft);
  if (then === game) {
    // The same for both: what it would be worth beside the pact is no part of what the pact brings.
    const once = -lost(was, -draftingSpent(game, me));
    const gauges = {
      was: resultGauge(game, me, was, once),
      next: resultGauge(game, me, paid(next), once + lost(next, cost)),
    };
    return { score: { was: was.score, next: paid(next).score }, ...wages, ...bothKnown(gauges) };
  }
  const present = standingOf(me);
  const after = (round: ForecastProvince, own: ForecastProvince): ResultGauge | undefined =>
    resultGauge(
      { ...then, reports: [...game.reports, { round: game.round, provinces: { [me]: round } }] },
      me,
      own,
    );
  const score = { was: was.score, next: next.score };
  return present === undefined
    ? { score, ...wages }
    : { score, ...wages, ...bothKnown({ was: after(present, was), next: after(paid(present), next) }) };
}

function bothKnown({ was, next }: WasAndNext<ResultGauge | undefined>): Pick<OwnOfPact, 'result'> {
  return was === undefined || next === undefined ? {} : { result: { was, next } };
}

/** What of a round's spending is not spent again in the next, in 100 million yuan: all but a programme that runs and the offices of pacts. */
export function spentOnce(
  game: ProvinceGame,
  me: EconomyId,
  { budgetParts }: Pick<ForecastProvince, 'budgetParts'>,
  measures: Measures | undefined,
): number {
  const runsOn = measuresCost(game, me, measures).items.pillar + (pactDues(game).officeCosts[me] ?? 0);
  return Math.max(0, budgetParts.spending - runsOn);
}

export type Gauges = WasAndNext<ResultGauge> & {
  readonly betrayed?: Betrayed;
  /** Were those shut out from the next round on by whom the envelope breaks with; absent where it breaks no pact, or no round is left. */
  readonly answered?: ResultGauge;
};

/** Of a forecast what a result goes by. */
type OwnForecast = Pick<MeasuresForecast, 'answered' | 'betrayal'> &
  Record<'before' | 'after', Pick<MeasuresForecast['after'], 'provinces'>>;

/** The results of a round without an envelope and with it. */
export function gaugesOf(
  { scenario, game }: Pick<ProvincesView, 'scenario' | 'game'>,
  me: EconomyId,
  { forecast, measures }: { readonly forecast: OwnForecast; readonly measures: Measures },
): Gauges | undefined {
  const { before, after, answered, betrayal } = forecast;
  const [was, next] = [before.provinces[me], after.provinces[me]];
  if (was === undefined || next === undefined) return undefined;
  const backFor = (own: ForecastProvince, sum: number): number =>
    -(pointsLost({ scenario, game }, me, own, -sum) ?? 0);
  const spent = spentOnce(game, me, was, undefined);
  const once = backFor(was, spent);
  const { result } = bothKnown({
    was: gaugeNow({ scenario, game }, me, was),
    next: resultGauge(game, me, next, once + backFor(next, spentOnce(game, me, next, measures) - spent)),
  });
  if (result === undefined) return undefined;
  const left = betrayal?.round.provinces[me];
  const betrayed = betrayal &&
    left && { by: betrayal.by, score: left.score, result: resultGauge(game, me, left, once)?.score };
  const gauges = { ...result, ...(betrayed && { betrayed }) };
  const later = answered?.provinces[me];
  if (later === undefined || game.round >= lastRoundOf(game)) return gauges;
  const reports = [...game.reports, { round: game.round, provinces: { [me]: next } }];
  const gauge = resultGauge({ ...game, round: game.round + 1, reports }, me, later);
  return gauge === undefined ? gauges : { ...gauges, answered: gauge };
}

/** Of the least score that rounds up to a medal. */
const ROUNDED_UP = 0.5;

/** The most that a round is thought to bring: a career that few have, and so many times the income. */
const MOST = { career: 90, income: 1.2 } as const;

/** A mean over the game that would bring a medal, and the one that comes at this rate. */
type MeanAsked = { readonly needed: number; readonly now: number };

type BetterMedal = Exclude<Medal, 'none'>;

/** The result at this rate, and what the best medal still asks for that the rounds left can bring by either mean alone; where none can, the next. */
export type Ahead = {
  readonly gauge: ResultGauge;
  readonly medal: Medal;
  readonly next?: {
    readonly medal: BetterMedal;
    readonly career?: MeanAsked;
    readonly income?: MeanAsked;
  };
};

/** The result of the seat as the table stands, from the score's own arithmetic; what is paid once counts in this round alone. */
export function gaugeNow(
  { scenario, game }: Pick<ProvincesView, 'scenario' | 'game'>,
  me: EconomyId,
  own: ForecastProvince,
): ResultGauge | undefined {
  const spent = spentOnce(game, me, own, undefined);
  return resultGauge(game, me, own, -(pointsLost({ scenario, game }, me, own, -spent) ?? 0));
}

/** The same with what a better medal asks for. Nothing before a round is played: bots' results are those of whole games. */
export function aheadOf(
  view: Pick<ProvincesView, 'scenario' | 'game'>,
  me: EconomyId,
  own: ForecastProvince | undefined,
  gauge = own && gaugeNow(view, me, own),
): Ahead | undefined {
  const { game } = view;
  if (own === undefined || gauge === undefined || game.round === 1) return undefined;
  const medal = medalFor(gauge.score);
  const better = MEDALS.slice(MEDALS.indexOf(medal) + 1).filter((each) => each !== 'none');
  const [next] = better;
  if (next === undefined) return { gauge, medal };
  const rounds = lastRoundOf(game);
  const left = rounds - game.round + 1;
  const { prosperity, support } = game.par?.seats[me] ?? {};
  const asked = (
    part: 'income' | 'career',
    of: BetterMedal,
    results: readonly number[] | undefined,
    /** By how much each round that is left may lie above the one that is forecast. */
    room: number,
  ): MeanAsked | undefined => {
    const now = gauge[part].value;
    const missing = MEDAL_THRESHOLDS[of] - ROUNDED_UP - gauge.sum + gauge[part].points;
    const needed = valueCounting(results, (100 * missing) / MEDAL_PARTS[part]);
    return needed === undefined || (needed - now) * rounds > room * left ? undefined : { needed, now };
  };
  const ways = better.map((of): NonNullable<Ahead['next']> => {
    const career = asked('career', of, support, MOST.career - own.score);
    const income = asked('income', of, prosperity, 100 * Math.log(MOST.income));
    return { medal: of, ...(career && { career }), ...(income && { income }) };
  });
  const inReach = ways.findLast(({ career, income }) => career !== undefined || income !== undefined);
  return { gauge, medal, next: inReach ?? { medal: next } };
}

/** What that medal asks for, in one sentence; nothing where there is no better one. */
export function medalAsked({ next }: Ahead): readonly Phrase[] {
  if (next === undefined) return [];
  const { career, income } = next;
  const medal = { medal: t(`medal.${next.medal}`), least: MEDAL_THRESHOLDS[next.medal] };
  const byCareer = career && {
    career: formatNumber(Math.ceil(10 * career.needed) / 10, 1),
    careerNow: formatNumber(career.now, 1),
  };
  const byIncome = income && {
    income: perCent(Math.ceil(10 * percentOfLog(income.needed / 100)) / 10),
    incomeNow: perCent(percentOfLog(income.now / 100)),
  };
  if (byCareer && byIncome) return [phrase('plast.byEither', { ...medal, ...byCareer, ...byIncome })];
  if (byCareer) return [phrase('plast.byCareer', { ...medal, ...byCareer })];
  return [byIncome ? phrase('plast.byIncome', { ...medal, ...byIncome }) : phrase('plast.noWay', medal)];
}

function perCent(value: number): string {
  return t('presults.percent', { number: formatSigned(value, 1) });
}

type Gain = PactGains[EconomyId];

const NO_GAIN: Gain = { score: 0, incomePercent: 0 };

/** What gains are worth to the result of a seat as it stands, in its points; undefined where none is known. */
export function gainWorth(
  game: PlayedGame,
  me: EconomyId,
  standing: CountedRound | undefined,
): GainWorth | undefined {
  const [none, point, percent] = [NO_GAIN, { ...NO_GAIN, score: 5 }, { ...NO_GAIN, incomePercent: 3 }].map(
    (gain) => resultWithGain(game, me, standing, gain)?.sum,
  );
  if (none === undefined || point === undefined || percent === undefined) return undefined;
  return { point: (point - none) / 5, percent: (percent - none) / 3 };
}

/** The result at this rate with a gain; undefined where none is known. */
export function resultWithGain(
  game: PlayedGame,
  me: EconomyId,
  standing: CountedRound | undefined,
  { score, incomePercent }: Gain,
): ResultGauge | undefined {
  return (
    standing &&
    resultGauge(game, me, {
      score: standing.score + score,
      index: standing.index * (1 + incomePercent / 100),
    })
  );
}
