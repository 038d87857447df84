import { useEffect, useState } from 'preact/hooks';
import { Icon } from '../../design/Icon.tsx';
import { t } from '../../text/t.ts';

type Props = {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step?: number;
  readonly unit?: string;
  readonly isOff?: boolean;
  readonly onChange: (value: number) => void;
};

/** A number with − and + and a field to type it; out of range or nonsense falls back on leaving the field. */
export function Stepper({ label, value, min, max, step = 1, unit = '', isOff = false, onChange }: Props) {
  const [text, setText] = useState(String(value));
  useEffect(() => setText(String(value)), [value]);
  const bounded = (next: number): number => Math.min(max, Math.max(min, next));
  const typed = (raw: string): void => {
    setText(raw);
    const number = Number(raw.replace('−', '-'));
    if (raw.trim() !== '' && Number.isFinite(number) && number >= min && number <= max) onChange(number);
  };
  return (
    <span class="stepper-field num">
      <button
        type="button"
        class="btn sm step"
        aria-label={`${label}: ${t('common.less')}`}
        disabled={isOff || value <= min}
        onClick={() => onChange(bounded(value - step))}
      >
        <Icon name="minus" size={16} />
      </button>
      <span class="typed">
        <input
          type="text"
          inputMode="decimal"
          aria-label={label}
          value={text}
          disabled={isOff}
          size={Math.max(2, text.length)}
          onInput={(event) => typed(event.currentTarget.value)}
          onBlur={() => setText(String(value))}
        />
        {unit}
      </span>
      <button
        type="button"
        class="btn sm step"
        aria-label={`${label}: ${t('common.more')}`}
        disabled={isOff || value >= max}
        onClick={() => onChange(bounded(value + step))}
      >
        <Icon name="plus" size={16} />
      </button>
    </span>
  );
}
