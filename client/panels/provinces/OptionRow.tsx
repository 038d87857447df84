import { useId } from 'preact/hooks';

type Props = {
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
export function OptionRow({ type, name, isOn, title, hint, isOff = false, onChoose }: Props) {
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
