import { game } from '../../state/store.ts';
import { formatNumber } from '../../text/format.ts';
import { money } from '../../text/nameParams.ts';
import { sentences } from '../../text/sentences.ts';
import { t } from '../../text/t.ts';
import type { EndRow } from './endModel.ts';

/** The own economy: money first, then the share of the prize, then the index, round by round. */
export function AccountCard({ row }: { readonly row: EndRow }) {
  return (
    <section class="panel score-card account-card" aria-labelledby="own-account">
      <h2 id="own-account">{t('end.account')}</h2>
      <div>
        <Amount label={t('end.money')} value={money(row.gainBn, true)} />
        <Amount label={t('end.share')} value={formatNumber(row.shareOfPrize)} />
        <Amount label={t('end.index')} hint={t('end.indexText')} value={formatNumber(row.index, 2)} />
      </div>
      <IndexPath row={row} />
      <p class="small muted">
        {sentences(
          t('end.meanText'),
          t('end.shareText'),
          row.account.basis !== 'prize' && t('end.shareNoMedal'),
        )}
      </p>
      <p class="small">
        {row.kept + row.broken === 0
          ? t('end.pledgesNoneOwn')
          : t('end.pledgesText', { kept: row.kept, broken: row.broken })}
      </p>
    </section>
  );
}
type AmountProps = { readonly label: string; readonly hint?: string; readonly value: string };

function Amount({ label, hint, value }: AmountProps) {
  return (
    <div class="score">
      <span class="lab">
        {label} {hint !== undefined && <small class="muted">{hint}</small>}
      </span>
      <span class="val">{value}</span>
    </div>
  );
}

const WIDTH = 320;
const HEIGHT = 84;
const MARGIN = 20;
/** Room for the names of the rounds below the line. */
const FOOT = 20;
/** Index points: smaller movements must not look like large ones. */
const LEAST_SPAN = 0.5;

/** Real income by round as a line; the same figures as text for screen readers. */
function IndexPath({ row }: { readonly row: EndRow }) {
  const reports = game.value?.reports ?? [];
  const path = [100, ...reports.map(({ economies }) => economies[row.economy]?.index ?? 100)];
  const [lowest, highest] = [Math.min(...path), Math.max(...path)];
  const span = Math.max(highest - lowest, LEAST_SPAN);
  const low = (lowest + highest - span) / 2;
  const x = (index: number): number => MARGIN + (index / Math.max(1, path.length - 1)) * (WIDTH - 2 * MARGIN);
  const y = (value: number): number => HEIGHT - MARGIN - ((value - low) / span) * (HEIGHT - 2 * MARGIN);
  const label = path.map((value) => formatNumber(value, 2)).join(', ');
  return (
    <svg
      class="index-path"
      viewBox={`0 0 ${WIDTH} ${HEIGHT + FOOT}`}
      role="img"
      aria-label={t('end.index') + t('common.colon') + label}
    >
      <path class="base" d={`M${MARGIN} ${y(100)}H${WIDTH - MARGIN}`} />
      <path
        class="line"
        d={path.map((value, index) => `${index === 0 ? 'M' : 'L'}${x(index)} ${y(value)}`).join('')}
      />
      {path.map((_, index) => (
        <text key={index} x={x(index)} y={HEIGHT + FOOT - 5}>
          {reports[index - 1]?.isEpilogue === true ? t('end.after') : index}
        </text>
      ))}
      {path.map((value, index) => (
        <circle key={index} cx={x(index)} cy={y(value)} r={index === path.length - 1 ? 4.5 : 2.5} />
      ))}
    </svg>
  );
}
