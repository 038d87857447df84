import { MANDATE_MAX } from '#shared/content/mandates.ts';
import { medalFor } from '#shared/content/scores.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { startsAnew } from '#shared/rules/law/register.ts';
import { meanOverRounds, seatScore } from '#shared/rules/scores/finalScore.ts';
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
  const income = meanOverRounds(rounds, ({ economies }) => Math.log((economies[me]?.index ?? 100) / 100));
  const scoreWith = (mandate: number): number | undefined =>
    seatScore(me, { prosperity: 100 * (income ?? 0), mandate, falls: 0 }, { par, basis: 'par' }).score;
  const [score, withTask] = [scoreWith(taskPointsNow(scenario, game, me)), scoreWith(MANDATE_MAX)];
  return score === undefined || withTask === undefined ? undefined : { score, withTask };
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
