/** The score that a game of the world is expected to end with, and what a choice makes of it. Pages load it with what tells it: it takes the law that an offer would make. */
import { rulerOf } from '#shared/rules/scores/par.ts';
import { FALL_PENALTY } from '#shared/content/politicsConstants.ts';
import { MANDATE_MAX } from '#shared/content/mandates.ts';
import { KEPT, middleOf, partWeights } from '#shared/content/scores.ts';
import { SCORE_PARTS, type ScorePart } from '#shared/content/vocabulary.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { SupportForecast } from '#shared/protocol/modules/politics.ts';
import { lawOf, withPendingLaw } from '#shared/rules/clauses/proposalLaw.ts';
import { averageAhead } from '#shared/rules/forecast/forecastOverRounds.ts';
import { applyLaw, startsAnew } from '#shared/rules/law/register.ts';
import { countedPoints, pointsOfSum, seatScore } from '#shared/rules/scores/finalScore.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { previews } from '../../preview/preview.ts';
import { revealedReports } from '../../state/standing.ts';
import { withTradeInForce } from '../../state/trade.ts';
import { useCountrySeat } from '../../state/useTable.ts';
import { formatNumber, formatPoints, formatSigned, sentences } from '../../text/format.ts';
import { locale } from '../../text/language.ts';
import { t } from '../../text/t.ts';
import type { Effect } from '../effects/useProposalPreview.ts';
import { judgedTasks, pointsOfTasks, taskPointsNow, tasksOf } from './politicsModel.ts';

/** A part of a score: what it counts of 100, and the points that it brings of those that it can. */
type PartAhead = Readonly<Record<'counted' | 'points' | 'most', number>> & { readonly part: ScorePart };

export type ScoreAhead = {
  readonly score: number;
  readonly parts: readonly PartAhead[];
  /** Points that falls of the government have taken. */
  readonly lost: number;
  /** Of a seat with a single task that is not done: the score with it done. */
  readonly withTask?: number;
  /** Rounds are left, and are told to go as for bots. */
  readonly rest?: 'asBots';
};

/**
 * The score that a seat comes to if the rounds left go on as they do for bots in it, with its tasks as they stand. After the years after it is the score.
 * Nothing without bots to compare with, nor before play is over where every round starts anew: there all seats are told by what they have come to.
 * `now`: the open round as it would come. While more can be signed in it, it counts where it brings more than the round usually does.
 */
export function scoreAhead(
  scenario: Scenario,
  game: CountryGame,
  me: EconomyId,
  now?: RoundNow,
  taskPoints = taskPointsNow(scenario, game, me),
): ScoreAhead | undefined {
  const usual = scoreWith(scenario, game, me, taskPoints);
  const soFar = now && scoreWith(scenario, game, me, taskPoints, now);
  if (usual === undefined || soFar === undefined) return usual;
  return game.phase === 'policy' || soFar.score > usual.score ? soFar : usual;
}

function scoreWith(
  scenario: Scenario,
  game: CountryGame,
  me: EconomyId,
  taskPoints: number,
  now?: RoundNow,
): ScoreAhead | undefined {
  const { par, politics, settings } = game;
  const own = par?.seats[me];
  if (par === undefined || own === undefined || own.prosperity.length < 2) return undefined;
  const seen = revealedReports(game);
  const isOver = seen.at(-1)?.isEpilogue === true;
  if (startsAnew(game) && !isOver) return undefined;
  const rounds = seen.map(({ isEpilogue, economies, modules }): RoundNow & { isEpilogue: boolean } => ({
    isEpilogue,
    welfare: economies[me]?.welfare ?? 1,
    support: modules?.politics?.economies[me]?.support,
  }));
  const counted = now === undefined ? rounds : [...rounds, { ...now, isEpilogue: false }];
  const ahead = (part: keyof typeof KEPT, valueOf: (round: RoundNow) => number | undefined) =>
    averageAhead(counted, valueOf, {
      rounds: settings.rounds,
      path: par.pace?.[me]?.[part],
      end: middleOf(own[part] ?? [])[0],
      kept: KEPT[part],
    });
  const support = politics && ahead('support', (round) => round.support);
  const falls = seen.filter(({ modules }) =>
    modules?.politics?.elections.some(({ economy, fell }) => economy === me && fell),
  ).length;
  const scoreBy = (mandate: number) =>
    seatScore(
      me,
      {
        prosperity: ahead('prosperity', ({ welfare }) => 100 * Math.log(welfare)) ?? 0,
        ...(support === undefined ? {} : { support }),
        ...(tasksOf(scenario, game, me).length === 0 ? {} : { mandate }),
        falls,
      },
      { par, basis: 'par', ruler: rulerOf(game) },
    );
  const { score, parts: judged } = scoreBy(taskPoints);
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
    ...(withTask === undefined || withTask <= score ? {} : { withTask }),
    ...(isOver ? {} : { rest: 'asBots' as const }),
  };
}

/** What a choice does to the score at the end, as it is told without and with it, and the points that the round itself and tasks bring more by it. */
export type ScoreMove = Readonly<Record<'was' | 'next' | 'prosperity' | 'support' | 'mandate', number>>;

/** A forecast of a choice, at home too. */
export type Foretold = {
  readonly effects: readonly Pick<Effect, 'economy' | 'index' | 'percent'>[];
  readonly home?: { readonly support: Readonly<Record<EconomyId, SupportForecast>> };
  /** Of an offer: tasks are judged with it too. */
  readonly draft?: Draft;
};

/** Nothing where no score is told. */
export function scoreMoved(
  scenario: Scenario,
  game: CountryGame,
  me: EconomyId,
  { effects, home, draft }: Foretold,
): ScoreMove | undefined {
  const effect = effects.find(({ economy }) => economy === me);
  const voters = home?.support[me];
  if (effect === undefined || voters === undefined) return undefined;
  const { after, change, endsRound = after, endsWithout = after - change } = voters;
  const [welfare, grown] = [effect.index / 100, 1 + effect.percent / 100];
  const judged = (law: CountryGame) => pointsOfTasks(judgedTasks(scenario, withTradeInForce(law), me));
  const law = withPendingLaw(scenario, game);
  const more = draft && judged(applyLaw(law, lawOf(scenario, law, draft))) - judged(law);
  const tasks = taskPointsNow(scenario, game, me);
  const cases: readonly (readonly [RoundNow, number])[] = [
    [{ welfare: welfare / grown, support: endsWithout }, tasks],
    [{ welfare, support: endsRound }, tasks + (more ?? 0)],
  ];
  const [was, next] = cases.map(([now, points]) => scoreAhead(scenario, game, me, now, points)?.score);
  const [before, then] = cases.map(([now, points]) => scoreWith(scenario, game, me, points, now)?.parts);
  if (was === undefined || next === undefined || before === undefined || then === undefined) return undefined;
  const weights = partWeights(then.map(({ part }) => part));
  const counted = (parts: typeof then, of: ScorePart) => parts.find(({ part }) => part === of)?.counted ?? 0;
  const moved = (of: ScorePart) => (weights[of] ?? 0) * (counted(then, of) - counted(before, of));
  const [prosperity, support, mandate] = [moved('prosperity'), moved('support'), moved('mandate')];
  return { was, next, prosperity, support, mandate };
}

/** What a round counts for of a seat: real income, opening = 1, and support where there is any. */
export type RoundNow = { readonly welfare: number; readonly support: number | undefined };

/** The open round as it would come with what is signed, once the model has weighed that; nothing once it is settled. */
export function roundNow({ phase }: Pick<CountryGame, 'phase'>): RoundNow | undefined {
  const answer = previews.value.standing?.result;
  if ((phase !== 'negotiation' && phase !== 'policy') || answer?.type !== 'support') return undefined;
  const { welfare, points, endsRound = points } = answer;
  return welfare === undefined ? undefined : { welfare, support: endsRound };
}

/** The score at the end without and with a choice, and what its income and its support are worth in the same points. */
export function ScoreMoved(forecast: Foretold) {
  const { scenario, game, me } = useCountrySeat();
  const told = scoreMovedTold(scenario, game, me, forecast);
  return told === undefined ? null : (
    <p class="num">
      <b>{told}</b>
    </p>
  );
}

export function scoreMovedTold(...asked: Parameters<typeof scoreMoved>): string | undefined {
  const move = scoreMoved(...asked);
  return move && scoreMoveTold(move);
}

/** Points of which something is told: the last digit that is shown. */
const TOLD_POINTS = 0.1;

/** The same in words. A round that has yet to come up to what the forecast expects of it moves the points of the round and not the score. */
function scoreMoveTold(move: ScoreMove): string {
  const [was, next] = [formatPoints(move.was), formatPoints(move.next)];
  const parts = (['prosperity', 'support', 'mandate'] as const)
    .filter((part) => part !== 'mandate' || move.mandate !== 0)
    .map((part) => t(`score.of.${part}`, { points: formatSigned(move[part], 1) }));
  const expected = move.prosperity + move.support + move.mandate - (move.next - move.was);
  return sentences(
    t(was === next ? 'score.stays' : 'score.move', { was, next, parts: parts.join(locale().comma) }),
    expected >= TOLD_POINTS && t('score.foreseen', { was, points: formatNumber(expected, 1) }),
    expected <= -TOLD_POINTS && t('score.madeUp', { was }),
  );
}
