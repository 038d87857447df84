import { EPILOGUE_WEIGHT } from '#shared/content/constants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { shareOfBest } from '#shared/rules/settlement/prize.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { Delta } from '../../design/Marks.tsx';
import { Term } from '../../design/Term.tsx';
import { hasOneMeasure, revealedReports, standingOf } from '../../state/standing.ts';
import { useCountrySeat } from '../../state/useTable.ts';
import { formatNumber } from '../../text/format.ts';
import { shortMoney } from '../../text/money.ts';
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
export function averageSoFar(game: CountryGame, economy: EconomyId): number | undefined {
  const logs = revealedReports(game).flatMap(({ isEpilogue, economies }) =>
    Array<number>(isEpilogue ? EPILOGUE_WEIGHT : 1).fill(Math.log(economies[economy]?.index ?? 100)),
  );
  if (logs.length === 0) return undefined;
  return Math.exp(logs.reduce((sum, log) => sum + log, 0) / logs.length);
}

/** What half of the bots in a seat passed, in a sentence; empty where it is not known. */
export function parWords(par: ParInSeat | undefined): string {
  if (par === undefined) return '';
  const index = formatNumber(par.index, 2);
  return par.share === undefined
    ? t('econ.par', { index })
    : t('econ.parShare', { index, share: formatNumber(par.share) });
}

/** What the seat has averaged so far beside what half of the bots in it pass; nothing where too few bots have played this game. */
export function AverageLine() {
  const { game, me, scenario } = useCountrySeat();
  const par = parInSeat(scenario, game, me);
  if (par === undefined) return null;
  const own = averageSoFar(game, me);
  return (
    <p class="row between small num">
      {/* After one round it is the income of that round, which stands above. */}
      {own !== undefined && revealedReports(game).length > 1 && (
        <span class="muted">{t('econ.average', { index: formatNumber(own, 2) })}</span>
      )}
      <Term of="par">{t('econ.toBeat', { index: formatNumber(par.index, 2) })}</Term>
    </p>
  );
}

/** Money a year first, then the share of the prize, then the index with two decimals. */
export function IncomeCard() {
  const { game, me } = useCountrySeat();
  const standing = standingOf(game, me);
  if (hasOneMeasure(game)) {
    return (
      <section class="panel pad income-card">
        <p class="small muted">{t('bill.yourIncome')}</p>
        <p class="row between">
          <b class="size-h2 num">{formatNumber(standing.index, 2)}</b>
          <Delta
            value={standing.index - standing.indexBefore}
            text={formatNumber(Math.abs(standing.index - standing.indexBefore), 2)}
          />
        </p>
        <AverageLine />
      </section>
    );
  }
  return (
    <section class="panel pad income-card">
      <p class="small muted">{t('bill.money')}</p>
      <p class="row between">
        <b class="size-h2 num">{shortMoney(standing.gainBn, true)}</b>
        <Delta value={standing.gainThisRoundBn} text={shortMoney(Math.abs(standing.gainThisRoundBn))} />
      </p>
      <p class="row between small">
        <span>
          {t('bill.prize')} <b class="num">{formatNumber(standing.shareOfPrize, 0)}</b>
        </span>
        <span>
          {t('bill.yourIncome')} <b class="num">{formatNumber(standing.index, 2)}</b>{' '}
          <Delta
            value={standing.index - standing.indexBefore}
            text={formatNumber(Math.abs(standing.index - standing.indexBefore), 2)}
          />
        </span>
      </p>
      <AverageLine />
    </section>
  );
}
