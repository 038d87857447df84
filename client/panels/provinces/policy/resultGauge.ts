/** The result of a game of provinces as it stands: the rounds played as they came, this one as it is forecast, and those left like it. */
import { useEffect } from 'preact/hooks';
import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import { MEDAL_PARTS, MILLIONS_A_YUAN100M } from '#shared/content/provinces/provinceConstants.ts';
import { COUNTED_IN_LINES } from '#shared/content/scores.ts';
import { type EconomyId, proposalId } from '#shared/kernel/ids.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Measures } from '#shared/protocol/provinces/measures.ts';
import type {
  ForecastProvince,
  MeasuresForecast,
  PactForecast,
} from '#shared/rules/provinces/forecast/forecastMeasures.ts';
import { paidToMn } from '#shared/rules/law/transfers.ts';
import { type PactRounds, paymentsEnding } from '#shared/rules/provinces/forecast/pactLooks.ts';
import { spentOnce } from '#shared/rules/provinces/envelope/envelope.ts';
import type { RoundStep } from '#shared/rules/provinces/forecast/roundSteps.ts';
import { leavingLaw, pactLaw } from '#shared/rules/provinces/pacts/pactLaw.ts';
import { enactPacts, institutionOf } from '#shared/rules/provinces/state/provinceStates.ts';
import { comparedPart } from '#shared/rules/scores/finalScore.ts';
import type { ProvinceGame } from '#shared/rules/state.ts';
import { lastRoundOf } from '#shared/rules/table/clock.ts';
import { keepForecast, previews } from '../../../preview/preview.ts';
import type { Phrase } from '../../../text/t.ts';
import {
  type GaugedView,
  type ProvincesView,
  asReformed,
  atSignature,
  isPlayed,
  lumpsOnce,
  pointsLost,
  pointsOfReformAhead,
  useProvinceSeat,
  wagesAtRisk,
  withSpent,
} from '../seat.ts';

/** One part of a result: what it averages, the share of bots in the seat that did worse, and the points that it brings or, below them, takes. */
type GaugePart = {
  readonly value: number;
  readonly share: number;
  readonly points: number;
  /** That it counts as little, or as much, as a part can. */
  readonly bound?: keyof typeof COUNTED_IN_LINES;
};

export type ResultGauge = {
  /** Points of both parts; what is below 0 counts as 0 at the end. */
  readonly score: number;
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
 * The result of the seat with the round that is forecast, and those after it like that one. `once`: by how much these differ from it, as by
 * points of money spent on an offer and by payments that end. Undefined where no results of bots in the seat are known.
 */
export function resultGauge(
  game: PlayedGame,
  me: EconomyId,
  next: CountedRound,
  once: Once = { score: 0, income: 0 },
): ResultGauge | undefined {
  const { prosperity = [], support = [] } = game.par?.seats[me] ?? {};
  const played = game.reports.flatMap(({ round, provinces }) =>
    round < game.round ? (provinces[me] ?? []) : [],
  );
  const rounds = lastRoundOf(game);
  const meanOf = (part: keyof Lasting, valueOf: (round: CountedRound) => number): number => {
    const came = valueOf(next);
    const lasting = Math.max(came, once.before?.[part] ?? came) + once[part];
    const left = (rounds - played.length - 1) * lasting;
    return played.reduce((sum, round) => sum + valueOf(round), came + left) / rounds;
  };
  const income = partOf('prosperity', prosperity, meanOf('income', logIncome));
  const career = partOf(
    'support',
    support,
    meanOf('score', ({ score }) => score),
  );
  // Of a seat that is not one's own only the middle is known.
  if (income === undefined || career === undefined) return undefined;
  return { score: income.points + career.points, income, career };
}

function logIncome({ index }: Pick<CountedRound, 'index'>): number {
  return 100 * Math.log(index / 100);
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
  const [bound] = (['least', 'most'] as const).filter((end) => counted === COUNTED_IN_LINES[end]);
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
  /** The result as the table stands, and as it will stand once all have signed; absent where none is known. */
  readonly result?: WasAndNext<ResultGauge>;
  /** Of the renewal of a pact that ends, the result as it stands: the one before is then that without it, from the next round on. */
  readonly stands?: number;
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
  const unrenewed = later && gaugeAfter({ scenario, game }, me, was, later);
  const stands = gaugeNow({ scenario, game }, me, was);
  const newer = now && gaugeNow({ scenario, game }, me, now);
  const moved = newer && stands ? newer.score - stands.score : 0;
  const signedThen = gaugeNow({ scenario, game: then }, me, next);
  return {
    score: { was: was.score, next: next.score },
    ...bothKnown({
      was: unrenewed ?? newer ?? stands,
      next: signedThen && { ...signedThen, score: signedThen.score + moved },
    }),
    ...(unrenewed && stands && { stands: (newer ?? stands).score }),
    ...(wages && { wages }),
  };
}

/** The result once this round has come as it stands, and the next one as it is given. */
function gaugeAfter(
  { scenario, game }: GaugedView,
  me: EconomyId,
  present: CountedRound,
  later: ForecastProvince,
): ResultGauge | undefined {
  const reports = [...game.reports, { round: game.round, provinces: { [me]: present } }];
  const next = { ...game, round: game.round + 1, phase: 'negotiation' } as const;
  const then = asReformed({ scenario, game: next }, later, institutionOf(scenario, game).evaluation);
  return resultGauge({ ...next, reports }, me, then, countedOnce({ scenario, game: next }, me, then));
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
  const gaugeOf = (own: ForecastProvince): ResultGauge | undefined =>
    resultGauge(game, me, own, countedOnce({ scenario, game }, me, own, measures));
  const { result } = bothKnown({ was: gaugeNow({ scenario, game }, me, was), next: gaugeOf(next) });
  if (result === undefined) return undefined;
  const left = betrayal?.round.provinces[me];
  const betrayed = betrayal && left && { by: betrayal.by, score: left.score, result: gaugeOf(left)?.score };
  const gauges = { ...result, ...(betrayed && { betrayed }) };
  const later = answered?.provinces[me];
  if (later === undefined || game.round >= lastRoundOf(game)) return gauges;
  const { breaks = [] } = measures;
  const pacts = Object.entries(game.provinces.pacts).filter(([, { id }]) => !breaks.includes(id));
  const shut = withPacts(game, Object.fromEntries(pacts));
  const gauge = gaugeAfter({ scenario, game: shut }, me, next, later);
  return gauge === undefined ? gauges : { ...gauges, answered: gauge };
}

/** The result of the seat as the table stands, or as the round came, from the score's own arithmetic; what comes or is paid once counts in this round alone. */
export function gaugeNow(view: GaugedView, me: EconomyId, own: ForecastProvince): ResultGauge | undefined {
  if (isPlayed(view.game)) return resultGauge(view.game, me, own, countedOnce(view, me, own));
  return gaugeOfLast(view, me, own);
}

/**
 * The result of the last round, as its results tell it: with what its pacts paid for the last time. `hasBroken`: that it knows of broken words. A pact
 * that was seen broken is left or ends, so what it cost counts in this round: those after it go on like the round before, where that was better.
 */
export function gaugeOfLast(
  { scenario, game }: GaugedView,
  me: EconomyId,
  last: ForecastProvince,
  hasBroken = true,
): ResultGauge | undefined {
  const { round = game.round, pacts = [], breaches = [] } = game.reports.at(-1) ?? {};
  const own = pacts.filter(({ members }) => members.includes(me)).map(({ id }) => id);
  const isBroken = breaches.some(({ by, isSeen, pact }) => isSeen && by !== me && own.includes(pact));
  const then = withPacts({ ...game, round }, Object.fromEntries(pacts.map((pact) => [pact.id, pact])));
  const once = countedOnce({ scenario, game: then }, me, last);
  const lasted = isBroken && hasBroken ? game.reports.at(-2)?.provinces[me] : undefined;
  // With the money and the payments of this round.
  const poorer =
    lasted && (pointsLost({ scenario, game: then }, me, lasted, lasted.budget - last.budget) ?? 0);
  const before = lasted && {
    score: lasted.score - (poorer ?? 0) - lumpsOnce(lasted) + lumpsOnce(last),
    income:
      logIncome(lasted) + percentOfGdp(scenario, me, last.budgetParts.payments - lasted.budgetParts.payments),
  };
  return resultGauge(then, me, last, { ...once, ...(before && { before }) });
}

/** The result with a step of the round and all before it. */
export function gaugeOfStep(
  { scenario, game }: GaugedView,
  me: EconomyId,
  { own, cause, pacts = game.provinces.pacts }: Pick<RoundStep, 'own' | 'cause' | 'pacts'>,
): ResultGauge | undefined {
  if (BEFORE_BREACHES.includes(cause)) return gaugeOfLast({ scenario, game }, me, own, false);
  // What has been paid for the last time was missed in the result of the last round already.
  const over = Object.values(pacts).flatMap(({ payments }) =>
    payments.filter(({ untilRound }) => untilRound < game.round),
  );
  const sum = paidToMn(over, me) / MILLIONS_A_YUAN100M;
  const poorer = withSpent({ scenario, game }, me, own, sum);
  const index = own.index * Math.exp(percentOfGdp(scenario, me, -sum) / 100);
  const { spending } = own.budgetParts;
  const paid = sum === 0 ? own : { ...poorer, index, budgetParts: { ...poorer.budgetParts, spending } };
  const before = BEFORE_EVENTS.includes(cause) ? game.reports.at(-1)?.institution.evaluation : undefined;
  const told = asReformed({ scenario, game }, paid, before);
  return gaugeNow({ scenario, game: withPacts(game, pacts) }, me, told);
}

/** Steps of a round that come before its events, and those before it was known whose word was broken. */
const BEFORE_EVENTS: readonly RoundStep['cause'][] = ['lastOnly', 'rules', 'ended'];
const BEFORE_BREACHES: readonly RoundStep['cause'][] = ['foreseen', 'levels'];

function withPacts(game: ProvinceGame, pacts: ProvinceGame['provinces']['pacts']): ProvinceGame {
  return { ...game, provinces: { ...game.provinces, pacts } };
}

/** Keeps, beside the envelope of a round, what was told as it opened and what others had brought before envelopes: the results lay it beside what came. */
export function useKeptAsOpened(): void {
  const { scenario, game, me } = useProvinceSeat();
  const asOpened = openedTold({ scenario, game }, me);
  useEffect(() => {
    for (const [about, told] of asOpened) keepForecast(game.round, about, told);
  }, [game.round, canonicalJson(asOpened)]);
}

/** The result as the round opened, and what others have brought it before envelopes. */
function openedTold(view: GaugedView, me: EconomyId): readonly (readonly [string, number])[] {
  const { standing } = previews.value;
  if (standing?.result.type !== 'standing') return [];
  const { steps } = standing.result;
  const scores = steps.map((step) => gaugeOfStep(view, me, step)?.score ?? NaN);
  const others = steps.reduce(
    (sum, { cause }, at) =>
      sum + (BY_OTHERS.includes(cause) ? (scores[at] ?? NaN) - (scores[at - 1] ?? NaN) : 0),
    0,
  );
  return [
    ['opened', scores[steps.findIndex(({ cause }) => cause === 'opened')] ?? NaN],
    ['others', others],
  ];
}

/** Steps of a round before envelopes that others make. */
const BY_OTHERS: readonly RoundStep['cause'][] = ['others', 'promised'];

/**
 * By how much the career and the income of the rounds after one differ from it: what was spent once in it, promotion, fines and the like, and in
 * each of them the payments that have ended by then. What is spent in the round is given back before any payment is missed, so that the
 * rounds after it are the same however much that was.
 */
function countedOnce(view: GaugedView, me: EconomyId, own: ForecastProvince, measures?: Measures): Once {
  const spent = spentOnce(view.game, me, own, measures);
  const ended = paymentsEnding(view.game, me);
  const meanOf = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
  return {
    score:
      pointsOfReformAhead(view, own) -
      meanOf(ended.map((money) => pointsLost(view, me, own, money - spent) ?? 0)) -
      lumpsOnce(own),
    income: percentOfGdp(view.scenario, me, -meanOf(ended)),
  };
}

/** Of 100 million yuan, in hundredths of a logarithm of what the people of a province have. */
function percentOfGdp({ provinces }: GaugedView['scenario'], me: EconomyId, money: number): number {
  const { gdp = Infinity } = provinces.regions.find(({ id }) => id === me) ?? {};
  return (100 * money) / gdp;
}

/** By how much the rounds after one differ from it: points of the career, and hundredths of a logarithm of income. `before`: what the round before came to, where they go on like that. */
export type Once = Lasting & { readonly before?: Lasting };

type Lasting = { readonly score: number; readonly income: number };
