import { useId } from 'preact/hooks';
import type { Assumptions } from '#shared/content/assumptions.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import { t } from '../../text/t.ts';
import { RadioGroup } from '../chrome/RadioGroup.tsx';

type Props = { readonly settings: GameSettings; readonly onChange: (part: Partial<GameSettings>) => void };

const PERCENTS = [
  { key: 'scalePercent', max: 120 },
  { key: 'specificFactorsPercent', max: 150 },
  { key: 'sovereigntyPercent', max: 300 },
  { key: 'supportPercent', max: 200 },
] as const satisfies readonly { readonly key: keyof Assumptions; readonly max: number }[];
const USUAL_PERCENT = 100;

/** What the model assumes, for those who want to know how much depends on it. */
export function AssumptionsForm({ settings, onChange }: Props) {
  const assumptions = settings.assumptions ?? {};
  const assume = (part: Partial<Assumptions>): void => onChange({ assumptions: { ...assumptions, ...part } });
  return (
    <fieldset class="assumptions">
      <legend>
        <b>{t('open.assumptions')}</b> <span class="small muted">{t('open.assumptionsText')}</span>
      </legend>
      <RadioGroup
        legend={t('open.elasticities')}
        value={assumptions.elasticities ?? 'base'}
        choices={(['low', 'base', 'high'] as const).map((value) => ({
          value,
          label: t(`open.elasticities.${value}`),
        }))}
        onChange={(elasticities) => assume({ elasticities })}
      />
      {PERCENTS.map(({ key, max }) => (
        <PercentField
          key={key}
          label={t(`open.${key}`)}
          max={max}
          value={assumptions[key] ?? USUAL_PERCENT}
          onChange={(percent) => assume({ [key]: percent })}
        />
      ))}
    </fieldset>
  );
}

type FieldProps = {
  readonly label: string;
  readonly max: number;
  readonly value: number;
  readonly onChange: (percent: number) => void;
};

function PercentField({ label, max, value, onChange }: FieldProps) {
  const id = useId();
  return (
    <div class="row between percent-field">
      <label for={id}>{label}</label>
      <span class="row">
        <input
          id={id}
          class="field num"
          type="number"
          min={0}
          max={max}
          step={10}
          value={value}
          onChange={(event) => {
            const percent = Math.round(event.currentTarget.valueAsNumber);
            if (Number.isFinite(percent)) onChange(Math.min(max, Math.max(0, percent)));
          }}
        />
        <span aria-hidden="true">%</span>
      </span>
    </div>
  );
}
