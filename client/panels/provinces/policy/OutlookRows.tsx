import type { EconomyId } from '#shared/kernel/ids.ts';
import { formatNumber } from '../../../text/format.ts';
import { economyName } from '../../../text/nameParams.ts';
import { yuan } from '../../../text/yuan.ts';
import { t } from '../../../text/t.ts';
import { Delta } from '../../player/Delta.tsx';
import type { MeasuresForecast } from '#shared/rules/provinces/forecast/forecastMeasures.ts';
import { othersMoved } from './measuresModel.ts';

type Props = { readonly me: EconomyId; readonly forecast: MeasuresForecast };

/** From what is to what would be while nobody else moves: income, place, state jobs, budget; and what it does to others. */
export function OutlookRows({ me, forecast }: Props) {
  const [was, next] = [forecast.before.provinces[me], forecast.after.provinces[me]];
  if (was === undefined || next === undefined) return null;
  return (
    <section class="outlook" aria-labelledby="outlook-title">
      <div class="row between">
        <h3 id="outlook-title">{t('outlook.title')}</h3>
        <span class="small muted">{t('outlook.rules')}</span>
      </div>
      <table class="outlook-rows num">
        <tbody>
          <Row
            label={t('outlook.income')}
            was={was.index}
            next={next.index}
            reach={6}
            value={formatNumber(next.index, 1)}
            text={`${formatNumber(Math.abs(100 * (next.index / was.index - 1)), 1)}%`}
          />
          <Row
            label={t('outlook.place')}
            was={-was.place}
            next={-next.place}
            reach={5}
            value={t('outlook.placeValue', { place: next.place })}
            text={formatNumber(Math.abs(next.place - was.place))}
          />
          <Row
            label={t('outlook.jobs')}
            was={was.stateJobs}
            next={next.stateJobs}
            reach={15}
            value={formatNumber(next.stateJobs, 1)}
            text={formatNumber(Math.abs(next.stateJobs - was.stateJobs), 1)}
          />
          <Row
            label={t('outlook.budget')}
            was={was.budget}
            next={next.budget}
            reach={Math.max(20, was.budget * 0.12)}
            value={yuan(next.budget)}
            text={yuan(Math.abs(next.budget - was.budget))}
          />
        </tbody>
      </table>
      <p class="small outlook-others">
        <span class="muted">
          {t('outlook.others')}
          {t('common.colon')}
        </span>
        {othersMoved(me, forecast).map(({ economy, percent }) => (
          <span key={economy}>
            {economyName(economy)}{' '}
            <Delta value={percent} text={formatNumber(Math.abs(percent), 2)} epsilon={0.005} />
          </span>
        ))}
      </p>
    </section>
  );
}

type RowProps = {
  readonly label: string;
  readonly was: number;
  readonly next: number;
  /** Change that fills half of the line. */
  readonly reach: number;
  readonly value: string;
  readonly text: string;
};

/** Was-dot and now-dot on a line, the value, and by how much it moved. */
function Row({ label, was, next, reach, value, text }: RowProps) {
  const change = next - was;
  const to = 60 + 50 * Math.max(-1, Math.min(1, change / reach));
  return (
    <tr>
      <th scope="row">{label}</th>
      <td aria-hidden="true">
        <svg width="120" height="14" viewBox="0 0 120 14">
          <path class="rail" d="M2 7H118" />
          <path class={change < 0 ? 'loss' : 'gain'} d={`M60 7H${to.toFixed(1)}`} />
          <circle class="was" cx="60" cy="7" r="3.5" />
          <circle class="now" cx={to.toFixed(1)} cy="7" r="5" />
        </svg>
      </td>
      <td>
        <b>{value}</b>
      </td>
      <td>
        <Delta value={change} text={text} epsilon={0.05} />
      </td>
    </tr>
  );
}
