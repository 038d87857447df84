import { Icon, type IconName } from '../design/Icon.tsx';
import type { PlainKey } from '../text/areas.ts';
import { t } from '../text/t.ts';
import type { MapForm } from './mapEngine.ts';
import type { MapLayer } from '../state/tableState.ts';

type Props = {
  readonly layer: MapLayer;
  readonly onLayer: (layer: MapLayer) => void;
  readonly form: MapForm;
  readonly onForm: (form: MapForm) => void;
};

type Choice<T extends string> = { readonly value: T; readonly icon: IconName; readonly text: PlainKey };

const LAYERS = [
  { value: 'flows', icon: 'flows', text: 'map.flows' },
  { value: 'walls', icon: 'walls', text: 'map.walls' },
  { value: 'blocs', icon: 'blocs', text: 'map.blocs' },
] as const satisfies readonly Choice<MapLayer>[];
const FORMS = [
  { value: 'geography', icon: 'map', text: 'map.geography' },
  { value: 'tiles', icon: 'tiles', text: 'map.tiles' },
  { value: 'table', icon: 'table', text: 'map.table' },
] as const satisfies readonly Choice<MapForm>[];

/** What the map shows, and how it is drawn. */
export function MapTools({ layer, onLayer, form, onForm }: Props) {
  return (
    <div class="map-tools row wrap">
      {form !== 'table' && (
        <Switch label={t('map.layer')} choices={LAYERS} value={layer} onChoose={onLayer} />
      )}
      <Switch label={t('map.view')} choices={FORMS} value={form} onChoose={onForm} isSmall />
    </div>
  );
}

type SwitchProps<T extends string, V extends string> = {
  readonly label: string;
  readonly choices: readonly Choice<T>[];
  readonly value: V;
  readonly onChoose: (value: T) => void;
  readonly isSmall?: boolean;
};

function Switch<T extends string>({
  label,
  choices,
  value,
  onChoose,
  isSmall = false,
}: SwitchProps<T, string>) {
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
          {!isSmall && t(choice.text)}
        </button>
      ))}
    </fieldset>
  );
}
