/** Points of a round of provinces, and the result so far: the mean of the points of the rounds that are finished. */
import { useEffect } from 'preact/hooks';
import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import { MEDAL_PARTS } from '#shared/content/provinces/provinceConstants.ts';
import type { Reform } from '#shared/content/provinces/reforms.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Measures } from '#shared/protocol/provinces/measures.ts';
import type {
  ForecastProvince,
  MeasuresForecast,
  PactForecast,
} from '#shared/rules/provinces/forecast/forecastMeasures.ts';
import type { PactRounds } from '#shared/rules/provinces/forecast/pactLooks.ts';
import type { RoundStep } from '#shared/rules/provinces/forecast/roundSteps.ts';
import { comparedPart } from '#shared/rules/scores/finalScore.ts';
import type { ProvinceGame } from '#shared/rules/state.ts';
import { lastRoundOf } from '#shared/rules/table/clock.ts';
import { previews } from '../../../preview/preview.ts';
import { gameId } from '../../../state/store.ts';
import { readJson, stringField, writeJson } from '../../../state/storage.ts';
import { type Phrase, t } from '../../../text/t.ts';
import { lumpName } from '../own/ownModel.ts';
import { stepName } from './measuresModel.ts';
import { type GaugedView, atSignature, useProvinceSeat, wagesAtRisk, withSpent } from '../seat.ts';

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

/**
 * What a pact makes of the reader's round: as it stands, and as it will stand once all have signed, wherever that is told. Of the renewal of a pact that
 * governs this round, of the next one.
 */
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
  return {
    score: { was: was.score, next: paid.score },
    ...bothKnown({ was: stands, next }),
    ...(isNextRound && { isNextRound }),
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

/** What came about in a round, and the own round with it and with all before it: its points, and real income. */
export type ToldStep = Omit<RoundStep, 'own' | 'pacts'> & { readonly score: number; readonly index: number };

/** What a round was told to bring, as it opened and with all that came about before envelopes, and with the envelope that is named. */
export type RoundTold = { readonly steps: readonly ToldStep[]; readonly sealed: string };

/** The same by round. */
export type RoundsTold = Readonly<Record<number, RoundTold>>;

/** Keeps, beside the envelope of a round, what this device was told: the results lay it beside what came. It outlasts a reload of the tab. */
export function useKeptRound(): void {
  const { game, me } = useProvinceSeat();
  const kept = roundTold(game, me);
  useEffect(() => {
    if (kept !== undefined) keepRound(me, game.round, kept);
  }, [canonicalJson(kept ?? {})]);
}

/** Keeps it by its round. */
export function keepRound(me: EconomyId, round: number, kept: RoundTold): void {
  writeJson(sessionStorage, keyOf(me), { ...keptRounds(me), [round]: kept });
}

/** What was told of each round; nothing of those that another device was told. */
export function keptRounds(me: EconomyId): RoundsTold {
  const kept = readJson(sessionStorage, keyOf(me));
  if (typeof kept !== 'object' || kept === null) return {};
  return Object.fromEntries(Object.entries(kept).filter(([, told]) => isRoundTold(told)));
}

/** An older build may have kept another shape, and points that were not known are kept as none. */
function isRoundTold(told: unknown): told is RoundTold {
  if (stringField(told, 'sealed') === undefined) return false;
  const { steps }: { steps?: unknown } = { ...(told as object) };
  return Array.isArray(steps) && steps.every(isToldStep);
}

function isToldStep(step: unknown): step is ToldStep {
  const { score, index }: { score?: unknown; index?: unknown } = { ...(step as object) };
  return stringField(step, 'cause') !== undefined && typeof score === 'number' && typeof index === 'number';
}

const keyOf = (me: EconomyId): string => `accord.rounds.${gameId.peek() ?? ''}.${me}`;

/** An envelope in a text by which it is known again. */
export const envelopeText = (measures: Measures): string => canonicalJson(measures);

function roundTold(game: ProvinceGame, me: EconomyId): RoundTold | undefined {
  const { standing, first } = previews.value;
  if (standing?.result.type !== 'standing') return undefined;
  if (first?.job.type !== 'measures' || first.result.type !== 'measures') return undefined;
  const own = first.result.forecast.after.provinces[me];
  return (
    own && {
      steps: toldSteps(game, me, standing.result.steps, own),
      sealed: envelopeText(first.job.measures),
    }
  );
}

/** From the last round to the round with the own envelope. */
export function toldSteps(
  game: Pick<ProvinceGame, 'par'>,
  me: EconomyId,
  steps: readonly RoundStep[],
  sealed: ForecastProvince,
): readonly ToldStep[] {
  const last: RoundStep = { cause: 'tried', own: sealed };
  return [...steps, last].map(({ own, pacts: _inForce, ...named }) => ({
    ...named,
    score: resultGauge(game, me, own)?.score ?? NaN,
    index: own.index,
  }));
}

/** Words broken, seen and unseen. */
const BREACHES: readonly RoundStep['cause'][] = ['broken', 'unseen'];

/** Points of the round from which what came otherwise has a name of its own. */
const TOLD_GAP = 2;

/** The points of a round, and real income. */
type Brought = { readonly score: number; readonly index: number };

type Gap = {
  /** What this device was told of the round before envelopes were opened, and the own envelope that was sealed. */
  readonly told: RoundTold | undefined;
  readonly sealed: string | undefined;
  readonly came: Brought;
  /** From the round as the own envelope alone would have made it to the round as it came; none before the model has answered. */
  readonly steps: readonly (Omit<RoundStep, 'own'> & { readonly own?: RoundStep['own'] } & Brought)[];
  /** Whether who broke a pact may be told already. */
  readonly seesPledges: boolean;
};

/**
 * A part of the points of a round, in whole points that add up, the per cent by which it moved the income of the people, and which of its points are
 * money that was paid.
 */
export type MadePart = {
  readonly name: string;
  readonly points: number;
  readonly percent: number;
  readonly paid: number;
};

/** Where a round began as it was told, and what moved its points since. */
export type RoundMade = {
  readonly opened: number;
  /** A rule that was new in the round, and by how much it had moved the points when the round opened. */
  readonly rule?: { readonly reform: Reform; readonly points: number };
  readonly came: number;
  readonly parts: readonly MadePart[];
};

/**
 * How the points of a round came about since it opened: pacts and the own policy with what their cards told, then what came otherwise. What the
 * others sealed, seen or not, has what is left when all else is counted.
 */
export function roundMade({ told, sealed, came, steps, seesPledges }: Gap): RoundMade | undefined {
  const all = told?.steps ?? [];
  const [opened, ...since] = all.slice(
    Math.max(
      0,
      all.findIndex(({ cause }) => cause === 'expected'),
    ),
  );
  if (opened === undefined || steps.length === 0) return undefined;
  const isKnown = told?.sealed === sealed;
  const made = since
    .filter(({ cause }) => cause !== 'unseen' && (isKnown || cause !== 'tried'))
    .map((step) => ({
      name: step.cause === 'tried' ? t('moves.policy') : (stepName(step) ?? t('moves.rest')),
      isPayment: step.cause === 'signed' && step.isPayment === true,
      score: step.score,
      index: step.index,
    }));
  const before = made.at(-1) ?? opened;
  const surprises = steps.slice(1).flatMap((step, place) => {
    const was = steps[place];
    if (was === undefined || step.cause === 'levels') return [];
    const points = step.score - was.score;
    const isHidden = !seesPledges && BREACHES.includes(step.cause);
    const name = step.cause === 'chance' ? lumpName(was.own?.lumps, step.own?.lumps) : stepName(step);
    if (isHidden || name === undefined || Math.abs(points) < TOLD_GAP) return [];
    return [{ cause: step.cause, name, points, ratio: step.index / was.index }];
  });
  const isLeft = (some: typeof surprises): number =>
    came.score - before.score - some.reduce((sum, { points }) => sum + points, 0);
  // A word whose breaking was expected has been told already.
  const broken = surprises.filter(({ cause }) => BREACHES.includes(cause));
  const [left, lost] = [isLeft(surprises), broken.reduce((sum, { points }) => sum + points, 0)];
  const isForeseen = left * lost < 0 && Math.abs(left) >= TOLD_GAP;
  const apart = surprises.filter((each) => !isForeseen || !broken.includes(each));
  const levels = {
    name: t(isKnown ? 'moves.otherwise' : 'moves.allSealed'),
    score: before.score + isLeft(apart),
    index: apart.reduce((index, { ratio }) => index / ratio, came.index),
  };
  const moved = [levels];
  for (const { name, points, ratio } of apart) {
    const { score, index } = moved.at(-1) ?? levels;
    moved.push({ name, score: score + points, index: index * ratio });
  }
  return {
    opened: Math.round(opened.score),
    ...ruleMoved(all),
    came: Math.round(came.score),
    parts: partsOf(opened, [...made, ...moved]),
  };
}

function ruleMoved(steps: readonly ToldStep[]): Pick<RoundMade, 'rule'> {
  const at = steps.findIndex(({ cause }) => cause === 'rules');
  const [before, rule] = [steps[at - 1], steps[at]];
  if (before === undefined || rule?.reform === undefined) return {};
  const points = Math.round(rule.score) - Math.round(before.score);
  return points === 0 ? {} : { rule: { reform: rule.reform, points } };
}

/** Each in whole points of what it and all before it bring; those of one name together, and none that moved nothing. */
function partsOf(
  opened: Brought,
  steps: readonly (Brought & { readonly name: string; readonly isPayment?: boolean })[],
): readonly MadePart[] {
  const parts = new Map<string, MadePart>();
  let before = opened;
  for (const { name, isPayment, ...step } of steps) {
    const { points = 0, percent = 0, paid = 0 } = parts.get(name) ?? {};
    const moved = Math.round(step.score) - Math.round(before.score);
    parts.set(name, {
      name,
      points: points + moved,
      paid: paid + (isPayment ? moved : 0),
      percent: 100 * ((1 + percent / 100) * (step.index / before.index) - 1),
    });
    before = step;
  }
  return [...parts.values()].filter(({ points }) => points !== 0);
}
