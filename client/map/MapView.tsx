import type { ComponentProps } from 'preact';
import { useMemo, useRef, useState } from 'preact/hooks';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { MapLayer } from '../state/tableState.ts';
import type { PlainKey } from '../text/areas.ts';
import { t } from '../text/t.ts';
import type { GeographicMap } from './GeographicMap.tsx';
import type { Board, LandAt, Letter, Signs } from './board/board.tsx';
import './corner.css';
import { type Insets, NO_INSETS } from './layout/camera.ts';
import './map.css';
import {
  type MapEngine,
  type MapForm,
  chosenForm,
  loadGestures,
  phaserEngine,
  useLate,
} from './mapEngine.ts';
import { CORNER_GAP_PX, type MapChoice, MapSwitch, PREVIEW } from './mapStyle.tsx';
import { type MapModel, hasChanges } from './model/mapParts.ts';
import './pins.css';
import './tiles.css';
import { useElementSize } from './useElementSize.ts';

type MapToolsProps = {
  readonly layer: MapLayer;
  readonly onLayer: (layer: MapLayer) => void;
  readonly form: MapForm;
  readonly onForm: (form: MapForm) => void;
};

const LAYERS = [
  { value: 'flows', icon: 'flows', text: 'map.flows' },
  { value: 'walls', icon: 'walls', text: 'map.walls' },
  { value: 'blocs', icon: 'blocs', text: 'map.blocs' },
] as const satisfies readonly MapChoice<MapLayer>[];
const FORMS = [
  { value: 'geography', icon: 'map', text: 'map.geography' },
  { value: 'tiles', icon: 'tiles', text: 'map.tiles' },
  { value: 'table', icon: 'table', text: 'map.table' },
] as const satisfies readonly MapChoice<MapForm>[];

/** What the map shows, and how it is drawn. */
function MapTools({ layer, onLayer, form, onForm }: MapToolsProps) {
  return (
    <div class="map-tools row wrap">
      {form !== 'table' && (
        <MapSwitch label={t('map.layer')} choices={LAYERS} value={layer} onChoose={onLayer} hasText />
      )}
      <MapSwitch label={t('map.view')} choices={FORMS} value={form} onChoose={onForm} />
    </div>
  );
}

type Props = {
  readonly model: MapModel;
  readonly onPick: (economy: EconomyId) => void;
  /** Offers the switch between layers. */
  readonly onLayer?: (layer: MapLayer) => void;
  /** Pixels that panels cover: the camera frames the rest, legend and switches stay in it. */
  readonly insets?: Insets;
  /** Pixels from the foot of the map to legend and switches, where they stand lower than what the camera frames. */
  readonly cornerBottomPx?: number;
  /** The same of the buttons that bring the map closer. */
  readonly zoomBottomPx?: number;
  /** Projector: everything grows with the height of the screen. */
  readonly isLarge?: boolean;
  /** A picture only: no switches, no legend, pins cannot be pressed. */
  readonly isPicture?: boolean;
  readonly hasLegend?: boolean;
  /** A strip over something else, or a map as small: land and marks alone. */
  readonly isBand?: boolean;
  /** A card lies over a part of it: the rest shows only whom the card is about. */
  readonly isBesideCard?: boolean;
  readonly engine?: MapEngine;
  /** What the seat of this device may do on it; absent: it is only looked at. */
  readonly board?: Board | undefined;
  /** What its panel lays over the marks. */
  readonly signs?: Signs | undefined;
};

const NO_LETTERS: readonly Letter[] = [];

const loadLegend = async () => (await import('./MapLegend.tsx')).MapLegend;
const loadGeographic = async () => (await import('./GeographicMap.tsx')).GeographicMap;
const loadTiles = async () => (await import('./TileMap.tsx')).TileMap;
const loadTable = async () => (await import('./TradeTableView.tsx')).TradeTableView;

/** Land and what is drawn on it, which comes with what draws it. */
function Geography(props: ComponentProps<typeof GeographicMap>) {
  const Drawn = useLate(loadGeographic, true);
  return Drawn === undefined ? (
    <p class="map-loading cover muted">{t('map.loading')}</p>
  ) : (
    <Drawn {...props} />
  );
}

/** Tiles or the table, fetched when they are asked for. */
function OtherForm({
  form,
  model,
  onPick,
  board,
  signs,
  isPicture = false,
}: Props & { readonly form: MapForm }) {
  const TileMap = useLate(loadTiles, form === 'tiles');
  const TradeTableView = useLate(loadTable, form === 'table');
  if (form === 'tiles' && TileMap !== undefined)
    return (
      <TileMap
        model={model}
        onPick={onPick}
        isPicture={isPicture}
        letters={board?.letters ?? NO_LETTERS}
        wall={board?.wall}
        signs={signs}
      />
    );
  if (form === 'table' && TradeTableView !== undefined)
    return <TradeTableView model={model} {...(board === undefined ? {} : { onPick })} />;
  return <p class="map-loading cover muted">{t('map.loading')}</p>;
}

/** The map of the game: geography, tiles or table, with its legend and switches. */
export function MapView(props: Props) {
  const {
    model,
    onPick,
    board,
    isLarge = false,
    isPicture = false,
    isBesideCard = false,
    isBand = false,
  } = props;
  const { top, right, bottom, left } = props.insets ?? NO_INSETS;
  // The same numbers are the same insets, so that the map is not drawn again for them.
  const insets = useMemo(() => ({ top, right, bottom, left }), [top, right, bottom, left]);
  const form = (props.onLayer === undefined ? undefined : chosenForm.value) ?? 'geography';
  const [hasFailed, setFailed] = useState(false);
  const shown = form === 'geography' && hasFailed ? 'tiles' : form;
  const hasLegend = !isPicture && !isBand && props.hasLegend !== false;
  const MapLegend = useLate(loadLegend, hasLegend);
  const OfferDrag = useLate(loadGestures, board !== undefined)?.OfferDrag;
  const lands = useRef<LandAt>(() => undefined);
  const cornerBottom = props.cornerBottomPx ?? bottom;
  const corner = useRef<HTMLDivElement>(null);
  const cornerSize = useElementSize(corner);
  return (
    <section
      class={isLarge ? 'map is-large' : 'map'}
      aria-label={t('map.title')}
      data-form={shown}
      style={{ '--inset-top': `${top}px`, '--inset-right': `${right}px`, '--inset-bottom': `${bottom}px` }}
    >
      {shown === 'geography' && (
        <Geography
          model={model}
          onPick={onPick}
          insets={insets}
          corner={cornerSize}
          cornerBottom={cornerBottom}
          zoomBottom={props.zoomBottomPx ?? bottom}
          isLarge={isLarge}
          isPicture={isPicture}
          hasZoom={!isPicture && !isLarge && !isBesideCard && !isBand}
          isBand={isBand}
          engine={props.engine ?? phaserEngine}
          onFail={() => setFailed(true)}
          lands={lands}
          letters={board?.letters ?? NO_LETTERS}
          wall={board?.wall}
          signs={props.signs}
        />
      )}
      {shown !== 'geography' && <OtherForm {...props} form={shown} />}
      {board !== undefined && OfferDrag !== undefined && <OfferDrag board={board} landAt={lands} />}
      {!isPicture && !isBand && (
        <div
          class="map-corner row wrap"
          ref={corner}
          style={{ left: `${insets.left + CORNER_GAP_PX}px`, bottom: `${cornerBottom + CORNER_GAP_PX}px` }}
        >
          {hasFailed && form === 'geography' && <p class="small muted">{t('map.noGeography')}</p>}
          {props.onLayer !== undefined && (
            <MapTools
              layer={model.layer}
              onLayer={props.onLayer}
              form={form}
              onForm={(chosen) => (chosenForm.value = chosen)}
            />
          )}
          {hasLegend && MapLegend !== undefined && shown !== 'table' && (
            <MapLegend model={model} hint={board?.hint} isFolded={!isLarge && shown !== 'tiles'} />
          )}
        </div>
      )}
      {model.isPreview && shown !== 'table' && (
        <PreviewPill insets={insets} isLow={isBand} says={saidOfPreview(model)} />
      )}
    </section>
  );
}

type PillProps = {
  readonly insets: Insets;
  readonly isLow: boolean;
  readonly says: PlainKey;
};

/** That trade is shown which would move; else only what is drafted, or sealed and not opened yet. */
export function saidOfPreview(model: Pick<MapModel, 'flows' | 'isSealed'>): PlainKey {
  return hasChanges(model) ? 'map.preview' : model.isSealed ? 'map.sealedDraft' : 'map.draft';
}

/** Says over the map that what it shows is only tried. */
function PreviewPill({ insets, isLow, says }: PillProps) {
  const { left, right, top } = insets;
  return (
    <p
      class="map-preview pill"
      style={{
        left: `calc(${left}px + (100% - ${left + right}px) / 2)`,
        ...(isLow ? { bottom: `${PREVIEW.low}px` } : { top: `${top + CORNER_GAP_PX}px` }),
      }}
    >
      {t(says)}
    </p>
  );
}
