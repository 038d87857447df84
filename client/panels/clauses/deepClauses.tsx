import { DEEP_PROVISIONS, type DeepProvision } from '#shared/content/vocabulary.ts';
import type { ClauseOf } from '#shared/protocol/clauses.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { Choice } from '../../design/Choice.tsx';
import { t } from '../../text/t.ts';
import { type ClauseView, type FormProps, each, names, ownName, term } from './clauseView.ts';

const deepProvision: ClauseView<'deepProvision'> = {
  concepts: ['deepClauses'],
  chip: ({ provision }) => ({ label: t('chip.provision'), value: t(`provision.${provision}`) }),
  terms: (_ground, { among, provision }) =>
    each(among, (party) => [term(party, 'both', `term.provision.${provision}`)]),
  subject: ({ provision }) => `provision ${provision}`,
  Form: ProvisionForm,
  add: {
    group: 'deep',
    label: 'desk.add.deepProvision',
    first: ({ draft }) => ({
      type: 'deepProvision',
      among: draft.parties,
      provision: unusedProvision(draft),
    }),
  },
};

const mutualRecognition: ClauseView<'mutualRecognition'> = {
  concepts: ['hiddenBarriers'],
  chip: ({ among }) => ({ label: t('chip.recognition'), value: names(among) }),
  terms: (_ground, { among }) => each(among, (party) => [term(party, 'both', 'term.mutualRecognition')]),
  subject: ownName,
  Form: () => <p class="small muted">{t('desk.about.mutualRecognition')}</p>,
  add: {
    group: 'deep',
    label: 'desk.add.mutualRecognition',
    first: ({ draft }) => ({ type: 'mutualRecognition', among: draft.parties }),
  },
};

const disputeSettlement: ClauseView<'disputeSettlement'> = {
  concepts: ['deepClauses'],
  chip: ({ among }) => ({ label: t('chip.settlement'), value: names(among) }),
  terms: (_ground, { among }) => each(among, (party) => [term(party, 'both', 'term.disputeSettlement')]),
  subject: ownName,
  Form: () => <p class="small muted">{t('desk.about.disputeSettlement')}</p>,
  add: {
    group: 'deep',
    label: 'desk.add.disputeSettlement',
    first: ({ draft }) => ({ type: 'disputeSettlement', among: draft.parties }),
  },
};

export const DEEP_CLAUSES = { deepProvision, mutualRecognition, disputeSettlement };

function unusedProvision(draft: Draft): DeepProvision {
  const used = draft.clauses.flatMap((clause) => (clause.type === 'deepProvision' ? [clause.provision] : []));
  return DEEP_PROVISIONS.find((provision) => !used.includes(provision)) ?? DEEP_PROVISIONS[0];
}

/** Which of the deep clauses it is. */
function ProvisionForm({ clause, onChange }: FormProps<ClauseOf<'deepProvision'>>) {
  return (
    <Choice
      label={t('chip.provision')}
      value={clause.provision}
      options={DEEP_PROVISIONS.map((value) => ({ value, label: t(`provision.${value}`) }))}
      onChange={(value) => {
        const provision = DEEP_PROVISIONS.find((each) => each === value);
        if (provision !== undefined) onChange({ ...clause, provision });
      }}
    />
  );
}
