import type { RegionalismMeter as Meter } from '#shared/protocol/modules/wto.ts';
import type { RoundReport } from '#shared/protocol/report.ts';
import { Shares } from '../../design/charts/Bar.tsx';
import { money } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { ConceptMark } from '../concepts/ConceptLink.tsx';
import './disputes/disputes.css';
import { readMeter } from './meterModel.ts';

const LEAN = {
  building: 'meter.isBuilding',
  stumbling: 'meter.isStumbling',
  even: 'meter.isEven',
} as const;

type Props = {
  readonly meter: Meter;
  /** The verdict and its bar alone. */
  readonly isBrief?: boolean;
};

/** The two sides of the blocs: what their members' trade brought the members, and what it cost them. */
export function RegionalismMeter({ meter, isBrief = false }: Props) {
  const { lean, hasMoved, buildingShare, mfnPercent, preferentialPercent } = readMeter(meter);
  return (
    <figure class="meter stack">
      <figcaption>{t(LEAN[lean])}</figcaption>
      <Shares
        shares={
          hasMoved
            ? [
                { amount: buildingShare, look: 'gain' },
                { amount: 1 - buildingShare, look: 'loss hatched outlined' },
              ]
            : [{ amount: 1, look: 'still' }]
        }
      />
      {!isBrief && (
        <>
          <dl class="meter-sides stack gap-3 num">
            <Side look="building" amountBn={meter.buildingBn} soFarBn={meter.builtSoFarBn} />
            <Side look="stumbling" amountBn={meter.stumblingBn} soFarBn={meter.stumbledSoFarBn} />
          </dl>
          <p class="small muted num">
            {t('meter.shares', { mfn: mfnPercent, preferential: preferentialPercent })}
          </p>
        </>
      )}
    </figure>
  );
}

function Side({
  look,
  amountBn,
  soFarBn,
}: {
  readonly look: 'building' | 'stumbling';
  readonly amountBn: number;
  readonly soFarBn: number;
}) {
  return (
    <div class={look}>
      <dt class="stack gap-none">
        <b>{t(`meter.${look}`)}</b> <span class="small muted">{t(`meter.${look}Hint`)}</span>
      </dt>
      <dd class="stack gap-none">
        <b>{money(amountBn)}</b>{' '}
        <span class="small muted">{t('meter.soFar', { amount: money(soFarBn) })}</span>
      </dd>
    </div>
  );
}

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
