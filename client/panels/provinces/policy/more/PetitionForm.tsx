import { PETITION_COST } from '#shared/content/provinces/provinceConstants.ts';
import { economyName } from '../../../../text/nameParams.ts';
import { yuan } from '../../../../text/yuan.ts';
import { t } from '../../../../text/t.ts';
import { Choice } from '../../../player/Choice.tsx';
import type { MeasuresProps } from '../measuresProps.ts';
import { MeasureFold } from './MeasureFold.tsx';
import { hasLaw, withMeasure } from './moreModel.ts';

const NONE = '';

/** A sealed petition to the centre against one province; there must be a law to call on. */
export function PetitionForm({ scenario, game, me, measures, isOff, onChange }: MeasuresProps) {
  const { petition } = measures;
  const mayPetition = hasLaw(scenario, game);
  return (
    <MeasureFold
      title={t('petition.title')}
      said={petition === undefined ? t('more.none') : economyName(petition)}
    >
      {!mayPetition && <p class="small muted">{t('petition.noLaw')}</p>}
      <fieldset class="fields" disabled={isOff || (!mayPetition && petition === undefined)}>
        <Choice
          label={t('petition.against', { cost: yuan(PETITION_COST) })}
          value={petition ?? NONE}
          options={[
            { value: NONE, label: t('more.none') },
            ...scenario.dealOrder
              .filter((economy) => economy !== me)
              .map((economy) => ({ value: economy, label: economyName(economy) })),
          ]}
          onChange={(value) =>
            onChange(withMeasure(measures, 'petition', value === NONE ? undefined : value))
          }
        />
      </fieldset>
      <p class="micro muted">{t('petition.hint')}</p>
    </MeasureFold>
  );
}
