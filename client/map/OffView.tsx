import type { EconomyId } from '#shared/kernel/ids.ts';
import { t } from '../text/t.ts';
import type { Box } from './geography/mapGeography.ts';
import type { PinPlace } from './layout/mapLayout.ts';
import type { MapModel } from './model/mapParts.ts';
import { amountText, pinLabel, unitInitial, unitLabel } from './mapText.ts';

type Props = {
  readonly model: MapModel;
  readonly pins: readonly PinPlace[];
  readonly onPick: (economy: EconomyId) => void;
  /** Where they stand. */
  readonly box: Box;
};

/** Economies outside the frame or behind a panel wait as chips, with what they trade with the reader. */
export function OffView({ model, pins, onPick, box }: Props) {
  const outside = pins.filter(({ isInView }) => !isInView).map(({ economy }) => economy);
  const waiting = model.economies.filter(
    ({ id, isPlayable, unit }) => isPlayable && unit === undefined && outside.includes(id),
  );
  const blocs = model.units.filter(({ id }) => outside.includes(id));
  if (waiting.length + blocs.length === 0) return undefined;
  return (
    <ul
      class="map-off row wrap"
      aria-label={t('map.offView')}
      style={{ left: `${box.left + 8}px`, width: `${box.right - box.left - 8}px`, top: `${box.top + 4}px` }}
    >
      <li class="small muted" aria-hidden="true">
        {t('map.offView')}
      </li>
      {waiting.map((economy) => (
        <Chip
          key={economy.id}
          {...economy}
          name={pinLabel(economy, model)}
          onPick={() => onPick(economy.id)}
        />
      ))}
      {blocs.map((unit) => (
        <Chip
          key={unit.id}
          {...unit}
          label={unitInitial(unit, model)}
          name={unitLabel(unit, model)}
          onPick={() => onPick(unit.voice)}
        />
      ))}
    </ul>
  );
}

type ChipProps = {
  readonly label: string;
  readonly name: string;
  readonly slot?: number;
  readonly tradeBn: number;
  readonly onPick: () => void;
};

function Chip({ label, name, slot, tradeBn, onPick }: ChipProps) {
  return (
    <li>
      <button type="button" class="chip map-chip row inline gap-1" onClick={onPick}>
        <span
          class="med"
          aria-hidden="true"
          style={slot === undefined ? {} : { '--ring': `var(--b${slot})` }}
        >
          {label}
        </span>
        {tradeBn > 0 && (
          <span class="num small" aria-hidden="true">
            {amountText(tradeBn)}
          </span>
        )}
        <span class="sr">{name}</span>
      </button>
    </li>
  );
}
