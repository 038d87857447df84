import '../disputes/disputes.css';
import type { RoundReport } from '#shared/protocol/report.ts';
import { t } from '../../../text/t.ts';
import { ConceptMark } from '../../concepts/ConceptLink.tsx';
import { RegionalismMeter } from './RegionalismMeter.tsx';

/** Building block or stumbling block, after a round with blocs or without; nothing where the module is off. */
export function MeterCard({ report }: { readonly report: RoundReport }) {
  const wto = report.modules?.wto;
  if (wto === undefined) return null;
  return (
    <section class="panel">
      <h3 class="head">
        <span class="grow">{t('meter.title')}</span>
        <ConceptMark place="spot.regionalismMeter" />
      </h3>
      <div class="pad">
        <RegionalismMeter meter={wto.meter} />
      </div>
    </section>
  );
}
