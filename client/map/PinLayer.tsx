import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { IntegrationLevel } from '#shared/content/vocabulary.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { markLook } from '../design/Medallion.tsx';
import { economyMark, economyName } from '../text/nameParams.ts';
import type { Point } from './geography/mapGeography.ts';
import { type LayoutSizes, type PinPlace, isArrowKey, nearestPin } from './layout/mapLayout.ts';
import {
  outcomeDirection,
  pinLabel,
  pinLine,
  stageText,
  tagName,
  unitInitial,
  unitLabel,
  unitName,
  unitStage,
} from './mapText.ts';
import { saidBeside } from './mapSizes.ts';
import type { MapBloc, MapEconomy, MapModel, MapPlace, MapUnit } from './model/mapParts.ts';

type Props = {
  readonly model: MapModel;
  readonly pins: readonly PinPlace[];
  readonly onPick: (economy: EconomyId) => void;
  readonly isPicture: boolean;
  /** Projector: there is room for a form beside a name. */
  readonly isLarge: boolean;
  readonly isSmall: boolean;
  /** Pixels of the pins and of the bricks around them. */
  readonly sizes: Pick<LayoutSizes, 'pin' | 'ring'>;
};

/** The economies as buttons: one tab stop, arrows go to the nearest pin in their direction, Enter picks. */
export function PinLayer({ model, pins, onPick, isPicture, isLarge, isSmall, sizes }: Props) {
  const layer = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState<MapPlace>();
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
        const mark = markOf(model, pin.economy, { isLarge, isSmall });
        if (mark === undefined) return undefined;
        const shared = {
          class: mark.look,
          'data-economy': pin.economy,
          'data-land': mark.land,
          'data-side': pin.nameSide ?? 'none',
          style: {
            transform: `translate(${pin.at.x}px, ${pin.at.y}px)`,
            '--pin': `${sizes.pin(pin.economy)}px`,
            '--ring-px': `${sizes.ring(pin.economy)}px`,
          },
        };
        return isPicture ? (
          <div key={pin.economy} {...shared} aria-hidden="true">
            {mark.body}
          </div>
        ) : (
          <button
            key={pin.economy}
            type="button"
            {...shared}
            tabIndex={pin.economy === stop ? 0 : -1}
            aria-pressed={mark.isSelected}
            title={mark.name}
            onFocus={() => setFocused(pin.economy)}
            onKeyDown={(event) => step(event, pin)}
            onClick={() => onPick(mark.picks)}
          >
            {mark.body}
            <span class="sr">{mark.label}</span>
          </button>
        );
      })}
    </div>
  );
}

const RUNGS = [1, 2, 3, 4, 5, 6] as const;
const SHORTEST = 0.2;

/** Six rising bars, as many filled as the level is high. The form stands beside it in words. */
function LevelLadder({ level }: { readonly level: IntegrationLevel }) {
  return (
    <span class="ladder" aria-hidden="true">
      {RUNGS.map((rung) => (
        <i
          key={rung}
          class={rung <= level ? 'on' : ''}
          style={{ height: `${100 * (SHORTEST + ((1 - SHORTEST) * (rung - 1)) / (RUNGS.length - 1))}%` }}
        />
      ))}
    </span>
  );
}

type Mark = {
  readonly look: string;
  readonly name: string;
  readonly label: string;
  readonly isSelected: boolean;
  /** Whose card it opens: the economy's own, or of whoever speaks for the bloc. */
  readonly picks: EconomyId;
  /** With whom a drag begins or ends here: the reader's own economy, else whose card it is. */
  readonly land: EconomyId;
  readonly body: ComponentChildren;
};

function markOf(
  model: MapModel,
  place: MapPlace,
  { isLarge, isSmall }: Pick<Props, 'isLarge' | 'isSmall'>,
): Mark | undefined {
  const unit = model.units.find(({ id }) => id === place);
  if (unit !== undefined) {
    return {
      look: unit.isMe ? 'map-pin is-unit is-me' : 'map-pin is-unit',
      name: unitName(unit, model),
      label: unitLabel(unit, model),
      isSelected: unit.isSelected,
      picks: unit.voice,
      land: (unit.isMe ? model.economies.find(({ isMe }) => isMe)?.id : undefined) ?? unit.voice,
      body: <UnitBody unit={unit} model={model} isLarge={isLarge} />,
    };
  }
  const economy = model.economies.find(({ id }) => id === place);
  if (economy === undefined) return undefined;
  return {
    look: pinClass(economy),
    name: economyName(economy.id),
    label: pinLabel(economy, model),
    isSelected: economy.isSelected,
    picks: economy.id,
    land: economy.id,
    body: <PinBody economy={economy} isNamed={saidBeside(model, economy, isSmall) !== 'number'} />,
  };
}

type UnitProps = { readonly unit: MapUnit; readonly model: MapModel; readonly isLarge: boolean };

function UnitBody({ unit, model, isLarge }: UnitProps) {
  const { slot, outcome } = unit;
  const stage = unitStage(isLarge);
  return (
    <>
      <span class="med" aria-hidden="true" style={{ '--ring': `var(--b${slot})` }}>
        {unitInitial(unit, model)}
      </span>
      <span class="map-name" aria-hidden="true">
        <span class="nm">{unitName(unit, model)}</span>
        <span class="wl num row">
          <LevelLadder level={6} />
          {stage !== undefined && <span>{stage}</span>}
          <span class={outcome === undefined ? '' : `delta ${outcomeDirection(outcome)}`}>
            {pinLine(unit)}
          </span>
        </span>
      </span>
    </>
  );
}

function PinBody({ economy, isNamed }: { readonly economy: MapEconomy; readonly isNamed: boolean }) {
  const { id, label, slot, outcome } = economy;
  const mark = economyMark(id, label);
  return (
    <>
      <span
        class={markLook(mark)}
        aria-hidden="true"
        style={slot === undefined ? {} : { '--ring': `var(--b${slot})` }}
      >
        {mark}
      </span>
      <span class="map-name" aria-hidden="true">
        {isNamed && <span class="nm">{economyName(id)}</span>}
        <span class={outcome === undefined ? 'wl num' : `wl delta ${outcomeDirection(outcome)}`}>
          {pinLine(economy)}
        </span>
      </span>
    </>
  );
}

function pinClass({ isMe, isSelected, isPlayable, nextWallBp, unit }: MapEconomy): string {
  return [
    'map-pin',
    ...(unit === undefined ? [] : ['is-member']),
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
  focused: MapPlace | undefined,
): MapPlace | undefined {
  const candidates = [
    focused,
    model.economies.find(({ isSelected }) => isSelected)?.id,
    model.economies.find(({ isMe }) => isMe)?.id,
    inView[0]?.economy,
  ];
  return candidates.find((id) => inView.some(({ economy }) => economy === id));
}

type BlocTagProps = {
  readonly bloc: MapBloc | undefined;
  readonly model: MapModel;
  readonly at: Point;
  /** On a phone the ladder stands alone. */
  readonly isSmall: boolean;
};

/** Name and form of a bloc beside its land, framed as its border is drawn. */
export function BlocTag({ bloc, model, at, isSmall }: BlocTagProps) {
  if (bloc === undefined) return undefined;
  return (
    <div
      class={bloc.level === 1 ? 'map-tag stack gap-0 is-dashed' : 'map-tag stack gap-0'}
      style={{
        '--bloc': `var(--b${bloc.slot})`,
        transform: `translate(${at.x}px, ${at.y}px) translate(-50%, -50%)`,
      }}
      aria-hidden="true"
    >
      <b>{tagName(bloc, model)}</b>
      <span class="row muted">
        <LevelLadder level={bloc.level} />
        {!isSmall && stageText(bloc.level)}
      </span>
    </div>
  );
}
