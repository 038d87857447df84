/** The score of a game of the world as it stands, and what a choice makes of it. Pages load it with what tells it: it takes the law that an offer would make. */
import type { ComponentChildren } from 'preact';
import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { FALL_PENALTY, NEUTRAL_SUPPORT } from '#shared/content/politicsConstants.ts';
import { MANDATE_MAX } from '#shared/content/mandates.ts';
import { partWeights } from '#shared/content/scores.ts';
import { SCORE_PARTS, SUPPORT_PARTS, type ScorePart } from '#shared/content/vocabulary.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { fromKeys, mapValues } from '#shared/kernel/records.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { Proposal } from '#shared/protocol/law.ts';
import type { RoundReport } from '#shared/protocol/report.ts';
import type { ForecastFlow, GoingOn, TwoWays } from '#shared/rules/forecast/compareLaws.ts';
import { startsAnew } from '#shared/rules/law/register.ts';
import { countedPoints, meanOverRounds, pointsOfSum, seatScore } from '#shared/rules/scores/finalScore.ts';
import { mandatePoints } from '#shared/rules/modules/politics/mandates.ts';
import { rulerOf } from '#shared/rules/scores/par.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { type HomeForecast, forecastTold, keepForecast } from '../../preview/preview.ts';
import { revealedReports } from '../../state/standing.ts';
import { gameId } from '../../state/store.ts';
import { useCountrySeat } from '../../state/useTable.ts';
import {
  formatList,
  formatNumber,
  formatPoints,
  formatSigned,
  formatSignedPercent,
} from '../../text/format.ts';
import { locale } from '../../text/language.ts';
import { economyName } from '../../text/nameParams.ts';
import { say } from '../../text/Say.tsx';
import { type Phrase, phrase, t } from '../../text/t.ts';
import { type Cause, type Effect, tradeBehind } from '../effects/useProposalPreview.ts';
import { pointsOfTasks, tasksOf } from './politicsModel.ts';

/** A part of a score: what it counts of 100, and the points that it brings of those that it can. */
type PartAhead = Readonly<Record<'counted' | 'points' | 'most', number>> & { readonly part: ScorePart };

export type ScoreAhead = {
  readonly score: number;
  readonly parts: readonly PartAhead[];
  /** The average support that its part counts. */
  readonly support?: number;
  /** Points that falls of the government have taken. */
  readonly lost: number;
  /** Of a seat with a single task that is not done: the score with it done. */
  readonly withTask?: number;
  readonly isOver: boolean;
  /** Somebody has signed since, and the model looks anew: it tells nothing of now. */
  readonly isOld?: boolean;
};

/**
 * The score as it stands: what the game would end with if nothing more were decided, the rounds seen as they came and tasks as they are. Without a
 * word of the model the rounds left are like the last one. Nothing without bots to compare with, nor before play is over where every round starts
 * anew: there all seats are told by what they have come to.
 */
export function scoreAhead(
  scenario: Scenario,
  game: CountryGame,
  me: EconomyId,
  on?: GoingOn,
): ScoreAhead | undefined {
  const { par, politics } = game;
  const own = par?.seats[me];
  if (par === undefined || own === undefined || own.prosperity.length < 2) return undefined;
  const seen = revealedReports(game);
  const isOver = seen.at(-1)?.isEpilogue === true;
  if (startsAnew(game) && !isOver) return undefined;
  const rounds = wholeGame(game, me, on);
  const support = politics && meanOverRounds(rounds, (round) => round.support);
  const falls = (isOver ? seen : seen.slice(0, rounds.length - (on?.incomes.length ?? 0))).filter(
    ({ modules }) => modules?.politics?.elections.some(({ economy, fell }) => economy === me && fell),
  ).length;
  const scoreBy = (mandate: number) =>
    seatScore(
      me,
      {
        prosperity: meanOverRounds(rounds, ({ income }) => 100 * Math.log(income)) ?? 0,
        ...(support === undefined ? {} : { support }),
        ...(tasksOf(scenario, game, me).length === 0 ? {} : { mandate }),
        falls,
      },
      { par, basis: 'par', ruler: rulerOf(game) },
    );
  const tasks = tasksOf(scenario, game, me);
  const { tasksDone } = isOver ? {} : (on ?? {});
  const { score, parts: judged } = scoreBy(
    tasksDone === undefined
      ? pointsOfTasks(tasks)
      : mandatePoints(tasks.map((task) => ({ ...task, met: tasksDone.includes(task.id) }))),
  );
  if (score === undefined) return undefined;
  const played = SCORE_PARTS.filter((part) => judged[part] !== undefined);
  const entries = SCORE_PARTS.flatMap((part) => {
    const value = judged[part];
    return value === undefined ? [] : [{ part, counted: countedPoints(part, value, played) ?? 0 }];
  });
  const weights = partWeights(entries.map(({ part }) => part));
  const weighed = entries.map((each) => ({ ...each, weightPercent: 100 * weights[each.part] }));
  const lost = falls * FALL_PENALTY;
  const points = pointsOfSum(weighed, Math.round(score) + lost);
  const withTask = game.tasks === undefined ? undefined : scoreBy(MANDATE_MAX).score;
  return {
    score,
    parts: entries.map((each, at) => ({ ...each, points: 0, most: 0, ...points[at] })),
    lost,
    ...(support === undefined ? {} : { support }),
    ...(withTask === undefined || withTask <= score ? {} : { withTask }),
    isOver,
  };
}

/** A part of a score as it stands: support with its average, since it counts that of all rounds and not that of now. */
export function partTold({ support }: ScoreAhead, of: PartAhead, isTask: boolean): string {
  const points = formatPoints(of.points);
  if (of.part === 'support' && support !== undefined)
    return t('score.supportPart', { points, support: formatNumber(support, 1) });
  const name = of.part === 'mandate' && isTask ? 'task' : of.part;
  return t('end.sumPart', { part: t(`end.part.${name}`), points });
}

type RoundOfGame = Pick<RoundReport, 'isEpilogue'> &
  Readonly<{ income: number; support: number | undefined }>;

/** The rounds seen, and those left as they go on: from a round on that has been seen, where it was told how it goes on from there. */
function wholeGame(game: CountryGame, me: EconomyId, on?: GoingOn): readonly RoundOfGame[] {
  const { incomes = [], supports = [] } = on ?? {};
  const all = revealedReports(game).map(({ isEpilogue, economies, modules }): RoundOfGame => ({
    isEpilogue,
    income: economies[me]?.welfare ?? 1,
    support: modules?.politics?.economies[me]?.support,
  }));
  if (all.at(-1)?.isEpilogue === true) return all;
  const seen = all.slice(0, Math.max(0, game.settings.rounds + 1 - incomes.length));
  const last = seen.at(-1);
  const left = game.settings.rounds + 1 - seen.length;
  const begun = { income: 1, support: NEUTRAL_SUPPORT, ...last };
  return [
    ...seen,
    ...Array.from({ length: left }, (_unused, at) => ({
      isEpilogue: at === left - 1,
      income: incomes.at(at - left) ?? begun.income,
      support: supports.at(at - left) ?? begun.support,
    })),
  ];
}

/** What a choice does to the score, and the whole points that its income, support and tasks move by, as they are shown: they sum to the difference as it is written. */
export type ScoreMove = Readonly<Record<'was' | 'next' | 'prosperity' | 'support' | 'mandate', number>>;

/** What a forecast of a choice tells of a score once the model has looked to the end of the game. */
export type Foretold = { readonly ways?: TwoWays | undefined };

/** Nothing where no score is told. */
export function scoreMoved(
  scenario: Scenario,
  game: CountryGame,
  me: EconomyId,
  { ways }: Foretold,
): ScoreMove | undefined {
  if (ways === undefined) return undefined;
  const was = scoreAhead(scenario, game, me, ways.without);
  const next = scoreAhead(scenario, game, me, ways.with);
  if (was === undefined || next === undefined || was.isOver) return undefined;
  const weights = partWeights(next.parts.map(({ part }) => part));
  const countedIn = ({ parts }: ScoreAhead, of: ScorePart) =>
    weights[of] * (parts.find(({ part }) => part === of)?.counted ?? 0);
  const exact = fromKeys(SCORE_PARTS, (of) => countedIn(next, of) - countedIn(was, of));
  const whole = mapValues(exact, (points) => Math.round(points));
  const move = { was: was.score, next: next.score, ...whole };
  // What rounding leaves is of the part that lost most by it: no gain stands as a loss.
  const left = SCORE_PARTS.reduce((rest, part) => rest - whole[part], pointsMoved(move));
  const [most = 'prosperity'] = SCORE_PARTS.toSorted(
    (a, b) => left * (exact[b] - whole[b] - exact[a] + whole[a]),
  );
  return { ...move, [most]: whole[most] + left };
}

type Terms = Pick<Draft, 'parties' | 'clauses'>;

/** What is known of an offer besides how the score moves. */
type Foreknown = {
  readonly effects?: readonly Effect[];
  readonly flows?: readonly ForecastFlow[];
  readonly home?: HomeForecast | undefined;
  readonly causeOf?: (effect: Effect, clauses: Draft['clauses']) => Cause | undefined;
};

/** Why an offer moves the score: what weighs most in the part of it that moves most the way of the whole. */
export function becauseOf(
  move: ScoreMove,
  { effects = [], flows = [], home, causeOf }: Foreknown,
  { parties, clauses }: Terms,
  me: EconomyId,
): Phrase | undefined {
  const way = Math.sign(pointsMoved(move));
  if (way === 0) return undefined;
  const [main] = SCORE_PARTS.toSorted((a, b) => way * (move[b] - move[a]));
  if (main === 'mandate') return phrase(`proposal.cause.task${way > 0 ? 'Done' : 'Missed'}`);
  if (main === 'support') {
    const { parts } = home?.support[me] ?? {};
    const [most] = SUPPORT_PARTS.map((part) => ({ part, points: way * (parts?.[part] ?? 0) }))
      .filter(({ points }) => points > 0)
      .toSorted((a, b) => b.points - a.points);
    return most && phrase('proposal.cause.support', { part: () => t(`support.part.${most.part}`) });
  }
  const effect = effects.find(({ economy }) => economy === me);
  // What only grows later has no cause in this round.
  if (effect === undefined || way * effect.gainBn <= 0) return undefined;
  const cause = causeOf?.(effect, clauses);
  if (cause === 'betterTrade' || cause === 'worseTrade')
    return tradeBehind(flows, me, cause === 'betterTrade' ? 'more' : 'less');
  const moreBn = (isOfPartners: boolean): number =>
    flows
      .filter(({ importer, exporter }) => importer === me && parties.includes(exporter) === isOfPartners)
      .reduce((sum, { beforeBn, afterBn }) => sum + afterBn - beforeBn, 0);
  const [fromPartners, fromOthers] = [moreBn(true), moreBn(false)];
  if (cause === 'lessRevenue' && fromPartners > 0 && -2 * fromOthers > fromPartners)
    return phrase('proposal.cause.diverted', {
      amountBn: -fromOthers,
      economies: parties.filter((party) => party !== me),
    });
  return cause && phrase(`proposal.cause.${cause}`);
}

type MovedProps = Foretold &
  Foreknown & {
    readonly isShort?: boolean;
    /** Whose forecast it is: kept for when it has been signed. */
    readonly of?: Terms;
  };

/** The score without and with a choice, and what its income, its support and its tasks are worth in the same points. */
export function ScoreMoved({ isShort = false, of, ...forecast }: MovedProps) {
  const { scenario, game, me } = useCountrySeat();
  const move = scoreMoved(scenario, game, me, forecast);
  useEffect(() => {
    if (of === undefined || move === undefined) return;
    const about = toldAs(of);
    keepForecast(game.round, `was ${about}`, move.was);
    keepForecast(game.round, `next ${about}`, move.next);
  }, [of, move?.was, move?.next]);
  if (move !== undefined && isShort) return <ScoreShort move={move} />;
  if (move !== undefined) {
    const because = of && becauseOf(move, forecast, of, me);
    return (
      <p class="num stack gap-0">
        <b class="size-title">{scoreMoveTold(move)}</b>
        {pointsMoved(move) !== 0 && <span class="small">{partsTold(move)}</span>}
        {because !== undefined && <span class="small">{say(because)}</span>}
      </p>
    );
  }
  // Its place is kept while the model looks to the end.
  const isComing = forecast.ways === undefined && isScored(scenario, game, me);
  return isComing ? (
    <p>
      <ScoreComing />
    </p>
  ) : null;
}

/** In the place of a score that the model works out. */
export function ScoreComing() {
  return <span class="nowrap small muted" aria-busy="true">{`${t('partners.score')} …`}</span>;
}

export function toldAs({ parties, clauses }: Terms): string {
  return canonicalJson({ parties, clauses });
}

type SignedProps = { readonly proposal: Proposal; readonly children: ComponentChildren };

/** Of an offer that the reader has signed the score as it was told before, as far as this device knows it; else what is given. */
export function ScoreWhenSigned({ proposal, children }: SignedProps) {
  const { me } = useCountrySeat();
  const { status, parties, round } = proposal;
  const [was, next] = [
    forecastTold(round, `was ${toldAs(proposal)}`),
    forecastTold(round, `next ${toldAs(proposal)}`),
  ];
  if (status !== 'concluded' || !parties.includes(me) || was === undefined || next === undefined)
    return <>{children}</>;
  return (
    <p class="lit slim ruled row wrap num">
      <b>{t('score.move', { was: formatPoints(was), next: formatPoints(next) })}</b>
      <span class="small muted">{t('proposal.toldWhenSigned')}</span>
    </p>
  );
}

/** Whether a score is told while rounds are left. */
export function isScored(scenario: Scenario, game: CountryGame, me: EconomyId): boolean {
  return scoreAhead(scenario, game, me)?.isOver === false;
}

/** The score with a choice beside that without it, shortly; that it stays, where both are written alike. */
export function ScoreShort({ move }: { readonly move: ScoreMove }) {
  const [was, next] = [formatPoints(move.was), formatPoints(move.next)];
  const all = pointsMoved(move);
  if (all === 0) return <span class="nowrap small muted">{scoreMoveTold(move)}</span>;
  return (
    <span class={`nowrap num delta-word ${all > 0 ? 'up' : 'down'}`}>
      <span class="small">{t('partners.score')}</span> <b>{`${was} → ${next}`}</b>
    </span>
  );
}

/** What the list of partners has told of each of its deals, and what was signed in the round by then. */
type Listing = {
  readonly round: string;
  readonly law: string;
  readonly signed: readonly Proposal[];
  readonly points: ReadonlyMap<string, number>;
};

/** As it stands, and under the law before. */
const listings = signal<readonly Listing[]>([]);

const roundOf = ({ round }: CountryGame, me: EconomyId): string => `${gameId.value ?? ''} ${round} ${me}`;

export function noteListing(
  game: CountryGame,
  me: EconomyId,
  law: string,
  deals: readonly (readonly [Terms, number])[],
): void {
  const round = roundOf(game, me);
  const signed = Object.values(game.proposals).filter(
    (each) => each.status === 'concluded' && each.round === game.round,
  );
  const before = listings.peek().find((each) => each.round === round && each.law !== law);
  // By all of its terms: deals of one kind with one partner are several, and bring other points.
  const points = new Map(deals.map(([draft, worth]) => [toldAs(draft), worth]));
  listings.value = [{ round, law, signed, points }, ...(before === undefined ? [] : [before])];
}

/** Points by which a deal must bring more or less than before for it to be told. */
const TOLD_MOVE = 2;
/** As many names as a row has room for. */
const MOST_NAMED = 4;

/** What a deal of the list brings, as the list told it: in points, and in income where there is no score. */
export function worthTold(game: CountryGame, draft: Terms, me: EconomyId, percent: number): string {
  const points = listings.value
    .filter(({ round }) => round === roundOf(game, me))
    .map((each) => each.points.get(toldAs(draft)))
    .find((each) => each !== undefined);
  return points === undefined
    ? formatSignedPercent(percent / 100, 2)
    : t('mandate.points', { points: formatSigned(points, 0) });
}

/** What a deal of the list brought before others signed, where that was more or less. */
export function movedSince(game: CountryGame, draft: Terms, me: EconomyId): string | undefined {
  const [now, before] = listings.value;
  if (now === undefined || before === undefined || now.round !== roundOf(game, me)) return undefined;
  const [is, was] = [now, before].map(({ points }) => points.get(toldAs(draft)));
  const moved = is === undefined || was === undefined ? 0 : Math.round(is - was);
  if (Math.abs(moved) < TOLD_MOVE) return undefined;
  const since = now.signed.filter(({ id }) => !before.signed.some((each) => each.id === id));
  const names = [...new Set(since.flatMap(({ parties }) => parties))].map((economy) =>
    economy === me ? t('table.you') : economyName(economy),
  );
  // What it brought, not the difference: that could be more than the list tells now.
  const points = formatSigned(was ?? 0, 0);
  return names.length === 0 || names.length > MOST_NAMED
    ? t('partners.movedOthers', { points })
    : t('partners.moved', { points, economies: formatList(names) });
}

/** It stands in the row of the list, and where the desk opens it. */
export function MovedNote({ draft }: { readonly draft: Terms }) {
  const { game, me } = useCountrySeat();
  const moved = movedSince(game, draft, me);
  return moved === undefined ? null : <span class="small muted">{moved}</span>;
}

function scoreMoveTold(move: ScoreMove): string {
  const [was, next] = [formatPoints(move.was), formatPoints(move.next)];
  return t(was === next ? 'score.stays' : 'score.move', { was, next });
}

/** Whole points that a score moves by, as both are written. */
export function pointsMoved({ was, next }: ScoreMove): number {
  return Math.round(next) - Math.round(was);
}

/** By how much it moves, and what of that is for what. */
function partsTold(move: ScoreMove): string {
  const parts = SCORE_PARTS.filter((part) => move[part] !== 0)
    .map((part) => t(`score.of.${part}`, { points: formatSigned(move[part], 0) }))
    .join(locale().comma);
  return t('score.parts', { points: formatSigned(pointsMoved(move), 0), parts });
}
