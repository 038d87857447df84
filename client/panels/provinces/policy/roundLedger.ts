/** What moved the points of a round of provinces since the round before: one account, by which its results and the end of the game tell it. */
import { useEffect } from 'preact/hooks';
import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Measures } from '#shared/protocol/provinces/measures.ts';
import type { ProvincesState } from '#shared/protocol/provinces/provincesState.ts';
import type { ForecastProvince } from '#shared/rules/provinces/forecast/forecastMeasures.ts';
import type { RoundStep } from '#shared/rules/provinces/forecast/roundSteps.ts';
import { institutionOf } from '#shared/rules/provinces/state/provinceStates.ts';
import type { ProvinceGame } from '#shared/rules/state.ts';
import { previews, usePreview } from '../../../preview/preview.ts';
import { readJson, stringField, writeJson } from '../../../state/storage.ts';
import { gameId } from '../../../state/store.ts';
import { formatList, formatSigned } from '../../../text/format.ts';
import { economyName } from '../../../text/nameParams.ts';
import { type Phrase, phrase, t } from '../../../text/t.ts';
import { careerSince, lumpName } from '../own/ownModel.ts';
import { type GaugedView, isPlayed, useProvinceSeat, wholePoints } from '../seat.ts';
import { doubtedBy, stepName } from './measuresModel.ts';
import { type CountedRound, resultGauge } from './resultGauge.ts';

/** What came about in a round, and the own round with it and with all before it: its points, and what its mark has beside its parts. */
export type ToldStep = Omit<RoundStep, 'own' | 'pacts'> & {
  readonly score: number;
  readonly lumps?: ForecastProvince['lumps'];
};

/** What a round was told to bring, as it opened and with all that came about before envelopes, and with the envelope that is named. */
export type RoundTold = {
  readonly steps: readonly ToldStep[];
  readonly sealed: string;
  /** Partners whose word it did not take: it counted that these break it. */
  readonly doubts?: readonly EconomyId[];
  /** From there to the round as it came, once its results have told that. */
  readonly came?: readonly ToldStep[];
};

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
function keepRound(me: EconomyId, round: number, kept: RoundTold): void {
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
  const { steps, came = [] }: { steps?: unknown; came?: unknown } = { ...(told as object) };
  return [steps, came].every((some) => Array.isArray(some) && some.every(isToldStep));
}

function isToldStep(step: unknown): step is ToldStep {
  const { score }: { score?: unknown } = { ...(step as object) };
  return stringField(step, 'cause') !== undefined && typeof score === 'number';
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
      steps: toldSteps(game, me, [...standing.result.steps, { cause: 'tried', own }]),
      sealed: envelopeText(first.job.measures),
      doubts: [
        ...new Set([...doubtedBy(game, me).map(([economy]) => economy), ...(standing.result.breaking ?? [])]),
      ],
    }
  );
}

/** Steps of a round with the points that each of them makes. */
export function toldSteps(
  game: Pick<ProvinceGame, 'par'>,
  me: EconomyId,
  steps: readonly RoundStep[],
): readonly ToldStep[] {
  return steps.map(({ own, pacts: _inForce, ...named }) => ({
    ...named,
    score: resultGauge(game, me, own)?.score ?? NaN,
    lumps: own.lumps,
  }));
}

/** Points of the round from which what moved them has a row of its own; the own policy and pacts have one whatever they moved. */
const TOLD_ROW = 3;

type Came = {
  /** What this device was told of the round. */
  readonly told: RoundTold | undefined;
  /** The own envelope that was sealed. */
  readonly sealed: string | undefined;
  /** Points of the round before; of the first round none. */
  readonly last: number | undefined;
  readonly came: number;
  /** Whether who broke a pact may be told already. */
  readonly seesPledges: boolean;
};

/** What moved the points of a round, in whole points; and which of them are money that was paid under a pact. */
export type LedgerRow = {
  readonly name: string;
  /** None of what is too little to be told by itself. */
  readonly cause?: RoundStep['cause'];
  readonly points: number;
  readonly paid: number;
};

/** The points of the round before, those of a round, and what moved them: rows that add up to the difference. */
export type RoundLedger = {
  readonly was: number;
  readonly came: number;
  readonly rows: readonly LedgerRow[];
};

/** `score`: the points with it and all before it. */
type Entry = Pick<ToldStep, 'cause' | 'score'> & { readonly name: string; readonly isPayment?: boolean };

/**
 * Why the points of a round are others than those of the round before, the first against those with which it opened: the one account of it, by which
 * its results, and the end of the game, tell it. Pacts and the own policy have what their cards told, whatever the others did what that moved: what
 * their walls and limits were expected to move, and by how much it came otherwise, is one row.
 */
export function roundLedger({ told, sealed, last, came, seesPledges }: Came): RoundLedger | undefined {
  const isKnown = told?.sealed === sealed;
  const all = told?.steps.filter(({ cause }) => isKnown || cause !== 'tried') ?? [];
  const opened = last === undefined ? all.findIndex(({ cause }) => cause === 'expected') : 0;
  const steps = all.slice(Math.max(0, opened));
  const from = last ?? steps[0]?.score;
  if (from === undefined) return undefined;
  const kept = keptTold(told);
  const rest = kept ?? t('moves.rest');
  const left =
    told?.came === undefined || isKnown
      ? ({ cause: 'levels', name: rest } as const)
      : ({ cause: 'tried', name: t('moves.policy') } as const);
  const before = entriesBefore(steps, kept ?? t('moves.levels'));
  const apart = cameApart(told, seesPledges);
  let score = apart.reduce((sum, { points }) => sum - points, came);
  const entries: Entry[] = [...before, { ...left, score }];
  for (const { points, ...named } of apart) {
    score += points;
    entries.push({ ...named, score });
  }
  // Whoever kept its word cost nothing by that.
  const rows = rowsOf(from, entries).map((row) =>
    row.name === asRow(rest) && row.points < 0 ? { ...row, name: asRow(t('moves.rest')) } : row,
  );
  return {
    was: Math.round(from),
    came: Math.round(came),
    rows: withRest(
      rows,
      ({ cause, points }) => cause === 'tried' || cause === 'signed' || Math.abs(points) >= TOLD_ROW,
    ),
  };
}

/** That of the last round, once the model has answered; keeps what it told for the end of the game. Nothing where this device was not told the round. */
export function useRoundLedger(came: number, seesPledges: boolean): RoundLedger | undefined {
  const { game, me } = useProvinceSeat();
  usePreview('leaving', { type: 'came', economy: me }, [game.reports.length, me]);
  const { result } = previews.value.leaving ?? {};
  const kept = keptRounds(me)[game.round];
  const steps = result?.type === 'came' ? toldSteps(game, me, result.steps) : kept?.came;
  const told = kept && steps && { ...kept, came: steps };
  useEffect(() => {
    if (told !== undefined) keepRound(me, game.round, told);
  }, [canonicalJson(told ?? {})]);
  if (told === undefined) return undefined;
  const sealed = sealedIn(game.provinces, game.round, me);
  return roundLedger({ told, sealed, last: broughtIn(game, me, game.reports.at(-2)), came, seesPledges });
}

/** The own envelope of a round, as it is known again. */
function sealedIn(
  { envelopes }: Pick<ProvincesState, 'envelopes'>,
  round: number,
  me: EconomyId,
): string | undefined {
  const own = envelopes[round - 1]?.[me];
  return own && envelopeText(own);
}

/** Points of a round that are known to have been lost by words that those alone broke, as the results of that round told them. */
export function lostByBreach(played: Played, me: EconomyId, round: number, by: readonly EconomyId[]): number {
  const kept = keptRounds(me);
  const told = kept[round]?.came?.find(({ cause }) => cause === 'broken')?.economies ?? [];
  if (told.length === 0 || !told.every((each) => by.includes(each))) return 0;
  const { rows = [] } = ledgerOf(played, me, kept, round) ?? {};
  return -(rows.find(({ cause }) => cause === 'broken')?.points ?? 0);
}

type Counted = { readonly provinces: Readonly<Partial<Record<EconomyId, CountedRound>>> };

function broughtIn(
  game: Pick<ProvinceGame, 'par'>,
  me: EconomyId,
  report: Counted | undefined,
): number | undefined {
  const own = report?.provinces[me];
  return own && resultGauge(game, me, own)?.score;
}

type Played = {
  readonly game: Pick<ProvinceGame, 'par'>;
  readonly provinces: Pick<ProvincesState, 'envelopes'>;
  readonly reports: readonly (Counted & { readonly round: number })[];
};

/** The account of one of its rounds, once that was revealed. */
function ledgerOf(
  { game, provinces, reports }: Played,
  me: EconomyId,
  kept: RoundsTold,
  round: number,
): RoundLedger | undefined {
  const at = reports.findIndex((report) => report.round === round);
  const came = broughtIn(game, me, reports[at]);
  if (came === undefined) return undefined;
  const last = broughtIn(game, me, reports[at - 1]);
  const sealed = sealedIn(provinces, round, me);
  return roundLedger({ told: kept[round], sealed, last, came, seesPledges: true });
}

/** What is told of a whole game explains so much of all that its rounds moved. */
const EXPLAINED = 0.9;

/** The accounts of all rounds, as their results told them; of each, rows below what explains most are with its rest. Nothing where no round was told to this device. */
export function gameLedger(
  played: Played,
  me: EconomyId,
  kept: RoundsTold,
): readonly (RoundLedger & { readonly round: number })[] {
  const { reports } = played;
  const rounds = reports.flatMap(({ round }) => {
    const ledger = ledgerOf(played, me, kept, round);
    return ledger ? [{ ...ledger, round }] : [];
  });
  const sizes = rounds
    .flatMap(({ rows }) => rows.map(({ points }) => Math.abs(points)))
    .toSorted((a, b) => b - a);
  const all = sizes.reduce((sum, size) => sum + size, 0);
  let told = 0;
  const least = sizes.find((size) => (told += size) >= EXPLAINED * all) ?? 0;
  const isTold = reports.some(({ round }) => kept[round] !== undefined);
  return isTold
    ? rounds.map((each) => ({
        ...each,
        rows: withRest(each.rows, ({ points }) => Math.abs(points) >= least),
      }))
    : [];
}

/** What came about before envelopes were opened, and the own one. A pact that is signed anew with the same partners is one thing with its end. */
function entriesBefore(steps: readonly ToldStep[], expected: string): readonly Entry[] {
  const partnersIn = ({ economies = [] }: ToldStep): string => economies.toSorted().join(' ');
  const [ended, signed] = (['ended', 'signed'] as const).map((cause) =>
    steps.flatMap((step) => (step.cause === cause && step.economies?.length ? [partnersIn(step)] : [])),
  );
  const isRenewed = (step: ToldStep): boolean =>
    [ended, signed].every((some) => some?.includes(partnersIn(step))) &&
    ['ended', 'signed'].includes(step.cause);
  const nameOf = (step: ToldStep): string | undefined => {
    if (step.cause === 'tried') return t('moves.policy');
    if (step.cause === 'expected') return expected;
    return isRenewed(step)
      ? t('moves.renewed', { economies: formatList((step.economies ?? []).toSorted().map(economyName)) })
      : stepName(step);
  };
  return steps.map((step) => ({
    cause: isRenewed(step) ? 'signed' : step.cause,
    name: nameOf(step) ?? t('moves.rest'),
    isPayment: step.isPayment === true || step.cause === 'paid',
    score: step.score,
  }));
}

/** Those that kept a pact that they were counted as breaking: what they were told to take is given back. */
function keptTold(told: RoundTold | undefined): string | undefined {
  const broke = told?.came?.flatMap(({ cause, economies = [] }) =>
    cause === 'broken' || cause === 'unseen' ? economies : [],
  );
  const [was, unseen] = told?.came?.slice(-2) ?? [];
  const isUnseen = Math.abs((unseen?.score ?? 0) - (was?.score ?? 0)) >= TOLD_ROW;
  const kept = broke && told?.doubts?.filter((economy) => !broke.includes(economy));
  return kept?.length && !isUnseen
    ? t('moves.kept', { economies: formatList(kept.map(economyName)) })
    : undefined;
}

/** Points from which what one of the others did with its dials has a row of its own. */
const TOLD_MOVE = 4;

type Apart = Omit<Entry, 'score'> & { readonly points: number };

/** What came after the own envelope and has a cause of its own: what each of the others did, words broken, corridors, fines and promotions. */
function cameApart(told: RoundTold | undefined, seesPledges: boolean): readonly Apart[] {
  const steps = told?.came ?? [];
  // What a doubted partner would do was counted in what the new pact with it was told to bring.
  const fresh = told?.steps.flatMap(({ cause, economies = [] }) => (cause === 'signed' ? economies : []));
  const doubts = (told?.doubts ?? []).filter((economy) => fresh?.includes(economy));
  return steps.slice(1).flatMap((step, place): Apart[] => {
    const was = steps[place];
    const { cause, economies = [] } = step;
    if (was === undefined) return [];
    const points = step.score - was.score;
    if (cause === 'levels') {
      const isTold = Math.abs(points) >= TOLD_MOVE;
      return [{ cause, points, name: (isTold ? stepName(step) : undefined) ?? t('moves.levels') }];
    }
    const isBreach = cause === 'broken' || cause === 'unseen';
    const isCounted = doubts.length > 0 && economies.every((economy) => doubts.includes(economy));
    const name = cause === 'chance' ? lumpName(was.lumps, step.lumps) : stepName(step);
    if (name === undefined || Math.abs(points) < TOLD_ROW) return [];
    if (isBreach && (isCounted || !seesPledges)) return [];
    return [{ cause, name, points }];
  });
}

/** Each in whole points of what it and all before it bring; those of one name together. */
function rowsOf(from: number, entries: readonly Entry[]): readonly LedgerRow[] {
  const rows = new Map<string, LedgerRow>();
  let before = from;
  for (const { name, cause, isPayment, score } of entries) {
    const { points = 0, paid = 0 } = rows.get(name) ?? {};
    const moved = Math.round(score) - Math.round(before);
    rows.set(name, {
      name: asRow(name),
      cause,
      points: points + moved,
      paid: paid + (isPayment ? moved : 0),
    });
    before = score;
  }
  return [...rows.values()];
}

const asRow = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** Rows that are told, the largest first; all others are one that stands last. */
function withRest(rows: readonly LedgerRow[], isTold: (row: LedgerRow) => boolean): readonly LedgerRow[] {
  const rest = asRow(t('moves.rest'));
  const told = rows.filter((row) => row.name !== rest && row.points !== 0 && isTold(row));
  const left = rows.filter((row) => !told.includes(row));
  const points = left.reduce((sum, row) => sum + row.points, 0);
  const sorted = told.toSorted((one, other) => Math.abs(other.points) - Math.abs(one.points));
  return points === 0 ? sorted : [...sorted, { name: rest, points, paid: 0 }];
}

/** Of what a pact moved, how much was trade and how much money that was paid; nothing where none was paid, or the name says that it was. */
export function splitTold({ points, paid, cause }: Omit<LedgerRow, 'name'>): Phrase[] {
  const told = { trade: formatSigned(points - paid, 0), payments: formatSigned(paid, 0) };
  return paid === 0 || (paid === points && cause !== 'signed') ? [] : [phrase('moves.split', told)];
}

/** By how many points the career of the round as it is forecast (`own`), or of the last one, is another than the round before, what made most of that, and what would lift it. */
export function careerTold({ scenario, game }: GaugedView, me: EconomyId, own?: ForecastProvince): Phrase[] {
  const rounds = game.reports.flatMap(({ provinces, institution: rules }) => {
    const told = provinces[me];
    return told ? [{ own: told, rules }] : [];
  });
  const all = own && isPlayed(game) ? [...rounds, { own, rules: institutionOf(scenario, game) }] : rounds;
  const [before, now] = [all.at(-2), all.at(-1)];
  if (now === undefined) return [];
  const [was, next] = [before, now].map((round) => round && resultGauge(game, me, round.own));
  const { maker: part, behind } = careerSince(scenario, now, before);
  const lift = t(`careerLift.${behind}`);
  const points = was && next ? wholePoints(next).career - wholePoints(was).career : 0;
  return points === 0
    ? [phrase('goal.careerLift', { lift })]
    : [phrase('goal.careerWhy', { points: formatSigned(points, 0), part, lift })];
}
