import { useId } from 'preact/hooks';
import { t } from '../text/t.ts';

type Props = {
  readonly name: string;
  readonly onChange: (name: string) => void;
  readonly isInvalid: boolean;
  /** Id of the element that says what is wrong with the name. */
  readonly problem: string;
  /** What the name is for, where the page does not say it. */
  readonly hint?: string;
};

/** The name under which a person sits at a table. */
export function NameField({ name, onChange, isInvalid, problem, hint }: Props) {
  const id = useId();
  return (
    <div class="field-group stack">
      <label for={id}>{t('join.nameLabel')}</label>
      <input
        id={id}
        class="field"
        value={name}
        onInput={(event) => onChange(event.currentTarget.value)}
        autoComplete="off"
        maxLength={200}
        aria-invalid={isInvalid}
        aria-describedby={hint === undefined ? problem : `${id}-hint ${problem}`}
      />
      {hint !== undefined && (
        <p class="small muted" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
