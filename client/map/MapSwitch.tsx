import { Icon, type IconName } from '../design/Icon.tsx';
import type { PlainKey } from '../text/areas.ts';
import { t } from '../text/t.ts';
import './corner.css';

export type MapChoice<T extends string> = {
  readonly value: T;
  readonly icon: IconName;
  readonly text: PlainKey;
};
type MapSwitchProps<T extends string> = {
  readonly label: string;
  readonly choices: readonly MapChoice<T>[];
  readonly value: string;
  readonly onChoose: (value: T) => void;
  /** Its words beside each sign; without them they are said and shown on pointing. */
  readonly hasText?: boolean;
};

/** What a map shows or how it is drawn: buttons with signs, of which one is pressed. */
export function MapSwitch<T extends string>({
  label,
  choices,
  value,
  onChoose,
  hasText = false,
}: MapSwitchProps<T>) {
  return (
    <fieldset class="seg map-seg" aria-label={label}>
      {choices.map((choice) => (
        <button
          key={choice.value}
          type="button"
          class={choice.value === value ? 'on' : ''}
          aria-pressed={choice.value === value}
          aria-label={t(choice.text)}
          title={t(choice.text)}
          onClick={() => onChoose(choice.value)}
        >
          <Icon name={choice.icon} size={16} />
          {hasText && t(choice.text)}
        </button>
      ))}
    </fieldset>
  );
}
