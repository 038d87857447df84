import { BINDING_ROUNDS_MAX, PHASE_IN_ROUNDS_MAX } from '#shared/content/constants.ts';
import type { ClauseOf, FormerAgreement, RevenueKey, TradeException } from '#shared/protocol/clauses.ts';
import { tradableSectors } from '#shared/rules/schedules/places.ts';
import { Icon } from '../../design/Icon.tsx';
import { agreementName, economyName, sectorName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { Choice, RadioGroup } from '../../design/Choice.tsx';
import { Stepper } from '../../design/Stepper.tsx';
import { evenShares, withLastShareComputed } from './editDraft.ts';
import { ConcessionForm } from './ConcessionForm.tsx';
import {
  ConditionForm,
  FundForm,
  ProvisionForm,
  SpecialTreatmentForm,
  SpecializationForm,
} from './DeepForms.tsx';
import { PaymentForm } from './PaymentForm.tsx';
import type { FormProps } from './deskModel.ts';

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

type Props = {
  readonly former: readonly FormerAgreement[];
  readonly onChange: (former: FormerAgreement[]) => void;
};

const ACTIONS = ['extend', 'end'] as const;

/** Each older agreement with an outsider is extended to all members or ended; the paper says which. */
function FormerForm({ former, onChange }: Props) {
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

const KEYS = ['people', 'imports', 'shares'] as const;

/** How the union shares its money, and what becomes of its members' older agreements. */
function UnionForm({ clause, onChange }: FormProps<ClauseOf<'customsUnion'>>) {
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

/** Free trade and its exceptions: who keeps a tariff on what. */
function FreeTradeForm({ scenario, me, clause, onChange }: FormProps<ClauseOf<'freeTradeArea'>>) {
  const goods = tradableSectors(scenario);
  const set = (exceptions: readonly TradeException[]): void => onChange({ ...clause, exceptions });
  const replace = (at: number, exception: TradeException): void => set(clause.exceptions.with(at, exception));
  return (
    <div class="col">
      <p class="small muted">{t('field.exceptions')}</p>
      {clause.exceptions.map((exception, at) => (
        <div class="fields" key={at}>
          <Choice
            label={t('field.keeper')}
            value={exception.by}
            options={clause.among.map((party) => ({ value: party, label: economyName(party) }))}
            onChange={(by) => replace(at, { ...exception, by })}
          />
          <Choice
            label={t('field.exception', { economy: economyName(exception.by) })}
            value={exception.sector}
            options={goods.map((sector) => ({ value: sector, label: sectorName(sector) }))}
            onChange={(sector) => replace(at, { ...exception, sector })}
          />
          <button
            type="button"
            class="btn sm ghost icon"
            aria-label={t('field.removeException')}
            onClick={() => set(clause.exceptions.toSpliced(at, 1))}
          >
            <Icon name="trash" size={16} />
          </button>
        </div>
      ))}
      <button
        type="button"
        class="btn sm"
        onClick={() => set([...clause.exceptions, { by: me, sector: goods[0] ?? '' }])}
      >
        <Icon name="plus" size={16} />
        {t('field.addException')}
      </button>
    </div>
  );
}
