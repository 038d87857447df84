import type { ClauseOf, RevenueKey } from '#shared/protocol/clauses.ts';
import { economyName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { RadioGroup } from '../chrome/RadioGroup.tsx';
import { Stepper } from '../player/Stepper.tsx';
import { evenShares, withLastShareComputed } from '../treaty/editDraft.ts';
import type { FormProps } from './formProps.ts';
import { FormerForm } from './FormerForm.tsx';

const KEYS = ['people', 'imports', 'shares'] as const;

/** How the union shares its money, and what becomes of its members' older agreements. */
export function UnionForm({ clause, onChange }: FormProps<ClauseOf<'customsUnion'>>) {
  const { key, among } = clause;
  const choose = (type: RevenueKey['type']): void => {
    onChange({ ...clause, key: type === 'shares' ? evenShares(among) : { type } });
  };
  return (
    <div class="col">
      <RadioGroup
        legend={t('field.key')}
        choices={KEYS.map((value) => ({ value, label: t(`field.key.${value}`) }))}
        value={key.type}
        onChange={choose}
      />
      {key.type === 'shares' && (
        <div class="fields">
          {among.map((member, at) => (
            <span class="choice" key={member}>
              <span class="small muted">
                {economyName(member)}
                {at === among.length - 1 && ` (${t('field.lastComputed')})`}
              </span>
              <Stepper
                label={t('field.percentOf', { economy: economyName(member) })}
                value={key.percent[member] ?? 0}
                min={0}
                max={100}
                unit="%"
                isOff={at === among.length - 1}
                onChange={(percent) => {
                  const shares = { ...key.percent, [member]: Math.round(percent) };
                  onChange({
                    ...clause,
                    key: withLastShareComputed({ type: 'shares', percent: shares }, among),
                  });
                }}
              />
            </span>
          ))}
        </div>
      )}
      <FormerForm former={clause.former} onChange={(former) => onChange({ ...clause, former })} />
    </div>
  );
}
