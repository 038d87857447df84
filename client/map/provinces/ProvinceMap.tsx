import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { t } from '../../text/t.ts';
import { BlocPatterns } from '../BlocPatterns.tsx';
import type { LandTopology } from '../geography/landTopology.ts';
import { isLandTopology } from '../geography/loadGeography.ts';
import type { Insets, Size } from '../layout/camera.ts';
import { useElementSize } from '../useElementSize.ts';
import { ProvinceMarks } from './ProvinceMarks.tsx';
import { ProvinceShape } from './ProvinceShape.tsx';
import { TradeCurves } from './TradeCurves.tsx';
import { type LandShape, provinceLayout } from './provinceLayout.ts';
import './provinceMap.css';
import type { MovedTrade, ProvinceMapModel } from './provinceMapModel.ts';

const FILE = '/maps/provinces.json';

let land: Promise<LandTopology> | undefined;

/** Boundaries of the provinces and the land around them, fetched once. Rejects where the file cannot be read; the next map tries again. */
async function loadProvinceLand(): Promise<LandTopology> {
  land ??= fetchLand();
  try {
    return await land;
  } catch (error) {
    land = undefined;
    throw error;
  }
}

async function fetchLand(): Promise<LandTopology> {
  const response = await fetch(FILE);
  if (!response.ok) throw new Error(`${FILE}: ${response.status}`);
  const topology: unknown = await response.json();
  if (!isLandTopology(topology)) throw new Error(`${FILE}: no object named land`);
  return topology;
}

type Props = {
  readonly model: ProvinceMapModel;
  /** Parts of the view that something else covers. */
  readonly insets: Insets;
  readonly onPick?: (economy: EconomyId) => void;
  /** The file of boundaries could not be read. */
  readonly onFail: () => void;
  /** Trade that something tried would move. */
  readonly moved?: readonly MovedTrade[];
  /** Drawn for a room: everything larger. */
  readonly isLarge?: boolean;
};

/** Provinces with their boundaries: walls as bricks inside the border, thicker by level; pacts hatched. */
export function ProvinceMap(props: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const size = useElementSize(frame);
  const [land, setLand] = useState<LandTopology>();
  useEffect(() => {
    loadProvinceLand().then(setLand, props.onFail);
  }, []);
  return (
    <div class={props.isLarge === true ? 'province-map large' : 'province-map'} ref={frame}>
      {size === undefined || land === undefined ? (
        <p class="map-loading muted">{t('map.loading')}</p>
      ) : (
        <Drawn {...props} size={size} land={land} />
      )}
    </div>
  );
}

type DrawnProps = Props & { readonly size: Size; readonly land: LandTopology };

function Drawn({ model, insets, moved = [], onPick, isLarge = false, size, land }: DrawnProps) {
  const { left, right, top, bottom } = insets;
  const layout = useMemo(
    () => provinceLayout(land, model.provinces, { size, insets }),
    [land, size, left, right, top, bottom],
  );
  const shapes = new Map(layout.shapes.map((shape) => [shape.id, shape]));
  return (
    <>
      <svg class="province-land" width={size.width} height={size.height} aria-hidden="true">
        <BlocPatterns prefix="provinces" />
        {layout.shapes.map(({ id, path }) => (
          <path key={id} d={path} class={lookOf(id, shapes, model)} />
        ))}
        {model.provinces.map((province) => (
          <ProvinceShape
            key={province.id}
            province={province}
            shape={shapes.get(province.id)}
            unit={isLarge ? 2 : 1}
          />
        ))}
        {[...layout.marks].map(([id, { at, seat }]) => (
          <path key={id} class="leader" d={`M${seat.x} ${seat.y}L${at.x} ${at.y}`} />
        ))}
        {moved.length > 0 && <TradeCurves moved={moved} layout={layout} />}
      </svg>
      <ProvinceMarks model={model} layout={layout} onPick={onPick} isLarge={isLarge} />
    </>
  );
}

function lookOf(id: string, shapes: ReadonlyMap<string, LandShape>, { provinces }: ProvinceMapModel): string {
  return shapes.has(id) && provinces.some((province) => province.id === id) ? 'seat' : 'land';
}
