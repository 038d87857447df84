import { BINDING_ROUNDS_MAX, PHASE_IN_ROUNDS_MAX } from '#shared/content/constants.ts';
import { t } from '../../text/t.ts';
import { Stepper } from '../player/Stepper.tsx';
import { ConcessionForm } from './ConcessionForm.tsx';
import {
  ConditionForm,
  FundForm,
  ProvisionForm,
  SpecializationForm,
  SpecialTreatmentForm,
} from './DeepForms.tsx';
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
    case 'phaseIn':
      return (
        <Stepper
          label={t('field.rounds')}
          value={clause.rounds}
          min={2}
          max={clause.type === 'phaseIn' ? PHASE_IN_ROUNDS_MAX : BINDING_ROUNDS_MAX}
          onChange={(rounds) => onChange({ ...clause, rounds: Math.round(rounds) })}
        />
      );
    case 'specialTreatment':
      return <SpecialTreatmentForm {...props} clause={clause} />;
    case 'agreedSpecialization':
      return <SpecializationForm {...props} clause={clause} />;
    case 'jointInfrastructure':
    case 'adjustmentFund':
      return <FundForm {...props} clause={clause} />;
    case 'deepProvision':
      return <ProvisionForm {...props} clause={clause} />;
    case 'conditionality':
      return <ConditionForm {...props} clause={clause} />;
    case 'marketPact':
      // Provinces have a desk of their own.
      return null;
    case 'commonMarket':
    case 'economicUnion':
    case 'fullIntegration':
    case 'mutualRecognition':
    case 'disputeSettlement':
      return <p class="small muted">{t(`desk.about.${clause.type}`)}</p>;
  }
}
