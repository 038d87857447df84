import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { Icon } from './Icon.tsx';
import { parseNumber } from '../text/format.ts';
import { t } from '../text/t.ts';

type Props = {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step?: number;
  /** Decimals that can be typed; without it those of the step. */
  readonly digits?: number;
  readonly unit?: string;
  /** By how much something else changes: the sign says so, of nothing too. */
  readonly isChange?: boolean;
  readonly isOff?: boolean;
  readonly onChange: (value: number) => void;
};

/**
 * A number with − and + and a field to type it. What is typed counts at once where it is a number as it may be; else once the
 * field is left or Enter is pressed, and what is beyond a bound becomes the bound, and that is said.
 */
export function Stepper({ label, value, min, max, step = 1, unit = '', isOff = false, ...props }: Props) {
  const digits = props.digits ?? decimalsOf(step);
  const [typed, setTyped] = useState<string | undefined>(undefined);
  const [note, setNote] = useState('');
  const noteId = useId();
  const shown = typed ?? (props.isChange === true ? signOf(value) : '') + textOf(value, digits);
  // Another value from elsewhere ends what is half written; one that is being typed does not.
  const isFromTyping = useRef(false);
  useEffect(() => {
    if (!isFromTyping.current) setTyped(undefined);
    isFromTyping.current = false;
  }, [value]);
  const boundNote = (number: number): string => {
    if (number > max) return t('field.atMost', { bound: textOf(max, digits) + unit });
    return number < min ? t('field.atLeast', { bound: textOf(min, digits) + unit }) : '';
  };
  const allowed = (number: number): number => Number(Math.min(max, Math.max(min, number)).toFixed(digits));
  const put = (number: number): void => {
    setTyped(undefined);
    isFromTyping.current = false;
    if (allowed(number) !== value) props.onChange(allowed(number));
  };
  const commit = (): void => {
    if (typed === undefined) return;
    const number = parseNumber(typed);
    setNote(number === undefined ? t('field.noNumber') : boundNote(number));
    if (number === undefined) setTyped(undefined);
    else put(number);
  };
  // From one step − leads to none; where there is no none, it leads no further: fractions of a step are typed.
  const lowest = min > 0 ? Math.max(min, Math.min(step, value)) : min;
  const move = (by: number): void => {
    setNote('');
    put(Math.max(lowest, ((typed === undefined ? undefined : parseNumber(typed)) ?? value) + by));
  };
  const keyed = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') commit();
    else if (event.key === 'ArrowUp' || event.key === 'ArrowDown')
      move(event.key === 'ArrowUp' ? step : -step);
    else return;
    event.preventDefault();
  };
  const write = (text: string): void => {
    setTyped(text);
    // More digits never bring a number back below its upper bound.
    const number = parseNumber(text);
    setNote(number !== undefined && number > max ? boundNote(number) : '');
    if (number === undefined || number === value || number !== allowed(number)) return;
    isFromTyping.current = true;
    props.onChange(number);
  };
  return (
    <span class="stepper-field num">
      <button
        type="button"
        class="btn sm step"
        aria-label={`${label}: ${t('common.less')}`}
        disabled={isOff || value <= lowest}
        onClick={() => move(-step)}
      >
        <Icon name="minus" size={16} />
      </button>
      <span class="typed row inline gap-0">
        <input
          type="text"
          inputMode="decimal"
          aria-label={label}
          aria-describedby={note === '' ? undefined : noteId}
          aria-invalid={typed !== undefined && note !== ''}
          value={shown}
          disabled={isOff}
          size={Math.max(2, shown.length)}
          onInput={(event) => write(event.currentTarget.value)}
          onKeyDown={keyed}
          onBlur={commit}
        />
        {unit}
      </span>
      <button
        type="button"
        class="btn sm step"
        aria-label={`${label}: ${t('common.more')}`}
        disabled={isOff || value >= max}
        onClick={() => move(step)}
      >
        <Icon name="plus" size={16} />
      </button>
      <output class="small bound-note" id={noteId}>
        {note}
      </output>
    </span>
  );
}

function decimalsOf(step: number): number {
  return (/\.(\d+)/.exec(String(step))?.[1] ?? '').length;
}

/** What a number has before it by itself is not written twice. */
function signOf(value: number): string {
  return value === 0 ? '±' : value > 0 ? '+' : '';
}

/** As short as it is exact. */
function textOf(value: number, digits: number): string {
  return String(Number(value.toFixed(Math.max(digits, 2)))).replace('-', '−');
}
