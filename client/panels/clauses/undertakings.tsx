import type { ClauseOf } from '#shared/protocol/clauses.ts';
import { Stepper } from '../../design/Stepper.tsx';
import { t } from '../../text/t.ts';
import { type ClauseView, type FormProps, each, ownName, percentOfIncome, term } from './clauseView.ts';

const jointInfrastructure: ClauseView<'jointInfrastructure'> = {
  concepts: ['jointInfrastructure'],
  chip: ({ contributionBp }) => ({
    label: t('chip.infrastructure'),
    value: percentOfIncome(contributionBp),
  }),
  terms: (_ground, { among, contributionBp }) =>
    each(among, (party, economies) => [
      term(party, 'give', 'term.infrastructureGive', { percent: contributionBp / 100 }),
      term(party, 'get', 'term.infrastructureGet', { economies }),
    ]),
  subject: ownName,
  Form: FundForm,
  add: {
    group: 'deep',
    label: 'desk.add.jointInfrastructure',
    first: ({ draft }) => ({ type: 'jointInfrastructure', among: draft.parties, contributionBp: 20 }),
  },
};

const adjustmentFund: ClauseView<'adjustmentFund'> = {
  concepts: ['developmentStrategy', 'adjustment'],
  chip: ({ contributionBp }) => ({ label: t('chip.adjustment'), value: percentOfIncome(contributionBp) }),
  terms: (_ground, { among, contributionBp }) =>
    each(among, (party) => [
      term(party, 'give', 'term.adjustmentGive', { percent: contributionBp / 100 }),
      term(party, 'get', 'term.adjustmentGet'),
    ]),
  subject: ownName,
  Form: FundForm,
  add: {
    group: 'deep',
    label: 'desk.add.adjustmentFund',
    first: ({ draft }) => ({ type: 'adjustmentFund', among: draft.parties, contributionBp: 20 }),
  },
};

export const UNDERTAKINGS = { jointInfrastructure, adjustmentFund };

type Fund = ClauseOf<'jointInfrastructure'> | ClauseOf<'adjustmentFund'>;
const LEAST_BP = { jointInfrastructure: 10, adjustmentFund: 5 } as const;
const MOST_BP = 50;

/** Part of income that each member pays a round. */
function FundForm({ clause, onChange }: FormProps<Fund>) {
  return (
    <span class="choice">
      <span class="small muted">{t('field.contribution')}</span>
      <Stepper
        label={t('field.contribution')}
        value={clause.contributionBp / 100}
        min={LEAST_BP[clause.type] / 100}
        max={MOST_BP / 100}
        step={0.05}
        unit="%"
        onChange={(percent) => onChange({ ...clause, contributionBp: Math.round(percent * 100) })}
      />
    </span>
  );
}
