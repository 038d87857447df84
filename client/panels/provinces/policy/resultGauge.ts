/** The result of a game of provinces as it can be told before the end: this round as it is forecast, and those to come as they went for bots. */
import { MEDAL_PARTS } from '#shared/content/provinces/provinceConstants.ts';
import { COUNTED } from '#shared/content/scores.ts';
import { type EconomyId, proposalId } from '#shared/kernel/ids.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Measures } from '#shared/protocol/provinces/measures.ts';
import type {
  ForecastProvince,
  MeasuresForecast,
  PactForecast,
} from '#shared/rules/provinces/forecast/forecastMeasures.ts';
import {
  type Ends,
  PACE,
  type Misses,
  type PactRounds,
  type Raced,
  missesOf,
  paymentsEnding,
  promotionsHoped,
  unpromoted,
} from '#shared/rules/provinces/forecast/pactLooks.ts';
import { spentOnce } from '#shared/rules/provinces/envelope/envelope.ts';
import type { RoundStep } from '#shared/rules/provinces/forecast/roundSteps.ts';
import { leavingLaw, pactLaw } from '#shared/rules/provinces/pacts/pactLaw.ts';
import { enactPacts } from '#shared/rules/provinces/state/provinceStates.ts';
import { botsIn, comparedPart, keptAfter, laterAsBots } from '#shared/rules/scores/finalScore.ts';
import type { ProvinceGame } from '#shared/rules/state.ts';
import { lastRoundOf } from '#shared/rules/table/clock.ts';
import { yuan } from '../../../text/money.ts';
import { type Phrase, phrase } from '../../../text/t.ts';
import {
  type GaugedView,
  type ProvincesView,
  atSignature,
  isPlayed,
  lumpsOnce,
  pointsLost,
  wagesAtRisk,
  withSpent,
} from '../seat.ts';

/** One part of a result: what it averages, the share of bots in the seat that did worse, and the points that it brings or, below them, takes. */
type GaugePart = {
  readonly value: number;
  readonly share: number;
  readonly points: number;
  /** That it counts as little, or as much, as a part can. */
  readonly bound?: keyof typeof COUNTED;
};

export type ResultGauge = {
  /** Points of both parts; what is below 0 counts as 0 at the end. */
  readonly score: number;
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
    readonly provinces: Readonly<Partial<Record<EconomyId, CountedRound & Partial<Raced>>>>;
  }[];
};

/**
 * The result of the seat with the round that is forecast, and after it what bots in the seat came to that stood where it stands. `once`: by how
 * much the rounds after it differ, as by points of money spent on an offer and by payments that end; `misses`: by how much a round that is not settled yet comes out
 * otherwise. Undefined where no results of bots in the seat are known.
 */
export function resultGauge(
  game: PlayedGame,
  me: EconomyId,
  next: CountedRound,
  once: Once = { score: 0, income: 0 },
  misses?: Misses,
): ResultGauge | undefined {
  const gauge = gaugeAt(game, me, { next, once, misses });
  if (gauge === undefined || misses === undefined) return gauge;
  const endAt = (end: keyof Ends): number =>
    gaugeAt(game, me, { next, once, misses, end })?.score ?? gauge.score;
  return { ...gauge, usual: { low: endAt('low'), high: endAt('high') } };
}

type Forecast = {
  readonly next: CountedRound;
  readonly once: Once;
  readonly misses: Misses | undefined;
  /** The end to which both parts come out; neither where it is absent. */
  readonly end?: keyof Ends;
};

/** So far towards their ends both parts together come out beyond as often as each of them beyond its end. */
const TOGETHER = 0.9;

function gaugeAt(game: PlayedGame, me: EconomyId, forecast: Forecast): ResultGauge | undefined {
  const { prosperity = [], support = [] } = game.par?.seats[me] ?? {};
  const pace = game.par?.pace?.[me];
  const played = game.reports.flatMap(({ round, provinces }) =>
    round < game.round ? (provinces[me] ?? []) : [],
  );
  const { next, once } = forecast;
  const path = pace?.support && unpromoted(me, pace.support);
  const hope = path && promotionsHoped(game, me, once.isSettled === true);
  const incomes = { played: played.map(logIncome), value: logIncome(next), path: pace?.prosperity };
  const scores = { played: played.map(({ score }) => score), value: next.score, path, hope };
  const [ofIncome, ofScore] = [
    { ...incomes, once: once.income, before: once.before?.income },
    { ...scores, once: once.score, before: once.before?.score },
  ];
  const income = partOf('prosperity', prosperity, meanOfGame(game, 'income', ofIncome, forecast));
  const career = partOf('support', support, meanOfGame(game, 'career', ofScore, forecast));
  // Of a seat that is not one's own only the middle is known.
  if (income === undefined || career === undefined) return undefined;
  return { score: income.points + career.points, income, career };
}

function logIncome({ index }: Pick<CountedRound, 'index'>): number {
  return 100 * Math.log(index / 100);
}

type Values = {
  readonly played: readonly number[];
  /** Of the round that is forecast, and by how much those after it differ. */
  readonly value: number;
  readonly once: number;
  /** What bots in the seat had averaged after each round; absent where it is not known. */
  readonly path: readonly number[] | undefined;
  /** Of promotions, in neither. */
  readonly hope?: number | undefined;
  /** Of the round before, where those after this one are expected from it if it was the better one beside bots. */
  readonly before: number | undefined;
};

/** What a part averages at the end. Without a path all rounds that are left come out like the one that is forecast. */
function meanOfGame(
  game: PlayedGame,
  part: keyof Misses,
  { played, value, once, path = [], hope = 0, before = -Infinity }: Values,
  { misses, end }: Pick<Forecast, 'misses' | 'end'>,
): number {
  const rounds = lastRoundOf(game);
  const left = rounds - played.length;
  const hasPath = path.length === rounds;
  const miss = misses?.[part];
  const came = value + ((hasPath && miss?.middle) || 0);
  const round = rounds - left + 1;
  const kept = keptAfter(PACE[part].kept, round, rounds);
  const rise = hasPath ? botsIn(path, round) - botsIn(path, round - 1) : 0;
  const lasting = Math.max(came, before + rise) + once;
  const later = hasPath && left > 1 ? laterAsBots(path, round, lasting, kept) : lasting;
  const coming = came + (left - 1) * later + (hasPath ? hope : 0);
  const sum = played.reduce((all, round) => all + round, coming);
  if (miss === undefined || end === undefined) return sum / rounds;
  if (!hasPath) return (sum + TOGETHER * left * miss[end]) / rounds;
  const ofRound = (miss[end] - miss.middle) * (1 + (left - 1) * kept);
  const ofLater = (left - 1) * (PACE[part].misses[left - 2]?.[end] ?? 0);
  return (sum + TOGETHER * (end === 'low' ? -1 : 1) * Math.hypot(ofRound, ofLater)) / rounds;
}

/** Whether a result is as good as the best of the bots: then what helps the table may go first. */
export function isAsGoodAsBest({ score }: Pick<ResultGauge, 'score'>): boolean {
  return Math.round(score) >= 100;
}

const PERCENT = { prosperity: MEDAL_PARTS.income, support: MEDAL_PARTS.career } as const;

function partOf(
  part: keyof typeof PERCENT,
  results: readonly number[],
  value: number,
): GaugePart | undefined {
  const { betterThan: share, counted = share } = comparedPart(part, results, value, 'lines');
  if (share === undefined || counted === undefined) return undefined;
  const [bound] = (['least', 'most'] as const).filter((end) => counted === COUNTED[end]);
  return { value, share, points: (PERCENT[part] * counted) / 100, ...(bound === undefined ? {} : { bound }) };
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
  /** Expected result as the table stands, and as it will stand once all have signed; absent where none is known. */
  readonly result?: WasAndNext<ResultGauge>;
  /** It renews a pact that ends: then the result before is that without it, from the next round on. */
  readonly isRenewal?: true;
  /** That its payments leave the wages unpaid, or little above them. */
  readonly wages?: Phrase;
};

type PactAsked = {
  /** The round as it stands, where the table may have moved since the forecast was made: the result is told from there. */
  readonly now?: ForecastProvince | undefined;
  readonly forecast: PactRounds & Pick<PactForecast, 'betrayal'>;
  readonly draft: Draft;
  /** The pact that the reader leaves, where it signs none: what it makes of the table is asked of the same law as the rules enact. */
  readonly leaving?: Parameters<typeof leavingLaw>[2] | undefined;
  readonly cost: number;
};

/**
 * What a pact makes of the reader's career of the round and of its result: as both stand, and as they will stand once all have signed, wherever
 * that is told. `cost`: 100 million yuan that the offer itself still takes.
 */
export function ownOfPact(view: GaugedView, me: EconomyId, asked: PactAsked): OwnOfPact | undefined {
  const { game } = view;
  const { leaving, draft } = asked;
  const signedLaw = pactLaw(game, { id: proposalId(game.counters.proposal), ...draft });
  const then = enactPacts(game, leaving === undefined ? signedLaw : leavingLaw(game, me, leaving));
  const own = ownIfKept(view, me, asked, then);
  const { betrayal } = asked.forecast;
  if (own === undefined || betrayal === undefined) return own;
  const signed = { ...atSignature(asked.forecast), kept: betrayal.round };
  // Whoever leaves is betrayed no more: that is what awaits it where it stays.
  const betrayedIn = leaving === undefined ? then : game;
  const left = ownIfKept(view, me, { ...asked, forecast: { ...asked.forecast, signed } }, betrayedIn);
  const betrayed = left && { by: betrayal.by, score: left.score.next, result: left.result?.next.score };
  return { ...own, ...(betrayed && { betrayed }) };
}

function ownIfKept(
  { scenario, game }: GaugedView,
  me: EconomyId,
  { forecast, draft, cost, now }: PactAsked,
  then: ProvinceGame,
): OwnOfPact | undefined {
  const { without, kept } = atSignature(forecast);
  const [was, signed] = [without.provinces[me], kept.provinces[me]];
  if (was === undefined || signed === undefined) return undefined;
  const next = withSpent({ scenario, game }, me, signed, cost);
  const wages = wagesAtRisk(draft, me, next);
  const later = forecast.signed === undefined ? undefined : forecast.without.provinces[me];
  const unrenewed = later && gaugeAfter(game, me, was, later);
  const stands = gaugeNow({ scenario, game }, me, was);
  const newer = unrenewed === undefined ? now && gaugeNow({ scenario, game }, me, now) : undefined;
  const moved = newer && stands ? newer.score - stands.score : 0;
  const signedThen = gaugeNow({ scenario, game: then }, me, next);
  return {
    score: { was: was.score, next: next.score },
    ...bothKnown({
      was: unrenewed ?? newer ?? stands,
      next: signedThen && { ...signedThen, score: signedThen.score + moved },
    }),
    ...(unrenewed && { isRenewal: true }),
    ...(wages && { wages }),
  };
}

/** The result once this round has come as it stands, and the next one as it is given. */
function gaugeAfter(
  game: ProvinceGame,
  me: EconomyId,
  present: CountedRound,
  later: CountedRound,
): ResultGauge | undefined {
  const reports = [...game.reports, { round: game.round, provinces: { [me]: present } }];
  const next = { ...game, round: game.round + 1, reports, phase: 'negotiation' } as const;
  return resultGauge(next, me, later, undefined, missesOf(next, me));
}

function bothKnown({ was, next }: WasAndNext<ResultGauge | undefined>): Pick<OwnOfPact, 'result'> {
  return was === undefined || next === undefined ? {} : { result: { was, next } };
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
  const once = onceIn({ scenario, game }, me, was, backFor(was, spent));
  const gaugeOf = (own: ForecastProvince, points = 0): ResultGauge | undefined => {
    const score = once.score + points - lumpsOnce(own);
    return resultGauge(game, me, own, { ...once, score }, missesOf(game, me));
  };
  const more = backFor(next, spentOnce(game, me, next, measures) - spent);
  const { result } = bothKnown({ was: gaugeNow({ scenario, game }, me, was), next: gaugeOf(next, more) });
  if (result === undefined) return undefined;
  const left = betrayal?.round.provinces[me];
  const betrayed = betrayal && left && { by: betrayal.by, score: left.score, result: gaugeOf(left)?.score };
  const gauges = { ...result, ...(betrayed && { betrayed }) };
  const later = answered?.provinces[me];
  if (later === undefined || game.round >= lastRoundOf(game)) return gauges;
  const gauge = gaugeAfter(game, me, next, later);
  return gauge === undefined ? gauges : { ...gauges, answered: gauge };
}

/** The result of the seat as the table stands, or as the round came, from the score's own arithmetic; what comes or is paid once counts in this round alone. */
export function gaugeNow(view: GaugedView, me: EconomyId, own: ForecastProvince): ResultGauge | undefined {
  if (isPlayed(view.game))
    return resultGauge(view.game, me, own, countedOnce(view, me, own), missesOf(view.game, me));
  return gaugeOfLast(view, me, own);
}

/**
 * The result of the last round, as its results tell it: with what its pacts paid for the last time. `isSettled`: that its promotions are known too.
 * A pact that was seen broken is left or ends, so what it cost counts in this round: those after it are expected from the round before, where that was better.
 */
export function gaugeOfLast(
  { scenario, game }: GaugedView,
  me: EconomyId,
  last: ForecastProvince,
  isSettled = true,
): ResultGauge | undefined {
  const { round = game.round, pacts = [], breaches = [] } = game.reports.at(-1) ?? {};
  const own = pacts.filter(({ members }) => members.includes(me)).map(({ id }) => id);
  const isBroken = breaches.some(({ by, isSeen, pact }) => isSeen && by !== me && own.includes(pact));
  const then = withPacts({ ...game, round }, Object.fromEntries(pacts.map((pact) => [pact.id, pact])));
  const once = countedOnce({ scenario, game: then }, me, last);
  const lasted = isBroken ? game.reports.at(-2)?.provinces[me] : undefined;
  const before = lasted && {
    score: lasted.score - lumpsOnce(lasted) + lumpsOnce(last),
    income: logIncome(lasted),
  };
  return resultGauge(then, me, last, { ...once, isSettled, ...(before && { before }) });
}

/** The result with a step of the round and all before it. */
export function gaugeOfStep(
  { scenario, game }: GaugedView,
  me: EconomyId,
  { own, cause, pacts = game.provinces.pacts }: Pick<RoundStep, 'own' | 'cause' | 'pacts'>,
): ResultGauge | undefined {
  if (BEFORE_MEETING.includes(cause)) return gaugeOfLast({ scenario, game }, me, own, false);
  return gaugeNow({ scenario, game: withPacts(game, pacts) }, me, own);
}

/** Steps of a round that came before it was known who is promoted. */
const BEFORE_MEETING: readonly RoundStep['cause'][] = ['foreseen', 'levels', 'broken', 'routes'];

function withPacts(game: ProvinceGame, pacts: ProvinceGame['provinces']['pacts']): ProvinceGame {
  return { ...game, provinces: { ...game.provinces, pacts } };
}

/** Points of the result from which it is told what payments under pacts take from it. */
const TOLD_PAYMENTS = 2;

/** What a leader that pays more than it is paid loses by it in its result, where that is much. */
export function paymentsTold(
  view: GaugedView,
  me: EconomyId,
  own: ForecastProvince | undefined,
): Phrase | undefined {
  const paid = -(own?.budgetParts.payments ?? 0);
  if (own === undefined || paid <= 0) return undefined;
  const unpaid = { ...own, score: own.score - (pointsLost(view, me, own, -paid) ?? 0) };
  const [was, next] = [own, unpaid].map((each) => gaugeNow(view, me, each)?.score ?? NaN);
  const points = Math.round((next ?? NaN) - (was ?? NaN));
  return points >= TOLD_PAYMENTS ? phrase('moves.payments', { sum: yuan(paid), points }) : undefined;
}

/** By how much the career and the income of the rounds after one differ from it: what was spent once in it, promotion, fines, payments that end and the like. */
function countedOnce(view: GaugedView, me: EconomyId, own: ForecastProvince): Once {
  const spent = pointsLost(view, me, own, -spentOnce(view.game, me, own, undefined)) ?? 0;
  return onceIn(view, me, own, -spent - lumpsOnce(own));
}

/** These points, and what payments that end before the game does take from the rounds left. */
function onceIn(view: GaugedView, me: EconomyId, own: ForecastProvince, points: number): Once {
  const money = paymentsEnding(view.game, me);
  const { gdp = Infinity } = view.scenario.provinces.regions.find(({ id }) => id === me) ?? {};
  return { score: points - (pointsLost(view, me, own, money) ?? 0), income: (-100 * money) / gdp };
}

/** By how much the rounds after one differ from it: points of the career, and hundredths of a logarithm of income; and whether all of it is known. */
export type Once = Lasting & { readonly isSettled?: boolean; readonly before?: Lasting };

type Lasting = { readonly score: number; readonly income: number };
