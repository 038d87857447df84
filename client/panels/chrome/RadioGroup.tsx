import { useId } from 'preact/hooks';

type Choice<T extends string> = { readonly value: T; readonly label: string };
type Props<T extends string> = {
  readonly legend: string;
  readonly choices: readonly Choice<T>[];
  readonly value: T;
  readonly onChange: (value: T) => void;
  /** What the present choice means. */
  readonly note?: string;
  readonly isOff?: boolean;
};

/** A few choices side by side, of which one holds: native radio buttons under the look of a segmented control. */
export function RadioGroup<T extends string>({
  legend,
  choices,
  value,
  onChange,
  note,
  isOff = false,
}: Props<T>) {
  const name = useId();
  return (
    <fieldset class="radios" disabled={isOff}>
      <legend>
        <b>{legend}</b> {note !== undefined && <span class="small muted">{note}</span>}
      </legend>
      <div class="seg">
        {choices.map((choice) => (
          <label key={choice.value} class={choice.value === value ? 'on' : ''}>
            <input
              type="radio"
              class="sr"
              name={name}
              checked={choice.value === value}
              onChange={() => onChange(choice.value)}
            />
            {choice.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
