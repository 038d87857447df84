/** The result of a game of provinces as it can be told before the end: at the rate of the round that is forecast. */
import { JOBS_OF_ARREARS, MEDAL_PARTS } from '#shared/content/provinces/provinceConstants.ts';
import { COUNTED, MEDAL_THRESHOLDS } from '#shared/content/scores.ts';
import { type EconomyId, proposalId } from '#shared/kernel/ids.ts';
import { mapValues } from '#shared/kernel/records.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Measures } from '#shared/protocol/provinces/measures.ts';
import { measuresCost } from '#shared/rules/provinces/envelope/envelope.ts';
import type {
  ForecastProvince,
  MeasuresForecast,
  PactForecast,
} from '#shared/rules/provinces/forecast/forecastMeasures.ts';
import type { PactRounds } from '#shared/rules/provinces/forecast/pactLooks.ts';
import { isInArrears } from '#shared/rules/provinces/settlement/careerScore.ts';
import { pactLaw } from '#shared/rules/provinces/pacts/pactLaw.ts';
import { pactDues } from '#shared/rules/provinces/pacts/payments.ts';
import { enactPacts } from '#shared/rules/provinces/state/provinceStates.ts';
import { comparedPart } from '#shared/rules/scores/finalScore.ts';
import type { ProvinceGame } from '#shared/rules/state.ts';
import { lastRoundOf } from '#shared/rules/table/clock.ts';
import { formatNumber } from '../../../text/format.ts';
import { yuan } from '../../../text/money.ts';
import { type Phrase, phrase, t } from '../../../text/t.ts';
import { type ProvincesView, atSignature, isPlayed, pointsLost } from '../seat.ts';

/** One part of a result: what it averages, the share of bots in the seat that did worse, and the points that it brings or, below them, takes. */
type GaugePart = {
  readonly value: number;
  readonly share: number;
  readonly points: number;
  /** That it counts as little, or as much, as a part can. */
  readonly bound?: keyof typeof COUNTED;
};

export type ResultGauge = {
  /** Not below 0. */
  readonly score: number;
  /** Points of both parts, below 0 too. */
  readonly sum: number;
  /** Most of the game is to come, in which bots gained most. */
  readonly isEarly: boolean;
  readonly income: GaugePart;
  readonly career: GaugePart;
  /** Between which ends the score comes out eight times of ten; absent where nothing is left to come. */
  readonly usual?: Ends;
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
 * of these. `once`: points that money spent once, as on an offer, takes from this round alone; `misses`: by how much such a round comes out
 * otherwise. Undefined where no results of bots in the seat are known.
 */
export function resultGauge(
  game: PlayedGame,
  me: EconomyId,
  next: CountedRound,
  once = 0,
  misses?: Misses,
): ResultGauge | undefined {
  const gauge = gaugeAt(game, me, next, once);
  if (gauge === undefined || misses === undefined) return gauge;
  const endAt = (end: keyof Ends): number => {
    const score = Math.max(Math.min(0, next.score), next.score + TOGETHER * misses.career[end]);
    const index = next.index * Math.exp((TOGETHER * misses.income[end]) / 100);
    return gaugeAt(game, me, { score, index }, once)?.score ?? gauge.score;
  };
  return { ...gauge, usual: { low: endAt('low'), high: endAt('high') } };
}

/** So far towards their ends both parts together come out beyond as often as each of them beyond its end. */
const TOGETHER = 0.75;

function gaugeAt(game: PlayedGame, me: EconomyId, next: CountedRound, once: number): ResultGauge | undefined {
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
  return { score: Math.max(0, sum), sum, isEarly: 2 * played.length < rounds, income, career };
}

/** What is said beside a result: that a part of it is as high or as low as it can be, so that more of it, or less, moves nothing; and why it is low at first. */
export function gaugeNotes(gauge: ResultGauge): readonly Phrase[] {
  const boundOf = (part: 'income' | 'career'): readonly Phrase[] => {
    const { bound } = gauge[part];
    return bound === undefined ? [] : [phrase(`gauge.${bound}`, { part: t(`gauge.part.${part}`) })];
  };
  const parts = [...boundOf('income'), ...boundOf('career')];
  if (gauge.isEarly && gauge.score < MEDAL_THRESHOLDS.bronze)
    return [phrase(gauge.sum < 0 ? 'gauge.earlyBelow' : 'gauge.early')];
  return gauge.sum < 0 ? [...parts, phrase('gauge.bounded', { sum: formatNumber(gauge.sum) })] : parts;
}

/** Whether a result is as good as the best of the bots: then what helps the table may go first. */
export function isAsGoodAsBest({ score }: Pick<ResultGauge, 'score'>): boolean {
  return Math.round(score) >= 100;
}

/** Between which ends a result mostly comes out, in whole points; nothing where nothing is left to come, or both ends are told alike. */
export function usualText({ usual }: ResultGauge): string | undefined {
  if (usual === undefined) return undefined;
  const [low, high] = [formatNumber(usual.low), formatNumber(usual.high)];
  return low === high ? undefined : t('forecast.usual', { low, high });
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
export type Betrayed = {
  readonly by: readonly EconomyId[];
  readonly score: number;
  readonly result?: number | undefined;
};

export type OwnOfPact = {
  /** Career of the round in which the pact is signed. */
  readonly score: WasAndNext<number>;
  readonly betrayed?: Betrayed;
  /** Result at this rate as it stands, and as it will stand once all have signed; absent where none is known. */
  readonly result?: WasAndNext<ResultGauge>;
  /** Of a renewal: the result at the rate of the next round without it. */
  readonly unrenewed?: ResultGauge;
  /** That its payments leave the wages unpaid, or little above them. */
  readonly wages?: Phrase;
};

/** A budget of less than so many times the wages may fall below them if less comes in than is forecast. */
export const NEAR_WAGES = 1.1;

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

type PactAsked = {
  readonly forecast: PactRounds & Pick<PactForecast, 'betrayal'>;
  readonly draft: Draft;
  readonly cost: number;
};

/**
 * What a pact makes of the reader's career of the round and of its result: as both stand, and as they will stand once all have signed, wherever
 * that is told. `cost`: 100 million yuan that the offer itself still takes.
 */
export function ownOfPact(view: GaugedView, me: EconomyId, asked: PactAsked): OwnOfPact | undefined {
  const own = ownIfKept(view, me, asked);
  const { betrayal } = asked.forecast;
  if (own === undefined || betrayal === undefined) return own;
  const signed = { ...atSignature(asked.forecast), kept: betrayal.round };
  const left = ownIfKept(view, me, { ...asked, forecast: { ...asked.forecast, signed } });
  const betrayed = left && { by: betrayal.by, score: left.score.next, result: left.result?.next.score };
  return { ...own, ...(betrayed && { betrayed }) };
}

type GaugedView = Pick<ProvincesView, 'scenario' | 'game'>;

function ownIfKept(
  { scenario, game }: GaugedView,
  me: EconomyId,
  { forecast, draft, cost }: PactAsked,
): OwnOfPact | undefined {
  const { without, kept } = atSignature(forecast);
  const [was, signed] = [without.provinces[me], kept.provinces[me]];
  if (was === undefined || signed === undefined) return undefined;
  const next = withSpent({ scenario, game }, me, signed, cost);
  const wages = wagesAtRisk(draft, me, next);
  const law = pactLaw(game, { id: proposalId(game.counters.proposal), ...draft });
  const later = forecast.signed === undefined ? undefined : forecast.without.provinces[me];
  const unrenewed = later && gaugeAfter(game, me, was, later);
  return {
    score: { was: was.score, next: next.score },
    ...bothKnown({
      was: gaugeNow({ scenario, game }, me, was),
      next: gaugeNow({ scenario, game: enactPacts(game, law) }, me, next),
    }),
    ...(unrenewed && { unrenewed }),
    ...(wages && { wages }),
  };
}

/** The result once this round has come as it stands, and all after it like the next one that is given. */
function gaugeAfter(
  game: ProvinceGame,
  me: EconomyId,
  present: CountedRound,
  later: CountedRound,
): ResultGauge | undefined {
  const reports = [...game.reports, { round: game.round, provinces: { [me]: present } }];
  return resultGauge({ ...game, round: game.round + 1, reports }, me, later);
}

/** The round of a province that spends so much more in it, as on an offer, which moves no market. */
function withSpent(view: GaugedView, me: EconomyId, own: ForecastProvince, sum: number): ForecastProvince {
  const lost = pointsLost(view, me, own, sum) ?? 0;
  const { budget, budgetParts, payroll, parts } = own;
  const fallsShort = isInArrears({ budget: budget - sum, payroll }) && !isInArrears({ budget, payroll });
  const jobs = fallsShort ? Math.max(0, parts.jobs + JOBS_OF_ARREARS) : parts.jobs;
  return {
    ...own,
    score: own.score - lost,
    budget: budget - sum,
    budgetParts: { ...budgetParts, spending: budgetParts.spending + sum },
    parts: { ...parts, jobs },
  };
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
    next: resultGauge(
      game,
      me,
      next,
      once + backFor(next, spentOnce(game, me, next, measures) - spent) - lumpsOnce(next),
      missesOf(game, me),
    ),
  });
  if (result === undefined) return undefined;
  const left = betrayal?.round.provinces[me];
  const betrayed = betrayal &&
    left && {
      by: betrayal.by,
      score: left.score,
      result: resultGauge(game, me, left, once - lumpsOnce(left))?.score,
    };
  const gauges = { ...result, ...(betrayed && { betrayed }) };
  const later = answered?.provinces[me];
  if (later === undefined || game.round >= lastRoundOf(game)) return gauges;
  const gauge = gaugeAfter(game, me, next, later);
  return gauge === undefined ? gauges : { ...gauges, answered: gauge };
}

/** The result of the seat as the table stands, from the score's own arithmetic; what comes or is paid once counts in this round alone. */
export function gaugeNow(view: GaugedView, me: EconomyId, own: ForecastProvince): ResultGauge | undefined {
  const { game } = view;
  return resultGauge(
    game,
    me,
    own,
    countedOnce(view, me, own),
    isPlayed(game) ? missesOf(game, me) : undefined,
  );
}

/** The same of the last round as its results told it, seen from the round after it. */
export function gaugeOfLast(
  view: GaugedView,
  me: EconomyId,
  last: ForecastProvince,
): ResultGauge | undefined {
  const score = last.score + countedOnce(view, me, last);
  return resultGauge(view.game, me, { index: last.index, score });
}

/** Points by which a round's career differs from those after it: what was spent once in it, promotion, fines and the like. */
function countedOnce(view: GaugedView, me: EconomyId, own: ForecastProvince): number {
  const spent = pointsLost(view, me, own, -spentOnce(view.game, me, own, undefined)) ?? 0;
  return -spent - lumpsOnce(own);
}

function lumpsOnce({ lumps }: ForecastProvince): number {
  return ONCE_LUMPS.reduce((sum, lump) => sum + lumps[lump], 0);
}

/** All but what a law costs in the mean and what cards bring while they are at work. */
const ONCE_LUMPS = ['fines', 'deposits', 'reputation', 'petitions', 'meeting', 'crackdown'] as const;

/**
 * What a round came to less what had been told, lowest and highest tenth, round by round, in games of bots (docs/balance.md, section 11): points
 * of the career, without promotions, and hundredths of the logarithm of income; of seats in a pact that does not bind and of the others.
 */
const MISSES = {
  career: {
    loose: {
      signed: [-28, 5, -14, 2, -2, 10, -4, 9, -6, 12, -2, 11],
      sealed: [-28, 0, -14, 3, -4, 8, -4, 7, -5, 9, -4, 4],
    },
    firm: {
      signed: [-16, 5, -7, 2, -2, 10, -4, 9, -6, 12, -3, 15],
      sealed: [-14, 0, -4, 3, -4, 8, -4, 7, -5, 9, -4, 9],
    },
  },
  income: {
    loose: {
      signed: [-3.2, 0.4, -2.1, 1.8, 0, 3.5, 0, 3.8, -0.5, 6, 0, 6.3],
      sealed: [-3.2, 0.4, -2.1, 1.6, 0, 2.4, 0, 2.4, -0.6, 3.3, 0, 2.8],
    },
    firm: {
      signed: [-2.4, 0.4, -0.1, 1.8, 0, 3.5, 0, 3.8, -0.5, 6, 0, 7.3],
      sealed: [-0.5, 0.4, 0, 1.6, 0, 2.4, 0, 2.4, -0.6, 3.3, 0, 4.1],
    },
  },
} as const;

/** The lowest and the highest of something that is told. */
export type Ends = { readonly low: number; readonly high: number };

/** By how much a round comes out otherwise than it was told. */
export type Misses = { readonly career: Ends; readonly income: Ends };

/** The same for a round that is told before the envelopes, or with one. */
export function missesOf(
  { provinces, round, phase }: Pick<ProvinceGame, 'provinces' | 'round' | 'phase'>,
  me: EconomyId,
): Misses {
  const pacts = Object.values(provinces.pacts);
  const held = pacts.some(({ members, isBinding }) => !isBinding && members.includes(me)) ? 'loose' : 'firm';
  return mapValues(MISSES, ({ [held]: { [phase === 'policy' ? 'sealed' : 'signed']: misses } }) => {
    const place = Math.min(2 * round, misses.length) - 2;
    const [low = 0, high = 0] = misses.slice(place, place + 2);
    return { low, high };
  });
}
