/** Points of a round of provinces, and the result so far: the mean of the points of the rounds that are finished; and what moved them. */
import { MEDAL_PARTS } from '#shared/content/provinces/provinceConstants.ts';
import { medalFor, medalScaleOf } from '#shared/content/scores.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type {
  ForecastProvince,
  ForecastRound,
  MeasuresForecast,
  PactForecast,
} from '#shared/rules/provinces/forecast/forecastMeasures.ts';
import type { PactRounds } from '#shared/rules/provinces/forecast/pactLooks.ts';
import { comparedPart } from '#shared/rules/scores/finalScore.ts';
import type { ProvinceGame } from '#shared/rules/state.ts';
import { lastRoundOf } from '#shared/rules/table/clock.ts';
import type { PreviewJob } from '../../../preview/preview.ts';
import { formatList, formatNumber, formatSigned } from '../../../text/format.ts';
import { yuan } from '../../../text/money.ts';
import { type Phrase, phrase, t } from '../../../text/t.ts';
import {
  type GaugedView,
  atSignature,
  pointsLost,
  rangeText,
  wagesAtRisk,
  wholePoints,
  withSpent,
} from '../seat.ts';

/** One part of the points of a round: its value, and the points that it brings or, below them, takes. */
type GaugePart = { readonly value: number; readonly points: number };

export type ResultGauge = {
  /** Points of both parts. */
  readonly score: number;
  readonly income: GaugePart;
  readonly career: GaugePart;
};

/** What points go by of a round: income of 100 at the opening, and the mark of the centre. */
export type CountedRound = Pick<ForecastProvince, 'index' | 'score'>;

/** Points of a round of the seat, settled or forecast. Undefined where no results of bots in the seat are known. */
export function resultGauge(
  { par }: Pick<ProvinceGame, 'par'>,
  me: EconomyId,
  { index, score }: CountedRound,
): ResultGauge | undefined {
  const { prosperity = [], support = [] } = par?.seats[me] ?? {};
  const income = partOf('prosperity', prosperity, 100 * Math.log(index / 100));
  const career = partOf('support', support, score);
  // Of a seat that is not one's own only the middle is known.
  if (income === undefined || career === undefined) return undefined;
  return { score: income.points + career.points, income, career };
}

/** Whether a round is as good as the best of the bots on average: then what helps the table may go first. */
export function isAsGoodAsBest({ score }: Pick<ResultGauge, 'score'>): boolean {
  return Math.round(score) >= 100;
}

const PERCENT = { prosperity: MEDAL_PARTS.income, support: MEDAL_PARTS.career } as const;

function partOf(
  part: keyof typeof PERCENT,
  results: readonly number[],
  value: number,
): GaugePart | undefined {
  const { betterThan: share, counted = share } = comparedPart(part, results, value, 'rounds');
  return counted === undefined ? undefined : { value, points: (PERCENT[part] * counted) / 100 };
}

/** A value without something and with it. */
type WasAndNext<T> = { readonly was: T; readonly next: T };

/** Who may break again, and what would then be left: the mark of the round, and its points where they are known. */
export type Betrayed = {
  readonly by: readonly EconomyId[];
  readonly score: number;
  readonly result?: number | undefined;
};

export type OwnOfPact = {
  /** Mark of the round in which the pact is signed. */
  readonly score: WasAndNext<number>;
  readonly betrayed?: Betrayed;
  /** Points of the first round that the pact changes, as the table stands and once all have signed; absent where none are known. */
  readonly result?: WasAndNext<ResultGauge>;
  /** Of the renewal of a pact that governs this round anyway: the points are those of the next one. */
  readonly isNextRound?: boolean;
  /** The points that such a renewal, with what it costs, already moves in the round in which it is signed. */
  readonly thisRound?: number;
  /** That its payments leave the wages unpaid, or little above them. */
  readonly wages?: Phrase;
};

type PactAsked = {
  /** The round as it stands, where the table may have moved since the forecast was made: points are told from there. */
  readonly now?: ForecastProvince | undefined;
  readonly forecast: PactRounds & Pick<PactForecast, 'betrayal'>;
  readonly draft: Draft;
  /** 100 million yuan that the offer itself still takes in this round. */
  readonly cost: number;
};

/** What a pact makes of the reader's round as it stands, and once all have signed; the renewal of a pact that governs this round, of the next one. */
export function ownOfPact(view: GaugedView, me: EconomyId, asked: PactAsked): OwnOfPact | undefined {
  const { forecast } = asked;
  const own = ownIfKept(view, me, asked, forecast.kept);
  const { betrayal } = forecast;
  if (own === undefined || betrayal === undefined) return own;
  const left = ownIfKept(view, me, asked, betrayal.round);
  const betrayed = left && { by: betrayal.by, score: left.score.next, result: left.result?.next.score };
  return { ...own, ...(betrayed && { betrayed }) };
}

function ownIfKept(
  view: GaugedView,
  me: EconomyId,
  { forecast, draft, cost, now }: PactAsked,
  then: PactForecast['kept'],
): OwnOfPact | undefined {
  const { without, signed } = forecast;
  const [was, kept] = [without.provinces[me], then.provinces[me]];
  const present = atSignature(forecast);
  const [before, after] = [present.without.provinces[me], present.kept.provinces[me]];
  if (was === undefined || kept === undefined || before === undefined || after === undefined)
    return undefined;
  const wages = wagesAtRisk(draft, me, withSpent(view, me, after, cost));
  const isNextRound = signed !== undefined;
  const paid = isNextRound ? kept : withSpent(view, me, kept, cost);
  const [stood, stands] = [was, isNextRound ? was : (now ?? was)].map((round) =>
    resultGauge(view.game, me, round),
  );
  const brings = resultGauge(view.game, me, paid);
  const moved = stands && stood ? stands.score - stood.score : 0;
  const value = (brings?.income.value ?? 0) + (stands?.income.value ?? 0) - (stood?.income.value ?? 0);
  const next = brings && { ...brings, score: brings.score + moved, income: { ...brings.income, value } };
  const signs = isNextRound ? resultGauge(view.game, me, withSpent(view, me, after, cost)) : undefined;
  const opens = resultGauge(view.game, me, before);
  return {
    score: { was: was.score, next: paid.score },
    ...bothKnown({ was: stands, next }),
    ...(isNextRound && { isNextRound }),
    ...(signs && opens && { thisRound: Math.round(signs.score) - Math.round(opens.score) }),
    ...(wages && { wages }),
  };
}

function bothKnown({ was, next }: WasAndNext<ResultGauge | undefined>): Pick<OwnOfPact, 'result'> {
  return was === undefined || next === undefined ? {} : { result: { was, next } };
}

export type Gauges = WasAndNext<ResultGauge> & {
  readonly betrayed?: Betrayed;
  /** Of the next round, were those shut out by whom the envelope breaks with; absent where it breaks no pact, or no round is left. */
  readonly answered?: ResultGauge;
};

/** Of a forecast what points go by. */
type OwnForecast = Pick<MeasuresForecast, 'answered' | 'betrayal'> &
  Record<'before' | 'after', Pick<MeasuresForecast['after'], 'provinces'>>;

/** Points of the round without an envelope and with it. */
export function gaugesOf(
  { game }: GaugedView,
  me: EconomyId,
  { forecast }: { readonly forecast: OwnForecast },
): Gauges | undefined {
  const { before, after, answered, betrayal } = forecast;
  const gaugeIn = (round: OwnForecast['before'] | undefined): ResultGauge | undefined => {
    const own = round?.provinces[me];
    return own && resultGauge(game, me, own);
  };
  const { result } = bothKnown({ was: gaugeIn(before), next: gaugeIn(after) });
  if (result === undefined) return undefined;
  const left = betrayal?.round.provinces[me];
  const betrayed = betrayal &&
    left && { by: betrayal.by, score: left.score, result: resultGauge(game, me, left)?.score };
  const shut = game.round < lastRoundOf(game) ? gaugeIn(answered) : undefined;
  return { ...result, ...(betrayed && { betrayed }), ...(shut && { answered: shut }) };
}

/** Points of the round as the table stands, or as it came. */
export function gaugeNow({ game }: GaugedView, me: EconomyId, own: CountedRound): ResultGauge | undefined {
  return resultGauge(game, me, own);
}

/** The result so far: the mean of the points of so many rounds. */
export type ResultSoFar = { readonly score: number; readonly rounds: number };

/** The mean of the points of the rounds given; nothing before one is finished, and where no results of bots are known. */
export function resultSoFar(
  game: Pick<ProvinceGame, 'par'>,
  me: EconomyId,
  reports: readonly { readonly provinces: Readonly<Partial<Record<EconomyId, CountedRound>>> }[],
): ResultSoFar | undefined {
  const points = reports.flatMap(({ provinces }) => {
    const own = provinces[me];
    return (own && resultGauge(game, me, own)?.score) ?? [];
  });
  if (points.length === 0 || points.length < reports.length) return undefined;
  return { score: points.reduce((sum, each) => sum + each, 0) / points.length, rounds: points.length };
}

/** Whether gold is won even if all rounds that are left bring no point. */
export function hasGold(
  game: ProvinceGame,
  me: EconomyId,
  reports: Parameters<typeof resultSoFar>[2],
): boolean {
  const { score, rounds } = resultSoFar(game, me, reports) ?? { score: 0, rounds: 0 };
  return medalFor((score * rounds) / lastRoundOf(game), medalScaleOf(game)) === 'gold';
}

/** Points of the round that payments must take to be told. */
const TOLD_PAYMENTS = 5;

/** What a leader that pays more than it is paid loses by it in its points of the round (`scoreOf`), where that is much. */
export function paymentsTold(
  view: GaugedView,
  me: EconomyId,
  own: ForecastProvince | undefined,
  scoreOf: (own: ForecastProvince) => number,
): Phrase | undefined {
  const paid = -(own?.budgetParts.payments ?? 0);
  if (own === undefined || paid <= 0) return undefined;
  const unpaid = { ...own, score: own.score - (pointsLost(view, me, own, -paid) ?? 0) };
  const points = Math.round(scoreOf(unpaid) - scoreOf(own));
  return points >= TOLD_PAYMENTS ? phrase('moves.payments', { sum: yuan(paid), points }) : undefined;
}

/** The points of the round, and what makes them: of each part its value and the points that it brings. */
export type Rate = {
  readonly value: number;
  /** Once those have left or broken pacts who gain by that, and who these are. */
  readonly least?: number;
  readonly why?: Phrase;
  /** In Policy what is tried, beside the talks. */
  readonly tried?: readonly { readonly name: string; readonly score: number }[];
  readonly score: string;
  /** In per cent since the opening. */
  readonly income: PartOfRate;
  readonly career: PartOfRate;
  /** Of the career of the round, each from 0 to 100. */
  readonly parts: ForecastProvince['parts'];
};

/** In whole points that add up to all. */
type PartOfRate = { readonly now: number; readonly points: number };

/** What is tried in Policy, and what it would bring. */
export type Tried = Pick<Extract<PreviewJob, { type: 'measures' }>, 'measures'> & {
  readonly forecast: MeasuresForecast;
};

/** The same in a sentence; `left`: in 100 million yuan. */
export function spendingTold(
  view: GaugedView,
  me: EconomyId,
  { own, tried, left }: Readonly<{ own: ForecastProvince; tried?: Tried | undefined; left: number }>,
): Phrase | undefined {
  const now = rateOf(view, me, own, tried);
  if (now === undefined) return undefined;
  const costOf = (sum: number): number =>
    Math.round(now.value) - Math.round(now.value - spendingCost(view, me, { own, tried }, sum));
  const [half, all] = [costOf(left / 2), costOf(left)];
  if (half > 0 && half === all) return phrase('budget.bendsSame', { all });
  if (all > 0) return half > 0 ? phrase('budget.bends', { half, all }) : phrase('budget.bendsAll', { all });
  return phrase('budget.bendsNone');
}

/** Points of the round that a sum takes which is spent once, on what moves no market; in Policy beside what is tried. */
export function spendingCost(
  view: GaugedView,
  me: EconomyId,
  { own, tried }: { readonly own: ForecastProvince; readonly tried?: Tried | undefined },
  sum: number,
): number {
  const spent = withSpent(view, me, own, sum);
  const forecast = tried && {
    ...tried.forecast,
    after: { ...tried.forecast.after, provinces: { [me]: spent } },
  };
  const [now, then] = [
    rateOf(view, me, own, tried),
    rateOf(view, me, spent, tried && forecast && { ...tried, forecast }),
  ];
  return (now?.value ?? 0) - (then?.value ?? 0);
}

/** The same of a round. */
export function rateOf(
  view: GaugedView,
  me: EconomyId,
  own: ForecastProvince | undefined,
  tried?: Tried,
): Rate | undefined {
  if (own === undefined) return undefined;
  const gauge = (tried && gaugesOf(view, me, tried)?.next) ?? gaugeNow(view, me, own);
  if (gauge === undefined) return undefined;
  const { score } = gauge;
  const whole = wholePoints(gauge);
  return {
    value: score,
    ...(tried && { tried: [{ name: t('moves.tried'), score }] }),
    score: formatNumber(score),
    income: { now: own.index - 100, points: whole.income },
    career: { now: own.score, points: whole.career },
    parts: own.parts,
  };
}

/** A change of the result, and its parts in whole points that add up to it as both are told. */
export type ResultMove = { readonly was: number; readonly now: number; readonly parts: readonly string[] };

/** As many parts of a change are named beside what the others come to, and more where that is more than the most points that are left without a name. */
const PARTS_TOLD = 3;
const NAMELESS_MOST = 1;

/**
 * `parts`: the result with each part and all before it, the first of them after `was`. Nothing where the result is told as it was, or moved by a
 * point without a name.
 */
export function resultMove(
  was: number,
  parts: readonly { readonly name: string | undefined; readonly score: number }[],
): ResultMove | undefined {
  const points = new Map<string, number>();
  let before = Math.round(was);
  for (const { name, score } of parts) {
    const moved = Math.round(score) - before;
    before += moved;
    // What has no name is left to the rest.
    if (name !== undefined) points.set(name, (points.get(name) ?? 0) + moved);
  }
  if (before === Math.round(was)) return undefined;
  const moving = [...points]
    .map(([name, moved]) => ({ name, moved }))
    .filter(({ name, moved }) => moved !== 0 && name !== t('moves.rest'));
  const largest = moving.toSorted((one, other) => Math.abs(other.moved) - Math.abs(one.moved));
  const restOf = (some: typeof moving): number =>
    some.reduce((sum, { moved }) => sum - moved, before - Math.round(was));
  let kept = largest.slice(0, PARTS_TOLD);
  while (Math.abs(restOf(kept)) > NAMELESS_MOST && kept.length < largest.length)
    kept = largest.slice(0, kept.length + 1);
  const told = moving.filter((part) => kept.includes(part));
  const rest = restOf(told);
  if (told.length === 0 && Math.abs(rest) <= NAMELESS_MOST) return undefined;
  return {
    was: Math.round(was),
    now: before,
    parts: [...told, ...(rest === 0 ? [] : [{ name: t('moves.rest'), moved: rest }])].map(({ name, moved }) =>
      t('measures.part', { name, points: formatSigned(moved, 0) }),
    ),
  };
}

/** Points by which something moves a round from which a briefing names it, and so many of them at most. */
const NEWS = { points: 3, most: 2 } as const;

/** What a round brings beside the last one in a sentence, and what is most of the difference, where that has a name. */
export function sinceLast(
  last: number,
  steps: readonly { readonly name: string | undefined; readonly score: number }[],
  least?: number,
): { readonly was: number; readonly now: number; readonly phrase: Phrase } | undefined {
  const [was, now] = [Math.round(last), Math.round(steps.at(-1)?.score ?? NaN)];
  if (Number.isNaN(was + now)) return undefined;
  const points = new Map<string, number>();
  for (const [at, { name, score }] of steps.entries())
    if (name !== undefined)
      points.set(name, (points.get(name) ?? 0) + score - (steps[at - 1]?.score ?? last));
  const parts = [...points]
    .filter(([, moved]) => Math.abs(moved) >= NEWS.points)
    .toSorted(([, one], [, other]) => Math.abs(other) - Math.abs(one))
    .slice(0, NEWS.most)
    .map(([name, moved]) => t('measures.part', { name, points: formatSigned(moved, 0) }));
  const told = { was: formatNumber(was), now: rangeText(least ?? now, now) };
  return {
    was,
    now,
    phrase:
      parts.length === 0
        ? phrase('moves.since.lastRound', told)
        : phrase('moves.since.lastRoundBy', { ...told, parts: formatList(parts) }),
  };
}

/** What an act makes of both goals: the result of 100 at this rate, and how the country stands. */
export type GoalsMoved = {
  readonly rounds?: PactRounds;
  readonly moved?: OwnOfPact;
  readonly result?: Readonly<Record<'was' | 'next', Pick<ResultGauge, 'score'>>>;
  readonly nation?: Readonly<
    Record<'was' | 'next', Pick<ForecastRound, 'nationalIncomePercent' | 'borderEffect'>>
  >;
};
