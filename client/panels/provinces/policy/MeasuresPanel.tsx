import { SECOND_STEP_COST } from '#shared/content/provinces/provinceConstants.ts';
import { canonicalJson } from '#shared/kernel/canonicalHash.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Measures } from '#shared/protocol/provinces/measures.ts';
import type { MeasuresForecast } from '#shared/rules/provinces/forecast/forecastMeasures.ts';
import type { ProvinceGame } from '#shared/rules/state.ts';
import { previews, usePreview } from '../../../preview/preview.ts';
import { Say } from '../../../text/Say.tsx';
import { agreementName, economyName } from '../../../text/nameParams.ts';
import { t, tOr } from '../../../text/t.ts';
import { yuan } from '../../../text/money.ts';
import { ConceptMark } from '../../concepts/ConceptLink.tsx';
import { EnvelopeFrame } from '../../table/EnvelopeFrame.tsx';
import { CareerBars, OutlookRows } from './MeasuresOutlook.tsx';
import { StepDial } from './StepDial.tsx';
import './measures.css';
import { DIALS, careerRows, inspectionRisk, measuresDesk, whatItDoes } from './measuresModel.ts';
import { useProvinceSeat } from '../seat.ts';
import { MoreMeasures } from './MoreMeasures.tsx';

/** The envelope of a province: two dials and what else is open, what they would do, and the seal. */
export function MeasuresPanel() {
  const { scenario, game, me } = useProvinceSeat();
  const envelope = measuresDesk.useEnvelope();
  const { content: measures, isSealed, change } = envelope;
  const { forecast, hasFailed } = useMeasuresPreview(game, me, measures);
  const props = { measures, isOff: isSealed, onChange: change };
  const [before, after] = [forecast?.before.provinces[me], forecast?.after.provinces[me]];
  const risk = inspectionRisk(scenario, game);
  return (
    <EnvelopeFrame
      kind="measures"
      envelope={envelope}
      head={
        <>
          <h2 id="policy-title" class="grow">
            {t('measures.title')} <ConceptMark place="spot.dials" />
          </h2>
          <span class="small muted">{t('measures.cost', { cost: yuan(SECOND_STEP_COST) })}</span>
        </>
      }
      sealLabel={t('measures.seal')}
      sealed={{
        kind: 'sealed',
        content: <SealedEnvelope measures={measures} forecast={forecast} />,
      }}
    >
      {DIALS.map((dial) => (
        <StepDial key={dial} {...props} dial={dial} />
      ))}
      <MoreMeasures {...props} />
      {forecast !== undefined && (
        <output class="paper measures-headline slim">
          <Say phrase={whatItDoes(scenario, game, me, forecast)} />
        </output>
      )}
      {hasFailed && <p class="small pad">{t('outlook.failed')}</p>}
      {forecast === undefined && !hasFailed && <p class="small muted pad">{t('outlook.computing')}</p>}
      {forecast !== undefined && <OutlookRows forecast={forecast} />}
      {before !== undefined && after !== undefined && (
        <CareerBars
          title={t('career.title')}
          rows={careerRows(scenario, game, before, after)}
          total={{ from: before.score, to: after.score }}
          {...(risk.fine === 0
            ? {}
            : { sanction: { from: before.lumps.sanction, to: after.lumps.sanction, ...risk } })}
        />
      )}
    </EnvelopeFrame>
  );
}

type MeasuresPreview = {
  readonly forecast: MeasuresForecast | undefined;
  readonly hasFailed: boolean;
};

/** What the envelope would do, asked anew at every change. */
function useMeasuresPreview(game: ProvinceGame, me: EconomyId, measures: Measures): MeasuresPreview {
  const text = canonicalJson(measures);
  usePreview('first', { type: 'measures', economy: me, measures }, [text, me, game]);
  const { first } = previews.value;
  if (first?.job.type !== 'measures') return { forecast: undefined, hasFailed: false };
  const { result } = first;
  return {
    forecast: result.type === 'measures' ? result.forecast : undefined,
    hasFailed: result.type === 'failed',
  };
}

type SealedProps = { readonly measures: Measures; readonly forecast: MeasuresForecast | undefined };

/** What its own province still sees of a closed envelope. */
function SealedEnvelope({ measures, forecast }: SealedProps) {
  const { scenario, game, me } = useProvinceSeat();
  const seats = Object.keys(game.provinces.provinces).length;
  return (
    <>
      <Envelope mark={tOr(`economyMark.${me}`, me)} />
      <h2 id="policy-title">{t('sealed.title')}</h2>
      <p class="center">{t('sealed.secret')}</p>
      <ul class="sealed-list center">
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
