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
