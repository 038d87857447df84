import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { Icon } from '../design/Icon.tsx';
import { language } from '../text/language.ts';
import { t } from '../text/t.ts';
import { theme } from '../state/theme.ts';
import { BlocTag } from './BlocTag.tsx';
import type { Box } from './geography/mapGeography.ts';
import type { Insets, Size } from './layout/camera.ts';
import type { CurvePlace } from './layout/mapLayout.ts';
import { CORNER_GAP_PX } from './mapStyle.ts';
import type { MapEngine } from './mapEngine.ts';
import type { MapModel } from './model/mapParts.ts';
import { mapSizes } from './mapSizes.ts';
import { flowText } from './mapText.ts';
import { OffView } from './OffView.tsx';
import { PinLayer } from './PinLayer.tsx';
import { useElementSize } from './useElementSize.ts';
import { useMapGestures } from './useMapGestures.ts';
import { useMapStage } from './useMapStage.ts';

type Props = {
  readonly model: MapModel;
  readonly onPick: (economy: EconomyId) => void;
  readonly insets: Insets;
  /** Size of the panel in the lower left corner. */
  readonly corner: Size | undefined;
  readonly cornerBottom: number;
  readonly isLarge: boolean;
  readonly isPicture: boolean;
  readonly engine: MapEngine;
  readonly onFail: () => void;
};

const CLOSER = 1.5;

/** Land, walls and flows on a canvas; names, numbers and everything that can be pressed in the page above it. */
export function GeographicMap(props: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const size = useElementSize(frame);
  return (
    <div class="map-geography" ref={frame}>
      {size !== undefined && <SizedMap {...props} size={size} />}
    </div>
  );
}

type SizedProps = Props & { readonly size: Size };

function SizedMap(props: SizedProps) {
  const { model, onPick, size, insets, corner, cornerBottom, isLarge, isPicture, engine, onFail } = props;
  const host = useRef<HTMLDivElement>(null);
  const [isWhole, setWhole] = useState(false);
  const said = language.value;
  const sizes = useMemo(() => mapSizes(model, size, isLarge), [model, size, isLarge, said]);
  const covered = useMemo(
    () => (corner === undefined ? [] : [cornerBox(corner, size, { ...insets, bottom: cornerBottom })]),
    [corner, size, insets, cornerBottom],
  );
  const { status, report, stage } = useMapStage(host, {
    model,
    size,
    sizes,
    insets,
    covered,
    isWhole,
    themeKey: theme.value,
    engine,
  });
  useMapGestures(host, isPicture ? undefined : stage);
  useEffect(() => {
    if (status === 'failed') onFail();
  }, [status]);
  const zoom = (factor: number): void =>
    stage?.zoom({ x: (insets.left + size.width - insets.right) / 2, y: size.height / 2 }, factor);
  const layout = report?.layout;
  return (
    <div
      class={report?.isMoving === true ? 'map-stage is-moving' : 'map-stage'}
      style={{ '--pin': `${sizes.medallion}px`, '--pin-font': `${sizes.nameFont}px` }}
    >
      <div class="map-canvas" ref={host} aria-hidden="true" />
      {status === 'loading' && <p class="map-loading muted">{t('map.loading')}</p>}
      {layout !== undefined && (
        <>
          {layout.tags.map(({ bloc, at }) => (
            <BlocTag key={bloc} bloc={model.blocs.find(({ id }) => id === bloc)} at={at} />
          ))}
          {layout.curves.map((place) => (
            <FlowPill
              key={`${place.flow.kind} ${place.flow.exporter}>${place.flow.importer}`}
              place={place}
            />
          ))}
          <PinLayer
            model={model}
            pins={layout.pins}
            onPick={onPick}
            isPicture={isPicture}
            isLarge={isLarge}
            sizes={sizes.layout}
          />
          {!isPicture && report?.isMoving !== true && (
            <OffView model={model} pins={layout.pins} onPick={onPick} insets={insets} />
          )}
        </>
      )}
      {!isPicture && !isLarge && (
        <div class="map-zoom" style={{ right: `${insets.right + 14}px`, bottom: `${insets.bottom + 14}px` }}>
          <button type="button" class="btn" aria-label={t('map.closer')} onClick={() => zoom(CLOSER)}>
            <Icon name="plus" />
          </button>
          <button type="button" class="btn" aria-label={t('map.further')} onClick={() => zoom(1 / CLOSER)}>
            <Icon name="minus" />
          </button>
          {model.frame.length > 0 && (
            <button
              type="button"
              class="btn"
              aria-pressed={isWhole}
              aria-label={t('map.whole')}
              onClick={() => setWhole(!isWhole)}
            >
              <Icon name={isWhole ? 'target' : 'map'} />
            </button>
          )}
        </div>
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

function cornerBox({ width, height }: Size, size: Size, insets: Insets): Box {
  const left = insets.left + CORNER_GAP_PX;
  const bottom = size.height - insets.bottom - CORNER_GAP_PX;
  return { left, right: left + width, top: bottom - height, bottom };
}
