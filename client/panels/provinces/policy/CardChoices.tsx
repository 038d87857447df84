import { cardChoiceCost, feesAllowed, isToLayOff } from '#shared/rules/provinces/events/cardChoices.ts';
import { economyName } from '../../../text/nameParams.ts';
import { t } from '../../../text/t.ts';
import { yuan } from '../../../text/money.ts';
import { Choice } from '../../../design/Choice.tsx';
import { OptionRow } from '../OptionRow.tsx';
import type { MeasuresProps } from './measuresModel.ts';
import { MeasureFold } from './MeasureFold.tsx';
import { withMeasure } from './moreModel.ts';

const NONE = '';

/** What cards at work let this province choose: nothing in most rounds. */
export function CardChoices(props: MeasuresProps) {
  const { scenario, game, me } = props;
  const against = feesAllowed(game, me);
  return (
    <>
      {against.length > 0 && <FeeForm {...props} against={against} />}
      {isToLayOff(scenario, game, me) && <JobsForm {...props} />}
    </>
  );
}

type FeeProps = MeasuresProps & { readonly against: readonly string[] };

/** A fee on another province’s goods, or the answer to one. */
function FeeForm({ measures, isOff, onChange, against }: FeeProps) {
  const { fee } = measures;
  return (
    <MeasureFold
      title={t('cardChoice.fee')}
      said={fee === undefined ? t('cardChoice.noFee') : economyName(fee)}
    >
      <fieldset class="fields" disabled={isOff}>
        <Choice
          label={t('cardChoice.feeAgainst')}
          value={fee ?? NONE}
          options={[
            { value: NONE, label: t('cardChoice.noFee') },
            ...against.map((economy) => ({ value: economy, label: economyName(economy) })),
          ]}
          onChange={(value) => onChange(withMeasure(measures, 'fee', value === NONE ? undefined : value))}
        />
      </fieldset>
      <p class="micro muted">{t('cardChoice.feeHint')}</p>
    </MeasureFold>
  );
}

/** Layoffs that a card brings are accepted, or bought off. */
function JobsForm({ game, measures, isOff, onChange }: MeasuresProps) {
  const { keepsJobs } = measures;
  const cost = yuan(cardChoiceCost(game, { ...measures, keepsJobs: true }));
  return (
    <MeasureFold
      title={t('cardChoice.layoffs')}
      said={t(keepsJobs === true ? 'cardChoice.kept' : 'cardChoice.laidOff')}
    >
      <OptionRow
        type="checkbox"
        isOn={keepsJobs === true}
        isOff={isOff}
        title={t('cardChoice.keep', { cost })}
        hint={t('cardChoice.keepHint')}
        onChoose={() => onChange(withMeasure(measures, 'keepsJobs', keepsJobs === true ? undefined : true))}
      />
    </MeasureFold>
  );
}
