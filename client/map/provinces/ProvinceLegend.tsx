import { agreementName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { LevelMeter } from './LevelMeter.tsx';
import type { ProvinceMapModel } from './provinceMapModel.ts';

/** What the signs of the map mean; only what is on it. */
export function ProvinceLegend({ model }: { readonly model: ProvinceMapModel }) {
  return (
    <ul class="panel province-legend small">
      <li>
        <svg width="34" height="14" aria-hidden="true">
          <rect x="2" y="2" width="30" height="10" class="legend-bricks" />
        </svg>
        {t('pmap.legend.bricks')}
      </li>
      <li>
        <LevelMeter kind="wall" level={3} />
        {t('pmap.legend.wall')}
      </li>
      <li>
        <LevelMeter kind="block" level={2} />
        {t('pmap.legend.block')}
      </li>
      {model.pacts.map(({ id, slot }) => (
        <li key={id}>
          <i class="legend-pact" style={{ '--slot': `var(--b${slot})` }} aria-hidden="true" />
          {agreementName(id)}
        </li>
      ))}
    </ul>
  );
}
