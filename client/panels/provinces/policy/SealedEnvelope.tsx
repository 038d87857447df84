import type { Measures } from '#shared/protocol/provinces/measures.ts';
import type { MeasuresForecast } from '#shared/rules/provinces/forecast/forecastMeasures.ts';
import { Say } from '../../../text/Say.tsx';
import { agreementName, economyName } from '../../../text/nameParams.ts';
import { t, tOr } from '../../../text/t.ts';
import { yuan } from '../../../text/money.ts';
import { whatItDoes } from './measuresModel.ts';
import { useProvinceSeat } from '../seat.ts';

type Props = { readonly measures: Measures; readonly forecast: MeasuresForecast | undefined };

/** What its own province still sees of a closed envelope. */
export function SealedEnvelope({ measures, forecast }: Props) {
  const { scenario, game, me } = useProvinceSeat();
  const seats = Object.keys(game.provinces?.provinces ?? {}).length;
  return (
    <>
      <Envelope mark={tOr(`economyMark.${me}`, me)} />
      <h2 id="policy-title">{t('sealed.title')}</h2>
      <p class="sealed-secret">{t('sealed.secret')}</p>
      <ul class="sealed-list">
        {measuresSummary(measures).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {forecast !== undefined && (
        <p class="small muted">
          <Say phrase={whatItDoes(scenario, game, me, forecast)} />
        </p>
      )}
      <hr class="rule" />
      <h3>{t('sealed.changeTitle')}</h3>
      <p>{t('sealed.changeText')}</p>
      <h3>{t('sealed.nextTitle')}</h3>
      <p>{t('sealed.nextText', { seats })}</p>
    </>
  );
}

function Envelope({ mark }: { readonly mark: string }) {
  return (
    <svg class="envelope" viewBox="0 0 280 172" aria-hidden="true">
      <rect class="back" x="1" y="1" width="278" height="170" />
      <path class="flap" d="M1 1L140 104L279 1M1 171L104 78M279 171L176 78" />
      <circle class="wax" cx="140" cy="98" r="36" />
      <circle class="ring" cx="140" cy="98" r="31" />
      <text x="140" y="98" class={Array.from(mark).length === 1 ? 'mark' : 'mark letters'}>
        {mark}
      </text>
    </svg>
  );
}

/** What is in an envelope, a line a measure. */
function measuresSummary({
  wall,
  block,
  pillar,
  pledge,
  reform,
  petition,
  fee,
  keepsJobs,
  breaks = [],
}: Measures): readonly string[] {
  return [
    t('sealed.dials', { wall, block }),
    ...(pillar === undefined
      ? []
      : [pillar === 'none' ? t('sealed.noPillar') : t('sealed.pillar', { pillar: t(`pillar.${pillar}`) })]),
    ...(pledge === undefined
      ? []
      : [
          t('sealed.pledge', {
            corridor: tOr(`corridor.${pledge.corridor}`, pledge.corridor),
            sum: yuan(pledge.yuan100m),
          }),
        ]),
    ...(reform === undefined ? [] : [t('sealed.reform', { reform: t(`homeReform.${reform}`) })]),
    ...(fee === undefined ? [] : [t('sealed.fee', { economy: economyName(fee) })]),
    ...(keepsJobs === true ? [t('sealed.keepsJobs')] : []),
    ...breaks.map((pact) => t('sealed.breaks', { pact: agreementName(pact) })),
    ...(petition === undefined ? [] : [t('sealed.petition', { economy: economyName(petition) })]),
  ];
}
