import { moneyLeft } from '#shared/rules/provinces/pacts/payments.ts';
import { formatList } from '../../../text/format.ts';
import { economyName } from '../../../text/nameParams.ts';
import { t, tOr } from '../../../text/t.ts';
import { yuan, yuanField } from '../../../text/money.ts';
import { ConceptMark } from '../../concepts/ConceptLink.tsx';
import { Choice } from '../../../design/Choice.tsx';
import { Stepper } from '../../../design/Stepper.tsx';
import type { MeasuresProps } from './measuresModel.ts';
import { MeasureFold } from './MeasureFold.tsx';
import { openCorridors, withMeasure } from './moreModel.ts';

const NONE = '';
const FIRST_PLEDGE = 10;
const STEP = 5;

/** Money for one corridor, secret for good: built if pledges reach its cost, else half comes back. */
export function CorridorPledge({ game, me, measures, isOff, onChange }: MeasuresProps) {
  const field = yuanField();
  const { pledge } = measures;
  const left = moneyLeft(game, me);
  const routes = openCorridors(game, me);
  const chosen = routes.find(({ corridor }) => corridor.id === pledge?.corridor);
  const choose = (id: string): void =>
    onChange(
      withMeasure(
        measures,
        'pledge',
        id === NONE
          ? undefined
          : { corridor: id, yuan100m: pledge?.yuan100m ?? Math.max(1, Math.min(FIRST_PLEDGE, left)) },
      ),
    );
  return (
    <MeasureFold
      title={t('corridorPledge.title')}
      said={
        pledge === undefined
          ? t('more.none')
          : `${tOr(`corridor.${pledge.corridor}`, pledge.corridor)} · ${yuan(pledge.yuan100m)}`
      }
    >
      {left < 1 ? (
        <p class="small muted">{t('corridorPledge.noMoney')}</p>
      ) : (
        <fieldset class="fields" disabled={isOff}>
          <Choice
            label={t('corridorPledge.corridor')}
            value={pledge?.corridor ?? NONE}
            options={[
              { value: NONE, label: t('more.none') },
              ...routes.map(({ corridor }) => ({
                value: corridor.id,
                label: tOr(`corridor.${corridor.id}`, corridor.id),
              })),
            ]}
            onChange={choose}
          />
          {pledge !== undefined && (
            <span class="choice">
              <span class="small muted">{t('corridorPledge.sum')}</span>
              <Stepper
                label={t('corridorPledge.sum')}
                value={pledge.yuan100m / field.yuan100m}
                min={1 / field.yuan100m}
                max={Math.max(left, pledge.yuan100m) / field.yuan100m}
                step={STEP / field.yuan100m}
                digits={field.digits}
                onChange={(sum) => {
                  const yuan100m = Math.max(1, Math.round(sum * field.yuan100m));
                  onChange({ ...measures, pledge: { ...pledge, yuan100m } });
                }}
              />
            </span>
          )}
        </fieldset>
      )}
      {chosen !== undefined && (
        <p class="small muted">
          {t('corridorPledge.about', {
            economies: formatList(chosen.corridor.members.map(economyName)),
            cost: yuan(chosen.corridor.costYuan100m),
          })}
        </p>
      )}
      <p class="micro muted">
        {t('corridorPledge.hint')} <ConceptMark place="spot.provinceCorridor" />
      </p>
    </MeasureFold>
  );
}
