import type { FormerAgreement } from '#shared/protocol/clauses.ts';
import { agreementName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { RadioGroup } from '../chrome/RadioGroup.tsx';

type Props = {
  readonly former: readonly FormerAgreement[];
  readonly onChange: (former: FormerAgreement[]) => void;
};

const ACTIONS = ['extend', 'end'] as const;

/** Each older agreement with an outsider is extended to all members or ended; the paper says which. */
export function FormerForm({ former, onChange }: Props) {
  if (former.length === 0) return null;
  return (
    <div class="col">
      <b class="small">{t('field.former')}</b>
      {former.map((each, at) => (
        <RadioGroup
          key={each.agreement}
          legend={agreementName(each.agreement)}
          choices={ACTIONS.map((value) => ({ value, label: t(`field.former.${value}`) }))}
          value={each.action}
          onChange={(action) => onChange(former.with(at, { ...each, action }))}
        />
      ))}
    </div>
  );
}
