import { SPECIAL_TREATMENT_ROUNDS_MAX } from '#shared/content/constants.ts';
import { DEEP_PROVISIONS } from '#shared/content/vocabulary.ts';
import type { ClauseOf } from '#shared/protocol/clauses.ts';
import { tradableSectors } from '#shared/rules/schedules/places.ts';
import { economyName, sectorName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { Choice } from '../../design/Choice.tsx';
import { Stepper } from '../../design/Stepper.tsx';
import type { FormProps } from './deskModel.ts';

const CONDITIONS = ['noWallRise', 'keepsWord', 'noSurcharge'] as const;

/** Which of the deep clauses it is. */
export function ProvisionForm({ clause, onChange }: FormProps<ClauseOf<'deepProvision'>>) {
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

/** Whose conduct, and what is asked of it. */
export function ConditionForm({ draft, clause, onChange }: FormProps<ClauseOf<'conditionality'>>) {
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

/** Two sectors swapped: what each of the two goes on making for both. */
export function SpecializationForm({
  scenario,
  draft,
  clause,
  onChange,
}: FormProps<ClauseOf<'agreedSpecialization'>>) {
  const goods = tradableSectors(scenario);
  const [one, two] = clause.between;
  return (
    <div class="fields">
      {[one, two].map((side, at) => (
        <div class="fields" key={at}>
          <Choice
            label={t('field.maker')}
            value={side.party}
            options={draft.parties.map((party) => ({ value: party, label: economyName(party) }))}
            onChange={(party) => {
              const next = { ...side, party };
              onChange({ ...clause, between: at === 0 ? [next, two] : [one, next] });
            }}
          />
          <Choice
            label={t('field.makes')}
            value={side.keeps}
            options={goods.map((sector) => ({ value: sector, label: sectorName(sector) }))}
            onChange={(keeps) => {
              const next = { ...side, keeps };
              onChange({ ...clause, between: at === 0 ? [next, two] : [one, next] });
            }}
          />
        </div>
      ))}
    </div>
  );
}

type Fund = ClauseOf<'jointInfrastructure'> | ClauseOf<'adjustmentFund'>;
const LEAST_BP = { jointInfrastructure: 10, adjustmentFund: 5 } as const;
const MOST_BP = 50;

/** Part of income that each member pays a round. */
export function FundForm({ clause, onChange }: FormProps<Fund>) {
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

/** Who has longer, and how long. */
export function SpecialTreatmentForm({ draft, clause, onChange }: FormProps<ClauseOf<'specialTreatment'>>) {
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
