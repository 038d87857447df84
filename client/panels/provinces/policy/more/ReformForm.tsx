import { HOME_REFORMS } from '#shared/content/provinces/homeReforms.ts';
import { HOME_REFORM_COST } from '#shared/content/provinces/provinceConstants.ts';
import { provinceOf } from '#shared/rules/provinces/provincesOf.ts';
import { yuan } from '../../../../text/yuan.ts';
import { t } from '../../../../text/t.ts';
import type { MeasuresProps } from '../measuresProps.ts';
import { MeasureFold } from './MeasureFold.tsx';
import { withMeasure } from './moreModel.ts';

/** One reform at home a round, each with what it costs and does. */
export function ReformForm({ game, me, measures, isOff, onChange }: MeasuresProps) {
  const { reforms } = provinceOf(game, me);
  const wanted = measures.reform;
  return (
    <MeasureFold
      title={t('reformForm.title')}
      said={wanted === undefined ? t('more.none') : t(`homeReform.${wanted}`)}
    >
      <fieldset class="choices" disabled={isOff}>
        <legend class="sr">{t('reformForm.title')}</legend>
        <label class="row">
          <input
            type="radio"
            name="home-reform"
            checked={wanted === undefined}
            onChange={() => onChange(withMeasure(measures, 'reform', undefined))}
          />
          {t('more.none')}
        </label>
        {HOME_REFORMS.map((reform) => {
          const cost = HOME_REFORM_COST[reform];
          const times = reforms[reform] ?? 0;
          return (
            <label key={reform} class="row top">
              <input
                type="radio"
                name="home-reform"
                checked={wanted === reform}
                onChange={() => onChange(withMeasure(measures, 'reform', reform))}
              />
              <span>
                <b>{t(`homeReform.${reform}`)}</b>{' '}
                <span class="small num">{cost === 0 ? t('dial.free') : yuan(cost)}</span>
                {times > 0 && <span class="small muted"> · {t('reformForm.times', { count: times })}</span>}
                <br />
                <span class="small muted">{t(`reformForm.${reform}`)}</span>
              </span>
            </label>
          );
        })}
      </fieldset>
    </MeasureFold>
  );
}
