import { useRef, useState } from 'preact/hooks';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { economyName } from '../text/nameParams.ts';
import type { PinPlace } from './layout/mapLayout.ts';
import type { MapEconomy, MapModel } from './model/mapParts.ts';
import { outcomeDirection, pinLabel, pinLine } from './mapText.ts';
import { isArrowKey, nearestPin } from './nearestPin.ts';

type Props = {
  readonly model: MapModel;
  readonly pins: readonly PinPlace[];
  readonly onPick: (economy: EconomyId) => void;
  readonly isPicture: boolean;
  /** Thickness of the bricks around a pin. */
  readonly ring: (economy: EconomyId) => number;
};

/** The economies as buttons: one tab stop, arrows go to the nearest pin in their direction, Enter picks. */
export function PinLayer({ model, pins, onPick, isPicture, ring }: Props) {
  const layer = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState<EconomyId>();
  const inView = pins.filter(({ isInView }) => isInView);
  const stop = tabStop(model, inView, focused);
  const step = (event: KeyboardEvent, from: PinPlace): void => {
    if (!isArrowKey(event.key)) return;
    event.preventDefault();
    const next = nearestPin(from.at, inView, event.key);
    if (next === undefined) return;
    setFocused(next.economy);
    layer.current?.querySelector<HTMLElement>(`[data-economy="${next.economy}"]`)?.focus();
  };
  return (
    <div class="map-pins" ref={layer}>
      {inView.map((pin) => {
        const economy = model.economies.find(({ id }) => id === pin.economy);
        if (economy === undefined) return undefined;
        const body = <PinBody economy={economy} />;
        const shared = {
          class: pinClass(economy),
          'data-economy': economy.id,
          'data-side': pin.nameSide ?? 'none',
          style: {
            transform: `translate(${pin.at.x}px, ${pin.at.y}px)`,
            '--ring-px': `${ring(economy.id)}px`,
          },
        };
        return isPicture ? (
          <div key={economy.id} {...shared} aria-hidden="true">
            {body}
          </div>
        ) : (
          <button
            key={economy.id}
            type="button"
            {...shared}
            tabIndex={economy.id === stop ? 0 : -1}
            aria-pressed={economy.isSelected}
            title={economyName(economy.id)}
            onFocus={() => setFocused(economy.id)}
            onKeyDown={(event) => step(event, pin)}
            onClick={() => onPick(economy.id)}
          >
            {body}
            <span class="sr">{pinLabel(economy, model)}</span>
          </button>
        );
      })}
    </div>
  );
}

function PinBody({ economy }: { readonly economy: MapEconomy }) {
  const { id, label, slot, outcome } = economy;
  return (
    <>
      <span class="med" aria-hidden="true" style={slot === undefined ? {} : { '--ring': `var(--b${slot})` }}>
        {label}
      </span>
      <span class="map-name" aria-hidden="true">
        <span class="nm">{economyName(id)}</span>
        <span class={outcome === undefined ? 'wl num' : `wl delta ${outcomeDirection(outcome)}`}>
          {pinLine(economy)}
        </span>
      </span>
    </>
  );
}

function pinClass({ isMe, isSelected, isPlayable, nextWallBp }: MapEconomy): string {
  return [
    'map-pin',
    ...(isMe ? ['is-me'] : []),
    ...(isSelected ? ['is-selected'] : []),
    ...(isPlayable ? [] : ['is-passive']),
    ...(nextWallBp === undefined ? [] : ['is-changed']),
  ].join(' ');
}

/** The pin that Tab reaches: the one last focused, else the selected, else the reader's own, else the first. */
function tabStop(
  model: MapModel,
  inView: readonly PinPlace[],
  focused: EconomyId | undefined,
): EconomyId | undefined {
  const candidates = [
    focused,
    model.economies.find(({ isSelected }) => isSelected)?.id,
    model.economies.find(({ isMe }) => isMe)?.id,
    inView[0]?.economy,
  ];
  return candidates.find((id) => inView.some(({ economy }) => economy === id));
}
