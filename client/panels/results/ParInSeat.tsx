import { EPILOGUE_WEIGHT } from '#shared/content/constants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { shareOfBest } from '#shared/rules/settlement/prize.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { hasOneMeasure, revealedReports } from '../../state/standing.ts';
import { formatNumber, sentences } from '../../text/format.ts';
import { t } from '../../text/t.ts';

/** What half of the bots in a seat average more than over a whole game, which prosperity is judged by. */
export type ParInSeat = {
  readonly index: number;
  /** Share of possible gains; absent where pages tell real income alone, or the model is assumed otherwise. */
  readonly share?: number;
};

/** Absent where too few bots have played this game. */
export function parInSeat(
  { bestWelfare, assumed }: Pick<Scenario, 'bestWelfare' | 'assumed'>,
  game: Pick<CountryGame, 'par' | 'settings'>,
  economy: EconomyId,
): ParInSeat | undefined {
  const prosperity = game.par?.seats[economy]?.prosperity[0];
  if (prosperity === undefined) return undefined;
  const welfare = Math.exp(prosperity / 100);
  const isTold = !hasOneMeasure(game) && assumed === undefined;
  return { index: 100 * welfare, ...(isTold ? { share: shareOfBest(bestWelfare[economy], welfare) } : {}) };
}

/** What the seat has averaged over the rounds that it has seen, as prosperity counts them; absent before the first. */
export function averageSoFar(
  { bestWelfare }: Pick<Scenario, 'bestWelfare'>,
  game: CountryGame,
  economy: EconomyId,
): Required<ParInSeat> | undefined {
  const logs = revealedReports(game).flatMap(({ isEpilogue, economies }) =>
    Array<number>(isEpilogue ? EPILOGUE_WEIGHT : 1).fill(Math.log(economies[economy]?.index ?? 100)),
  );
  if (logs.length === 0) return undefined;
  const index = Math.exp(logs.reduce((sum, log) => sum + log, 0) / logs.length);
  return { index, share: shareOfBest(bestWelfare[economy], index / 100) };
}

/** What half of the bots in a seat passed, and what the seat has averaged so far, in sentences; empty where it is not known. */
export function parWords(par: ParInSeat | undefined, soFar?: Required<ParInSeat>): string {
  if (par === undefined) return '';
  const index = formatNumber(par.index, 2);
  const bots =
    par.share === undefined
      ? t('econ.par', { index })
      : t('econ.parShare', { index, share: formatNumber(par.share) });
  if (soFar === undefined) return bots;
  const own = { index: formatNumber(soFar.index, 2), share: formatNumber(soFar.share) };
  return sentences(bots, t(par.share === undefined ? 'econ.soFar' : 'econ.soFarShare', own));
}
