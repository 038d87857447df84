import { BINDING_ROUNDS_MAX } from '#shared/content/constants.ts';
import { t } from '../../text/t.ts';
import { Stepper } from '../player/Stepper.tsx';
import { ConcessionForm } from './ConcessionForm.tsx';
import { FormerForm } from './FormerForm.tsx';
import type { FormProps } from './formProps.ts';
import { FreeTradeForm } from './FreeTradeForm.tsx';
import { PaymentForm } from './PaymentForm.tsx';
import { UnionForm } from './UnionForm.tsx';

/** The form of an open article. */
export function ClauseForm(props: FormProps) {
  const { clause, onChange } = props;
  switch (clause.type) {
    case 'tariffConcession':
      return <ConcessionForm {...props} clause={clause} />;
    case 'freeTradeArea':
      return <FreeTradeForm {...props} clause={clause} />;
    case 'customsUnion':
      return <UnionForm {...props} clause={clause} />;
    case 'payment':
      return <PaymentForm {...props} clause={clause} />;
    case 'accession':
    case 'merger':
      return <FormerForm former={clause.former} onChange={(former) => onChange({ ...clause, former })} />;
    case 'bindingPeriod':
      return (
        <Stepper
          label={t('field.rounds')}
          value={clause.rounds}
          min={2}
          max={BINDING_ROUNDS_MAX}
          onChange={(rounds) => onChange({ ...clause, rounds: Math.round(rounds) })}
        />
      );
  }
}
