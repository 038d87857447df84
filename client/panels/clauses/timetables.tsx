import {
  BINDING_ROUNDS_MAX,
  PHASE_IN_ROUNDS_MAX,
  SPECIAL_TREATMENT_ROUNDS_MAX,
} from '#shared/content/treatyConstants.ts';
import { CONDITIONS } from '#shared/content/vocabulary.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { ClauseOf } from '#shared/protocol/clauses.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { Choice } from '../../design/Choice.tsx';
import { Stepper } from '../../design/Stepper.tsx';
import { economyName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { type ClauseView, type FormProps, each, names, ownName, term } from './clauseView.ts';

const bindingPeriod: ClauseView<'bindingPeriod'> = {
  concepts: ['bindingTreaties', 'lockIn'],
  chip: ({ rounds }) => ({ label: t('chip.binding'), value: t('chip.rounds', { rounds }) }),
  terms: ({ parties }, { rounds }) =>
    each(parties, (party) => [term(party, 'both', 'term.binding', { rounds })]),
  subject: ownName,
  Form: ({ clause, onChange }) => (
    <RoundsStepper
      rounds={clause.rounds}
      max={BINDING_ROUNDS_MAX}
      onChange={(rounds) => onChange({ ...clause, rounds })}
    />
  ),
  add: {
    group: 'money',
    label: 'desk.add.bindingPeriod',
    isForLonger: true,
    first: () => ({ type: 'bindingPeriod', rounds: 3 }),
  },
};

const phaseIn: ClauseView<'phaseIn'> = {
  concepts: ['timetable'],
  chip: ({ rounds }) => ({ label: t('chip.phaseIn'), value: t('chip.rounds', { rounds }) }),
  terms: ({ parties }, { rounds }) =>
    each(parties, (party) => [term(party, 'both', 'term.phaseIn', { rounds })]),
  subject: ownName,
  Form: ({ clause, onChange }) => (
    <RoundsStepper
      rounds={clause.rounds}
      max={PHASE_IN_ROUNDS_MAX}
      onChange={(rounds) => onChange({ ...clause, rounds })}
    />
  ),
  add: { group: 'money', label: 'desk.add.phaseIn', first: () => ({ type: 'phaseIn', rounds: 3 }) },
};

const specialTreatment: ClauseView<'specialTreatment'> = {
  concepts: ['specialTreatment'],
  chip: ({ to }) => ({ label: t('chip.special'), value: names(to) }),
  terms: ({ parties }, { to: economies, rounds }) =>
    each(parties, (party) => [
      economies.includes(party)
        ? term(party, 'get', 'term.specialGet', { rounds })
        : term(party, 'give', 'term.specialGive', { economies, rounds }),
    ]),
  subject: ownName,
  Form: SpecialTreatmentForm,
  add: {
    group: 'money',
    label: 'desk.add.specialTreatment',
    first: ({ game, draft, partner }) => ({
      type: 'specialTreatment',
      to: [poorest(game, draft.parties) ?? partner],
      rounds: 4,
    }),
  },
};

const conditionality: ClauseView<'conditionality'> = {
  concepts: ['valueExport'],
  chip: ({ of, condition }) => ({
    label: t('chip.condition', { economy: economyName(of) }),
    value: t(`condition.${condition}`),
  }),
  terms: ({ parties }, { of, condition: asked }) => {
    const condition = t(`condition.${asked}`);
    return each(parties, (party) => [
      party === of
        ? term(party, 'give', 'term.conditionGive', { condition })
        : term(party, 'get', 'term.conditionGet', { economy: of, condition }),
    ]);
  },
  subject: ({ of }) => `condition ${of}`,
  Form: ConditionForm,
  add: {
    group: 'deep',
    label: 'desk.add.conditionality',
    first: ({ partner }) => ({ type: 'conditionality', of: partner, condition: 'noWallRise' }),
  },
};

export const TIMETABLES = { bindingPeriod, phaseIn, specialTreatment, conditionality };

/** The party with the smallest income. */
function poorest(game: CountryGame, parties: readonly EconomyId[]): EconomyId | undefined {
  return parties.toSorted((a, b) => (game.settled.incomeBn[a] ?? 0) - (game.settled.incomeBn[b] ?? 0))[0];
}

type RoundsProps = {
  readonly rounds: number;
  readonly max: number;
  readonly onChange: (rounds: number) => void;
};

function RoundsStepper({ rounds, max, onChange }: RoundsProps) {
  return (
    <Stepper
      label={t('field.rounds')}
      value={rounds}
      min={2}
      max={max}
      onChange={(value) => onChange(Math.round(value))}
    />
  );
}

/** Who has longer, and how long. */
function SpecialTreatmentForm({ draft, clause, onChange }: FormProps<ClauseOf<'specialTreatment'>>) {
  return (
    <fieldset class="col plain">
      <legend class="small muted">{t('field.specialTo')}</legend>
      {draft.parties.map((party) => (
        <label key={party} class="tick">
          <input
            type="checkbox"
            checked={clause.to.includes(party)}
            onChange={() => {
              const to = clause.to.includes(party)
                ? clause.to.filter((other) => other !== party)
                : [...clause.to, party];
              if (to.length > 0) onChange({ ...clause, to });
            }}
          />
          {economyName(party)}
        </label>
      ))}
      <Stepper
        label={t('field.rounds')}
        value={clause.rounds}
        min={2}
        max={SPECIAL_TREATMENT_ROUNDS_MAX}
        onChange={(rounds) => onChange({ ...clause, rounds: Math.round(rounds) })}
      />
    </fieldset>
  );
}

/** Whose conduct, and what is asked of it. */
function ConditionForm({ draft, clause, onChange }: FormProps<ClauseOf<'conditionality'>>) {
  return (
    <div class="fields">
      <Choice
        label={t('field.conditionOf')}
        value={clause.of}
        options={draft.parties.map((party) => ({ value: party, label: economyName(party) }))}
        onChange={(of) => onChange({ ...clause, of })}
      />
      <Choice
        label={t('field.condition')}
        value={clause.condition}
        options={CONDITIONS.map((value) => ({ value, label: t(`condition.${value}`) }))}
        onChange={(value) => {
          const condition = CONDITIONS.find((each) => each === value);
          if (condition !== undefined) onChange({ ...clause, condition });
        }}
      />
    </div>
  );
}
