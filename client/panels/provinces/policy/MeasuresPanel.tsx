import { Say } from '../../../text/Say.tsx';
import { t } from '../../../text/t.ts';
import { SECOND_STEP_COST } from '#shared/content/provinces/provinceConstants.ts';
import { yuan } from '../../../text/yuan.ts';
import { ConceptMark } from '../../concepts/ConceptLink.tsx';
import { ScrollPane } from '../../chrome/ScrollPane.tsx';
import { CareerBars } from './CareerBars.tsx';
import { changeMeasures, useMeasuresDraft } from './measuresDraft.ts';
import { careerRows, DIALS, inspectionRisk, untouchedMeasures, whatItDoes } from './measuresModel.ts';
import type { SeatProps } from './measuresProps.ts';
import { OutlookRows } from './OutlookRows.tsx';
import { SealRow } from './SealRow.tsx';
import { SealedEnvelope } from './SealedEnvelope.tsx';
import { StepDial } from './StepDial.tsx';
import { useMeasuresPreview } from './useMeasuresPreview.ts';
import { MoreMeasures } from './more/MoreMeasures.tsx';
import './measures.css';

/** The envelope of a province: two dials and what else is open, what they would do, and the seal. */
export function MeasuresPanel({ scenario, game, me }: SeatProps) {
  const measures = useMeasuresDraft(scenario, game, me);
  const preview = useMeasuresPreview(game, me, measures);
  const isSealed = game.sealedBy.includes(me);
  const { forecast, hasFailed } = preview;
  const props = {
    scenario,
    game,
    me,
    measures,
    isOff: isSealed,
    onChange: (next: typeof measures) => changeMeasures(game, me, next),
  };
  if (isSealed) return <SealedEnvelope {...props} forecast={forecast} />;
  const [before, after] = [forecast?.before.provinces[me], forecast?.after.provinces[me]];
  const risk = inspectionRisk(scenario, game);
  return (
    <section class="panel measures" aria-labelledby="policy-title">
      <div class="head">
        <h2 id="policy-title" class="grow">
          {t('measures.title')} <ConceptMark place="spot.dials" />
        </h2>
        <span class="small muted">{t('measures.cost', { cost: yuan(SECOND_STEP_COST) })}</span>
      </div>
      <ScrollPane class="measures-scroll" labelledBy="policy-title">
        {DIALS.map((dial) => (
          <StepDial key={dial} {...props} dial={dial} />
        ))}
        <MoreMeasures {...props} />
        {forecast !== undefined && (
          <output class="paper measures-headline">
            <Say phrase={whatItDoes(scenario, game, me, forecast)} />
          </output>
        )}
        {hasFailed && <p class="small pad">{t('outlook.failed')}</p>}
        {forecast === undefined && !hasFailed && <p class="small muted pad">{t('outlook.computing')}</p>}
        {forecast !== undefined && <OutlookRows me={me} forecast={forecast} />}
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
      </ScrollPane>
      <SealRow {...props} untouched={untouchedMeasures(game, me)} />
    </section>
  );
}
