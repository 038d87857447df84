import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { Icon } from '../design/Icon.tsx';
import { markLook } from '../design/Medallion.tsx';
import { theme } from '../state/theme.ts';
import { language } from '../text/language.ts';
import { economyMark } from '../text/nameParams.ts';
import { t } from '../text/t.ts';
import { BlocTag, PinLayer } from './PinLayer.tsx';
import type { LandAt, Letter, Signs, Stand, WallHandle } from './board/board.tsx';
import type { Box, Point } from './geography/mapGeography.ts';
import { type Insets, type Size, openArea } from './layout/camera.ts';
import type { Cover, CurvePlace, PinPlace } from './layout/mapLayout.ts';
import { type MapEngine, loadMarks, loadRing, useLate } from './mapEngine.ts';
import { type MapSizes, mapSizes } from './mapSizes.ts';
import { CORNER_GAP_PX, PREVIEW } from './mapStyle.tsx';
import { amountText, flowText, pinLabel, unitInitial, unitLabel } from './mapText.ts';
import { type MapModel, shownAt } from './model/mapParts.ts';
import { useElementSize } from './useElementSize.ts';
import { useMapGestures, useMapStage } from './useMapStage.ts';

type Props = {
  readonly model: MapModel;
  readonly onPick: (economy: EconomyId) => void;
  readonly insets: Insets;
  /** Size of the panel in the lower left corner. */
  readonly corner: Size | undefined;
  readonly cornerBottom: number;
  /** Pixels from the foot to the buttons that bring the map closer. */
  readonly zoomBottom: number;
  readonly isLarge: boolean;
  readonly isPicture: boolean;
  /** Offers to come closer by a press. */
  readonly hasZoom: boolean;
  /** The map is small: the label of a preview stands at its foot, and colours alone tell the blocs. */
  readonly isBand: boolean;
  readonly engine: MapEngine;
  readonly onFail: () => void;
  /** Set to what tells whose land lies at a point. */
  readonly lands: { current: LandAt };
  readonly letters: readonly Letter[];
  readonly wall: WallHandle | undefined;
  readonly signs: Signs | undefined;
};

const CLOSER = 1.5;
/** Pixels of the three buttons that bring the map closer. */
const ZOOM = { wide: 38, long: 126 } as const;
const ZOOM_WIDTH_PX = ZOOM.wide + 3 * CORNER_GAP_PX;

/** Land, walls and flows on a canvas; names, numbers and everything that can be pressed in the page above it. */
export function GeographicMap(props: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const size = useElementSize(frame);
  return (
    <div class="map-geography cover" ref={frame}>
      {size !== undefined && <SizedMap {...props} size={size} />}
    </div>
  );
}

type SizedProps = Props & { readonly size: Size };

function SizedMap(props: SizedProps) {
  const { model, onPick, size, insets, isLarge, isPicture, hasZoom, engine, onFail } = props;
  const host = useRef<HTMLDivElement>(null);
  const [isWhole, setWhole] = useState(false);
  const said = language.value;
  const hasRing = props.wall !== undefined;
  const sizes = useMemo(() => mapSizes(model, size, isLarge, hasRing), [model, size, isLarge, hasRing, said]);
  const { zoom, isTight, covered, buttons } = useCovered(props);
  const { status, report, stage } = useMapStage(host, {
    model,
    size,
    sizes,
    insets,
    covered,
    buttons,
    isWhole,
    themeKey: theme.value,
    engine,
  });
  useMapGestures(host, isPicture ? undefined : stage, onPick);
  props.lands.current = (at) => stage?.landAt(at);
  useEffect(() => {
    if (status === 'failed') onFail();
  }, [status]);
  const zoomBy = (factor: number): void =>
    stage?.zoom({ x: (insets.left + size.width - insets.right) / 2, y: size.height / 2 }, factor);
  const layout = report?.layout;
  return (
    <div
      class={report?.isMoving === true ? 'map-stage cover is-moving' : 'map-stage cover'}
      style={{ '--pin': `${sizes.medallion}px`, '--pin-font': `${sizes.nameFont}px` }}
    >
      <div class="map-canvas cover" ref={host} aria-hidden="true" />
      {status === 'loading' && <p class="map-loading cover muted">{t('map.loading')}</p>}
      {layout !== undefined && (
        <>
          {!props.isBand &&
            layout.tags.map(({ bloc, at }) => (
              <BlocTag
                key={bloc}
                bloc={model.blocs.find(({ id }) => id === bloc)}
                model={model}
                at={at}
                isSmall={sizes.unit < 1}
              />
            ))}
          {layout.curves.map((place) => (
            <FlowPill
              key={`${place.flow.kind} ${place.flow.exporter}>${place.flow.importer}`}
              place={place}
            />
          ))}
          {layout.fold !== undefined && <Rows at={layout.fold} />}
          <BoardLayer
            {...props}
            stand={standOf(layout.pins, { model, sizes, within: openArea(size, insets) })}
            taken={[...layout.words, ...covered, ...buttons]}
            isMoving={report?.isMoving === true}
          />
          <PinLayer
            model={model}
            pins={layout.pins}
            onPick={onPick}
            isPicture={isPicture}
            isLarge={isLarge}
            isSmall={!isLarge && sizes.unit < 1}
            sizes={sizes.layout}
          />
          {!isPicture && report?.isMoving !== true && layout.chips !== undefined && (
            <OffView model={model} pins={layout.pins} onPick={onPick} box={layout.chips} />
          )}
        </>
      )}
      {hasZoom && (
        <ZoomButtons
          at={zoom}
          isInRow={isTight}
          onZoom={zoomBy}
          isWhole={isWhole}
          {...(model.frame.length > 0 ? { onWhole: setWhole } : {})}
        />
      )}
    </div>
  );
}

/** Why the Americas stand above the other continents. */
function Rows({ at: { x, y } }: { readonly at: Point }) {
  return (
    <p
      class="micro muted stack gap-0"
      style={{
        position: 'absolute',
        left: `${x}px`,
        top: `${y}px`,
        width: 'max-content',
        transform: 'translate(-100%, -50%)',
      }}
    >
      <span>{t('map.rowAbove')}</span>
      <span>{t('map.rowBelow')}</span>
    </p>
  );
}

type Drawing = { readonly model: MapModel; readonly sizes: MapSizes; readonly within: Box };

/** The marks in view: whoever is part of a fully integrated bloc is found at its mark. */
function standOf(pins: readonly PinPlace[], { model, sizes, within }: Drawing): Stand {
  const inView = new Map(pins.filter(({ isInView }) => isInView).map(({ economy, at }) => [economy, at]));
  const places = model.economies.flatMap(({ id }) => {
    const at = inView.get(shownAt(model, id));
    return at === undefined ? [] : [[id, at] as const];
  });
  const { pin, ring } = sizes.layout;
  return {
    places: new Map(places),
    rim: (economy) => pin(shownAt(model, economy)) / 2 + ring(shownAt(model, economy)),
    within,
    unit: sizes.unit,
  };
}

type BoardProps = Pick<Props, 'model' | 'letters' | 'wall' | 'signs' | 'isBand'> & {
  readonly stand: Stand;
  readonly taken: readonly Box[];
  readonly isMoving: boolean;
};

/** Pixels of height from which a band has room for signs between the marks. */
const SIGNS_FROM_PX = 280;

/** Gates and letters between the marks, the own wall to take hold of, and what the panel lays over them. */
function BoardLayer({ model, letters, wall, signs, isBand, stand, taken, isMoving }: BoardProps) {
  // In a low band signs would lie over what they are about.
  const isLow = isBand && stand.within.bottom - stand.within.top < SIGNS_FROM_PX;
  const Edges = useLate(loadMarks, !isLow && model.gates.length + letters.length > 0)?.EdgeLayer;
  const WallRing = useLate(loadRing, wall !== undefined)?.WallRing;
  const me = model.economies.find(({ isMe }) => isMe)?.id;
  return (
    <>
      {Edges !== undefined && !isLow && (
        <Edges
          gates={model.gates}
          letters={letters}
          placeOf={(place) => stand.places.get(place)}
          marks={[...stand.places].map(([id, at]) => ({ at, rim: stand.rim(id) }))}
          taken={taken}
          within={stand.within}
          scale={stand.unit}
        />
      )}
      {wall !== undefined && me !== undefined && WallRing !== undefined && !isMoving && (
        <WallRing wall={wall} me={me} stand={stand} />
      )}
      {!isLow && signs?.(stand)}
    </>
  );
}

/** What on the map hides pins: the panel in its corner, which the camera keeps clear of, and buttons and words. */
function useCovered(props: SizedProps) {
  const { size, insets, corner, cornerBottom, zoomBottom, hasZoom, isBand } = props;
  const { isPreview } = props.model;
  // Where there is no room beside switches and legend, the buttons lie in a row at the head.
  const isTight =
    corner !== undefined && corner.width + ZOOM_WIDTH_PX > size.width - insets.left - insets.right;
  const zoom = zoomBox(size, { ...insets, bottom: zoomBottom }, isTight);
  const covered = useMemo(
    () => (corner === undefined ? [] : [cornerBox(corner, size, { ...insets, bottom: cornerBottom })]),
    [corner, size, insets, cornerBottom],
  );
  const buttons = useMemo(
    () => [...(hasZoom ? [zoom] : []), ...(isPreview ? [previewBox(size, insets, isBand)] : [])],
    [size, insets, zoomBottom, isTight, hasZoom, isPreview, isBand],
  );
  return { zoom, isTight, covered, buttons };
}

type ZoomProps = {
  readonly at: Box;
  readonly isInRow: boolean;
  readonly onZoom: (factor: number) => void;
  readonly isWhole: boolean;
  /** Absent where the whole map is shown anyhow. */
  readonly onWhole?: (isWhole: boolean) => void;
};

function ZoomButtons({ at, isInRow, onZoom, isWhole, onWhole }: ZoomProps) {
  return (
    <div
      class={isInRow ? 'map-zoom stack in-row' : 'map-zoom stack'}
      style={{ left: `${at.left}px`, top: `${at.top}px` }}
    >
      <button type="button" class="btn" aria-label={t('map.closer')} onClick={() => onZoom(CLOSER)}>
        <Icon name="plus" />
      </button>
      <button type="button" class="btn" aria-label={t('map.further')} onClick={() => onZoom(1 / CLOSER)}>
        <Icon name="minus" />
      </button>
      {onWhole !== undefined && (
        <button
          type="button"
          class="btn"
          aria-pressed={isWhole}
          aria-label={t('map.whole')}
          onClick={() => onWhole(!isWhole)}
        >
          <Icon name={isWhole ? 'target' : 'map'} />
        </button>
      )}
    </div>
  );
}

/** The number on a curve, if there is room for it. */
function FlowPill({ place: { flow, label } }: { readonly place: CurvePlace }) {
  if (label === undefined) return null;
  const isRail = flow.kind === 'people' || flow.kind === 'capital';
  return (
    <span
      class={`map-pill num ${flow.kind}`}
      style={{ transform: `translate(${label.x}px, ${label.y}px) translate(-50%, -50%)` }}
    >
      {isRail && <Icon name={flow.kind === 'people' ? 'person' : 'money'} size={15} />}
      {flowText(flow)}
    </span>
  );
}

function zoomBox({ width, height }: Size, insets: Insets, isInRow: boolean): Box {
  const right = width - insets.right - CORNER_GAP_PX;
  if (isInRow) {
    const top = insets.top + CORNER_GAP_PX;
    return { left: right - ZOOM.long, right, top, bottom: top + ZOOM.wide };
  }
  const bottom = height - insets.bottom - CORNER_GAP_PX;
  return { left: right - ZOOM.wide, right, top: bottom - ZOOM.long, bottom };
}

/** Where MapView puts the label of a preview. */
function previewBox({ width, height }: Size, { left, right, top }: Insets, isLow: boolean): Cover {
  const middle = left + (width - left - right) / 2;
  const from = isLow ? height - PREVIEW.low - PREVIEW.height : top + CORNER_GAP_PX;
  return {
    left: middle - PREVIEW.width / 2,
    right: middle + PREVIEW.width / 2,
    top: from,
    bottom: from + PREVIEW.height,
    isWords: true,
  };
}

function cornerBox({ width, height }: Size, size: Size, insets: Insets): Box {
  const left = insets.left + CORNER_GAP_PX;
  const bottom = size.height - insets.bottom - CORNER_GAP_PX;
  return { left, right: left + width, top: bottom - height, bottom };
}

type OffViewProps = {
  readonly model: MapModel;
  readonly pins: readonly PinPlace[];
  readonly onPick: (economy: EconomyId) => void;
  /** Where they stand. */
  readonly box: Box;
};

/** Economies outside the frame or behind a panel wait as chips, with what they trade with the reader. */
function OffView({ model, pins, onPick, box }: OffViewProps) {
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
          label={economyMark(economy.id, economy.label)}
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
          class={markLook(label)}
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
