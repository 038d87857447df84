import type { EconomyId } from '#shared/kernel/ids.ts';
import { t } from '../text/t.ts';
import type { Insets } from './layout/camera.ts';
import type { PinPlace } from './layout/mapLayout.ts';
import type { MapModel } from './model/mapParts.ts';
import { amountText, pinLabel } from './mapText.ts';

type Props = {
  readonly model: MapModel;
  readonly pins: readonly PinPlace[];
  readonly onPick: (economy: EconomyId) => void;
  readonly insets: Insets;
};

/** Economies outside the frame wait at the edge, with what they trade with the reader. */
export function OffView({ model, pins, onPick, insets }: Props) {
  const outside = pins.filter(({ isInView }) => !isInView).map(({ economy }) => economy);
  const waiting = model.economies.filter(({ id, isPlayable }) => isPlayable && outside.includes(id));
  if (waiting.length === 0) return undefined;
  return (
    <ul
      class="map-off"
      aria-label={t('map.offView')}
      style={{ left: `${insets.left + 14}px`, right: `${insets.right + 14}px`, top: `${insets.top + 12}px` }}
    >
      <li class="small muted" aria-hidden="true">
        {t('map.offView')}
      </li>
      {waiting.map((economy) => (
        <li key={economy.id}>
          <button type="button" class="map-chip" onClick={() => onPick(economy.id)}>
            <span
              class="med"
              aria-hidden="true"
              style={economy.slot === undefined ? {} : { '--ring': `var(--b${economy.slot})` }}
            >
              {economy.label}
            </span>
            {economy.tradeBn > 0 && (
              <span class="num small" aria-hidden="true">
                {amountText(economy.tradeBn)}
              </span>
            )}
            <span class="sr">{pinLabel(economy, model)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
