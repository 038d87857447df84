import { MANDATE_MAX } from '#shared/content/mandates.ts';
import { medalFor, middleOf, partWeights } from '#shared/content/scores.ts';
import { SCORE_PARTS, type ScorePart } from '#shared/content/vocabulary.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { startsAnew } from '#shared/rules/law/register.ts';
import { betterThan, countedPoints, meanOverRounds, seatScore } from '#shared/rules/scores/finalScore.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { revealedReports } from '../../state/standing.ts';
import { useCountrySeat } from '../../state/useTable.ts';
import { formatNumber, sentences } from '../../text/format.ts';
import { t } from '../../text/t.ts';
import { taskPointsNow } from '../politics/politicsModel.ts';

/**
 * The score of a seat if the rounds that are left come out like the last one that it has seen, as its task stands and with the task done. Known
 * where every round starts anew, so that they are alike, once one has been seen.
 */
export function scoreAtThisRate(
  scenario: Scenario,
  game: CountryGame,
  me: EconomyId,
): { readonly score: number; readonly withTask: number } | undefined {
  const { par, settings } = game;
  const seen = revealedReports(game);
  const last = seen.at(-1);
  if (par === undefined || last === undefined || last.isEpilogue || !startsAnew(game)) return undefined;
  const left = Array.from({ length: settings.rounds - last.round }, () => last);
  const rounds = [...seen, ...left, { ...last, isEpilogue: true }];
  const income = meanOverRounds(rounds, ({ economies }) => logIncome(economies[me]?.index));
  const scoreWith = (mandate: number): number | undefined =>
    seatScore(me, { prosperity: 100 * (income ?? 0), mandate, falls: 0 }, { par, basis: 'par' }).score;
  const [score, withTask] = [scoreWith(taskPointsNow(scenario, game, me)), scoreWith(MANDATE_MAX)];
  return score === undefined || withTask === undefined ? undefined : { score, withTask };
}

/** A part of a score: what it counts of 100, and its weight. */
type PartOfSum = { readonly part: ScorePart; readonly counted: number; readonly weightPercent: number };

/** What the rounds that a seat has seen come to as a score, with decimals enough that its parts add up to it as written; nothing without bots to compare with. */
export function sumOfScore(
  scenario: Scenario,
  game: CountryGame,
  me: EconomyId,
): { readonly score: number; readonly parts: readonly PartOfSum[]; readonly digits: number } | undefined {
  const { par } = game;
  if (par === undefined) return undefined;
  const prosperity = meanOverRounds(revealedReports(game), ({ economies }) =>
    logIncome(economies[me]?.index),
  );
  const judged = seatScore(
    me,
    { prosperity: 100 * (prosperity ?? 0), mandate: taskPointsNow(scenario, game, me), falls: 0 },
    { par, basis: 'par' },
  );
  const { score } = judged;
  if (score === undefined) return undefined;
  const entries = SCORE_PARTS.flatMap((part) => {
    const own = judged.parts[part];
    return own === undefined ? [] : [{ part, counted: countedPoints(part, own) ?? 0 }];
  });
  const weights = partWeights(entries.map(({ part }) => part));
  const parts = entries.map((each) => ({ ...each, weightPercent: 100 * weights[each.part] }));
  const addsUp = (digits: number): boolean => {
    const written = (value: number): number => Number(value.toFixed(digits));
    const sum = parts.reduce(
      (all, each) => all + (written(each.counted) * written(each.weightPercent)) / 100,
      0,
    );
    return Math.round(Math.min(100, Math.max(0, sum))) === Math.round(score);
  };
  return { score, parts, digits: [0, 1].find(addsUp) ?? 2 };
}

function logIncome(index = 100): number {
  return Math.log(index / 100);
}

/** Told in whole points with the medal that they would earn alone. */
export function RateLine() {
  const { scenario, game, me } = useCountrySeat();
  const rate = scoreAtThisRate(scenario, game, me);
  if (rate === undefined) return null;
  const told = (points: number) => ({ score: formatNumber(points), medal: t(`medal.${medalFor(points)}`) });
  return (
    <p class="small num">
      {sentences(
        t('econ.rate', told(rate.score)),
        rate.withTask > rate.score && t('econ.rateWithTask', told(rate.withTask)),
      )}
    </p>
  );
}

/** The score that average and task come to, as figures that add up; nothing where bots have not played this game. */
export function ScoreSum() {
  const { scenario, game, me } = useCountrySeat();
  const sum = sumOfScore(scenario, game, me);
  if (sum === undefined) return null;
  const { score, parts, digits } = sum;
  return (
    <p class="row between wrap ruled below num">
      <b>{t('end.score')}</b>
      <span>
        {parts
          .map(({ part, counted, weightPercent }) =>
            t('end.sumPart', {
              part: t(part === 'mandate' ? 'end.part.task' : `end.part.${part}`),
              share: formatNumber(counted, digits),
              percent: formatNumber(weightPercent, digits),
            }),
          )
          .join(' + ')}{' '}
        = <b>{formatNumber(score)}</b>
      </span>
    </p>
  );
}

/** Steps by which income and support are told to count: 0.1 of an average of 100, and one point. */
const STEPS = { income: 0.1, support: 1 } as const;

/** What a step of each average adds to the score near what half of the bots pass, in whole points; absent where their results are not known one by one. */
export function scorePerStep(
  { par }: Pick<CountryGame, 'par'>,
  economy: EconomyId,
): { readonly income: number; readonly support: number } | undefined {
  const { prosperity = [], support = [] } = par?.seats[economy] ?? {};
  if (prosperity.length < 2 || support.length < 2) return undefined;
  const weights = partWeights(SCORE_PARTS);
  const rise = (results: readonly number[], step: number): number => {
    const [middle = 0] = middleOf(results);
    const share = (value: number): number => betterThan(results, value) ?? 0;
    return share(middle + step / 2) - share(middle - step / 2);
  };
  return {
    income: Math.round(weights.prosperity * rise(prosperity, STEPS.income)),
    support: Math.round(weights.support * rise(support, STEPS.support)),
  };
}

/** How steep the score is, so that a tenth of income and a point of support can be weighed against each other. */
export function Steepness() {
  const { game, me } = useCountrySeat();
  const steps = scorePerStep(game, me);
  return steps === undefined ? null : <p class="micro muted">{t('goal.steep', steps)}</p>;
}
