import { useId } from 'preact/hooks';

type Option = { readonly value: string; readonly label: string };
type Props = {
  readonly label: string;
  readonly options: readonly Option[];
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly isLabelHidden?: boolean;
};

/** A native list of choices under its label. */
export function Choice({ label, options, value, onChange, isLabelHidden = false }: Props) {
  const id = useId();
  return (
    <span class="choice">
      <label for={id} class={isLabelHidden ? 'sr' : 'small muted'}>
        {label}
      </label>
      <select id={id} value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </span>
  );
}

type RadioOption<T extends string> = { readonly value: T; readonly label: string; readonly isOff?: boolean };
type RadioProps<T extends string> = {
  readonly legend: string;
  readonly choices: readonly RadioOption<T>[];
  /** Undefined until one is chosen. */
  readonly value: T | undefined;
  readonly onChange: (value: T) => void;
  /** What the present choice means. */
  readonly note?: string | undefined;
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
}: RadioProps<T>) {
  const name = useId();
  return (
    <fieldset class="radios stack" disabled={isOff}>
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
              disabled={choice.isOff === true}
              onChange={() => onChange(choice.value)}
            />
            {choice.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

type OptionRowProps = {
  readonly type: 'radio' | 'checkbox';
  /** The name of the group of radio buttons, where one of several is chosen. */
  readonly name?: string;
  readonly isOn: boolean;
  readonly title: string;
  readonly hint: string;
  readonly isOff?: boolean;
  readonly onChoose: () => void;
};

/** A choice with a line that says what it does. */
export function OptionRow({ type, name, isOn, title, hint, isOff = false, onChoose }: OptionRowProps) {
  const id = useId();
  return (
    <div class="row top option-row">
      <input
        id={id}
        type={type}
        {...(name === undefined ? {} : { name })}
        checked={isOn}
        disabled={isOff}
        aria-describedby={`${id}-hint`}
        onChange={onChoose}
      />
      <div>
        <label for={id}>
          <b>{title}</b>
        </label>
        <p class="small muted" id={`${id}-hint`}>
          {hint}
        </p>
      </div>
    </div>
  );
}
