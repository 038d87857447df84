import { useId, useRef } from 'preact/hooks';
import { CODE_ALPHABET, CODE_LENGTH } from '#shared/protocol/textLengths.ts';
import { t } from '../text/t.ts';

type CodeFieldProps = {
  readonly value: string;
  readonly onChange: (code: string) => void;
  readonly label: string;
  readonly hint?: string;
  readonly isInvalid?: boolean;
  /** Id of the sentence that says what is wrong or found. */
  readonly describedBy?: string;
};

/** Six boxes drawn over one real input: typing, pasting, correcting and screen readers all work as in any field. */
export function CodeField({ value, onChange, label, hint, isInvalid = false, describedBy }: CodeFieldProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const write = (text: string): void => {
    const code = cleanCode(text);
    onChange(code);
    // What is refused must also leave the field.
    if (input.current !== null) input.current.value = code;
  };
  return (
    <div class="code-field stack">
      <div class="row between">
        <label for={id}>{label}</label>
        {hint !== undefined && <span class="muted small">{hint}</span>}
      </div>
      <div class={isInvalid ? 'boxes num invalid' : 'boxes num'}>
        {Array.from({ length: CODE_LENGTH }, (_, place) => (
          <b key={place} class={place === value.length ? 'next' : ''} aria-hidden="true">
            {value[place] ?? ''}
          </b>
        ))}
        <input
          id={id}
          ref={input}
          value={value}
          onInput={(event) => write(event.currentTarget.value)}
          type="text"
          inputMode="text"
          autoComplete="off"
          autoCapitalize="characters"
          autoCorrect="off"
          spellcheck={false}
          aria-invalid={isInvalid}
          aria-describedby={describedBy}
        />
      </div>
      <span class="sr" aria-live="polite">
        {value === '' ? '' : t('code.entered', { entered: value.length, length: CODE_LENGTH })}
      </span>
    </div>
  );
}

/** Only the symbols that a code can hold, in capitals, at most six: also what a pasted link or code boils down to. */
export function cleanCode(text: string): string {
  const fromLink = /\/join\/([^/?#\s]+)/i.exec(text)?.[1] ?? text;
  return Array.from(fromLink.toUpperCase())
    .filter((symbol) => CODE_ALPHABET.includes(symbol))
    .slice(0, CODE_LENGTH)
    .join('');
}

type NameFieldProps = {
  readonly name: string;
  readonly onChange: (name: string) => void;
  readonly isInvalid: boolean;
  /** Id of the element that says what is wrong with the name. */
  readonly problem: string;
  /** What the name is for, where the page does not say it. */
  readonly hint?: string;
};

/** The name under which a person sits at a table. */
export function NameField({ name, onChange, isInvalid, problem, hint }: NameFieldProps) {
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
