import './score.css';
import { MEDAL_THRESHOLDS } from '#shared/content/constants.ts';
import { FALL_PENALTY } from '#shared/content/politicsConstants.ts';
import type { Medal } from '#shared/content/vocabulary.ts';
import { Meter } from '../../design/charts/Bar.tsx';
import { formatNumber } from '../../text/format.ts';
import { t } from '../../text/t.ts';
import { MedalMark, ScoreRow } from './MedalMark.tsx';
import type { EndRow } from './endModel.ts';

type Props = { readonly row: EndRow; readonly tableMedal: Medal; readonly isShortened?: boolean };

/** The own score: its parts against par, what falls cost, the sum, and the medal that it earns. */
export function ScoreCard({ row, tableMedal, isShortened = false }: Props) {
  const { account } = row;
  const score = account.score ?? row.shareOfPrize;
  return (
    <section class="panel score-card stack gap-3 top" aria-labelledby="own-score">
      <div class="row between">
        <h2 id="own-score">{t(account.score === undefined ? 'end.scorePrize' : 'end.score')}</h2>
        <b class="score-number num">
          <span class="sr">{t('end.scoreOf', { score: formatNumber(score) })}</span>
          <span aria-hidden="true">{formatNumber(score)}</span>
        </b>
      </div>
      <div class="score-rows">
        {account.lines.map((line) => (
          <ScoreRow key={line.part} line={line} />
        ))}
        {account.falls > 0 && (
          <details class="score-row">
            <summary>
              <span class="score-name">{t('end.falls', { count: account.falls })}</span>
              <span />
              <b class="num">{formatNumber(account.fallPoints)}</b>
            </summary>
            <p class="small muted">{t('end.fallsHint', { points: FALL_PENALTY })}</p>
          </details>
        )}
        {account.score !== undefined && account.lines.length + account.falls > 1 && <Sum row={row} />}
      </div>
      <p class="small muted">
        {t(isShortened && account.basis === 'prize' ? 'end.basis.prizeShort' : `end.basis.${account.basis}`)}
      </p>
      <MedalScale score={score} row={row} tableMedal={tableMedal} />
    </section>
  );
}

/** The same sum as a line of figures: points of the parts, less what falls took. */
function Sum({ row: { account } }: { readonly row: EndRow }) {
  const points = account.lines.map((line) => formatNumber(line.points ?? 0, 1));
  const falls = account.fallPoints === 0 ? '' : ` − ${formatNumber(-account.fallPoints)}`;
  return (
    <p class="row between small score-sum ruled">
      <span>{t('end.sum')}</span>
      <span class="num right">
        {points.join(' + ')}
        {falls} = <b>{formatNumber(account.score ?? 0, 1)}</b>
        {account.isBounded && <span class="muted"> {t('end.bounded')}</span>}
      </span>
    </p>
  );
}

const GRADES = ['bronze', 'silver', 'gold'] as const;

/** Where the score stands among the medals, and why the medal is a lower one if it is. */
function MedalScale({ score, row, tableMedal }: Props & { readonly score: number }) {
  return (
    <div class="medal-scale ruled stack">
      <Meter
        kind="score"
        value={score}
        marks={GRADES.map((grade) => ({ at: MEDAL_THRESHOLDS[grade], look: grade }))}
      />
      <p class="small muted">{t('end.medalsFrom', MEDAL_THRESHOLDS)}</p>
      <p class="row wrap">
        <MedalMark medal={row.medal} />
      </p>
      {row.account.isCapped && (
        <p class="small">
          {t('end.capped', {
            alone: t(`medal.${row.account.aloneMedal}`),
            table: t(`medal.${tableMedal}`),
          })}
        </p>
      )}
    </div>
  );
}
