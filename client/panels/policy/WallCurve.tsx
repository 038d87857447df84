import type { RateBounds } from '#shared/rules/schedules/walls.ts';
import type { CurvePoint } from '../../preview/previewProtocol.ts';
import { t } from '../../text/t.ts';
import { curvePath } from './curveModel.ts';

type Props = {
  readonly points: readonly CurvePoint[] | undefined;
  readonly range: RateBounds;
  readonly nowBp: number;
  readonly nextBp: number;
  readonly format: (atBp: number) => string;
};

/** The seat's fortunes above its slider: the track is the axis of the chart. */
export function WallCurve({ points, range, nowBp, nextBp, format }: Props) {
  const income = points === undefined ? undefined : curvePath(points, range, ({ welfare }) => welfare);
  const revenue = points === undefined ? undefined : curvePath(points, range, ({ revenueBn }) => revenueBn);
  if (income === undefined || revenue === undefined) {
    return <div class="curve-wait small muted">{t('curve.computing')}</div>;
  }
  const x = (atBp: number): number => (100 * (atBp - range.minBp)) / (range.maxBp - range.minBp);
  return (
    <figure class="curve">
      <svg viewBox="0 0 100 100" preserveAspectRatio="none" role="img" aria-label={t('curve.label')}>
        <line class="best" x1={x(income.bestAtBp)} x2={x(income.bestAtBp)} y1="4" y2="100" />
        <path class="revenue" d={revenue.path} />
        <path class="income" d={income.path} />
        <line class="was" x1={x(nowBp)} x2={x(nowBp)} y1="10" y2="100" />
        <line class="now" x1={x(nextBp)} x2={x(nextBp)} y1="0" y2="100" />
        <line
          class={income.yAt(nextBp) > income.yAt(nowBp) ? 'move loss' : 'move gain'}
          x1={x(nowBp)}
          y1={income.yAt(nowBp)}
          x2={x(nextBp)}
          y2={income.yAt(nextBp)}
        />
      </svg>
      <i class="curve-dot income" style={{ left: `${x(nextBp)}%`, top: `${income.yAt(nextBp)}%` }} />
      <i class="curve-dot revenue" style={{ left: `${x(nextBp)}%`, top: `${revenue.yAt(nextBp)}%` }} />
      <figcaption class="micro">
        <span class="key-income">{t('curve.income')}</span>
        <span class="key-revenue">{t('curve.revenue')}</span>
        <i class="break" />
        <span class="muted num">{t('curve.best', { value: format(income.bestAtBp) })}</span>
        <span class="muted num">{t('curve.bestRevenue', { value: format(revenue.bestAtBp) })}</span>
      </figcaption>
    </figure>
  );
}
