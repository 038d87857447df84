import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { Medallion } from '../../design/Medallion.tsx';
import { economyName } from '../../text/nameParams.ts';
import { t } from '../../text/t.ts';
import { BlocPatterns, patternId } from '../mapStyle.tsx';
import type { Letter, Signs, Stand, WallHandle } from '../board/board.tsx';
import '../corner.css';
import { isLandTopology } from '../geography/loadGeography.ts';
import type { LandTopology } from '../geography/mapGeography.ts';
import { type Insets, type Size, openArea } from '../layout/camera.ts';
import '../map.css';
import { loadMarks, loadRing, useLate } from '../mapEngine.ts';
import { isArrowKey, nearestPin } from '../layout/mapLayout.ts';
import { useElementSize } from '../useElementSize.ts';
import { type LandShape, type ProvinceLayout, hasNames, provinceLayout } from './provinceLayout.ts';
import './provinceMap.css';
import {
  HIGHEST_LEVEL,
  LEVELS,
  type MappedProvince,
  type MovedTrade,
  type ProvinceMapModel,
} from './provinceMapModel.ts';

/** Pixels of wall a level, inside the border. */
const BAND_PX = 2.2;

type ProvinceShapeProps = {
  readonly province: MappedProvince;
  readonly shape: LandShape | undefined;
  readonly unit: number;
  readonly onPick: ((economy: EconomyId) => void) | undefined;
};

/** A province: the hatch of its pacts, and its wall as bricks inside the border, lower where a pact lowers it. */
function ProvinceShape({ province, shape, unit, onPick }: ProvinceShapeProps) {
  if (shape === undefined) return null;
  const { id, wall, next, isMe, slots } = province;
  const clip = `province-clip-${id}`;
  const band = (level: number): number => 2 * BAND_PX * level * unit;
  return (
    <g
      class={isMe ? 'province is-me' : 'province'}
      {...(onPick === undefined ? {} : { 'data-land': id, onClick: () => onPick(id) })}
    >
      <clipPath id={clip}>
        <path d={shape.path} />
      </clipPath>
      {/* Colours laid over each other would be one that no pact has. */}
      {slots[0] !== undefined && <path d={shape.path} fill={`var(--b${slots[0]})`} fill-opacity="0.3" />}
      {slots.map((slot) => (
        <path key={slot} d={shape.path} fill={`url(#${patternId('provinces', slot)})`} />
      ))}
      <g clip-path={`url(#${clip})`}>
        {wallCourses(province, shape).map(({ level, path }) => (
          <g key={level}>
            <path d={path} class="mortar" stroke-width={band(level) + 2 * unit} />
            <path
              d={path}
              class="bricks"
              stroke-width={band(level)}
              stroke-dasharray={`${8 * unit} ${2.4 * unit}`}
            />
          </g>
        ))}
        {next !== undefined && next.wall !== wall && (
          <path d={shape.course ?? shape.path} class="was" stroke-width={band(wall) + 2.4 * unit} />
        )}
      </g>
      <path d={shape.path} class="edge" />
    </g>
  );
}

/** Bricks of one height, and along which borders they stand. */
type WallCourse = { readonly level: number; readonly path: string };

/** The wall as it stands or would stand, highest first: along the whole border, or lower towards those against whom it is capped. */
export function wallCourses(
  { wall, next, caps }: Pick<MappedProvince, 'wall' | 'next' | 'caps'>,
  { path, course = path, borders }: Pick<LandShape, 'path' | 'course' | 'borders'>,
): readonly WallCourse[] {
  const own = next?.wall ?? wall;
  const towards = [...(borders?.shared ?? [])].map(([other, line]) => ({
    level: Math.min(own, caps[other] ?? own),
    path: line,
  }));
  const isWhole = borders === undefined || towards.every(({ level }) => level === own);
  const parts = isWhole ? [{ level: own, path: course }] : [{ level: own, path: borders.outer }, ...towards];
  const levels = [...new Set(parts.map(({ level }) => level))].filter((level) => level > 0);
  return levels
    .toSorted((a, b) => b - a)
    .map((level) => ({
      level,
      path: parts.map((part) => (part.level === level ? part.path : '')).join(''),
    }));
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
  readonly letters?: readonly Letter[];
  readonly wall?: WallHandle | undefined;
  readonly signs?: Signs | undefined;
};

const loadCurves = () => import('./TradeCurves.tsx');

const NO_LETTERS: readonly Letter[] = [];
/** Of the own medallion. */
const OWN_RADIUS_PX = 19;
/** Sizes for a room, against those of a laptop. */
const LARGE_UNIT = 1.7;

/** Provinces with their boundaries: walls as bricks inside the border, thicker by level; pacts hatched. */
export function ProvinceMap(props: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const size = useElementSize(frame);
  const [land, setLand] = useState<LandTopology>();
  useEffect(() => {
    loadProvinceLand().then(setLand, props.onFail);
  }, []);
  return (
    <div class={props.isLarge === true ? 'province-map cover large' : 'province-map cover'} ref={frame}>
      {size === undefined || land === undefined ? (
        <p class="map-loading cover muted">{t('map.loading')}</p>
      ) : (
        <Drawn {...props} size={size} land={land} />
      )}
    </div>
  );
}

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

type DrawnProps = Props & { readonly size: Size; readonly land: LandTopology };

function Drawn({
  model,
  insets,
  moved = [],
  onPick,
  isLarge = false,
  letters = NO_LETTERS,
  wall,
  signs,
  size,
  land,
}: DrawnProps) {
  const { left, right, top, bottom } = insets;
  const layout = useMemo(
    () => provinceLayout(land, model.provinces, { size, insets }),
    [land, size, left, right, top, bottom],
  );
  const shapes = new Map(layout.shapes.map((shape) => [shape.id, shape]));
  const curves = useLate(loadCurves, moved.length + model.corridors.length > 0);
  const WallRing = useLate(loadRing, wall !== undefined)?.WallRing;
  const me = model.provinces.find(({ isMe }) => isMe)?.id;
  const edges = useLate(loadMarks, model.gates.length + letters.length > 0);
  const placeOf = (place: string) => layout.marks.get(place)?.at;
  const unit = isLarge ? LARGE_UNIT : 1;
  const stand: Stand = {
    places: new Map([...layout.marks].map(([id, { at }]) => [id, at])),
    rim: () => OWN_RADIUS_PX * unit,
    within: openArea(size, insets),
    unit,
  };
  return (
    <>
      <svg class="province-land cover" width={size.width} height={size.height} aria-hidden="true">
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
            onPick={onPick}
          />
        ))}
        {curves !== undefined && <curves.Routes of={model.corridors} layout={layout} />}
        {[...layout.marks].map(([id, { at, seat }]) => (
          <path key={id} class="leader" d={`M${seat.x} ${seat.y}L${at.x} ${at.y}`} />
        ))}
        {/* Lines of pacts lie below the names, their signs and letters above. */}
        {edges !== undefined && <edges.EdgeLines gates={model.gates} placeOf={placeOf} scale={unit} />}
      </svg>
      {edges !== undefined && (
        <edges.EdgeLayer
          gates={model.gates}
          letters={letters}
          placeOf={placeOf}
          marks={obstaclesOf(stand)}
          within={stand.within}
          scale={unit}
        />
      )}
      {/* Above gates: what is tried is the news. */}
      {moved.length > 0 && curves !== undefined && (
        <curves.TradeCurves moved={moved} layout={layout} within={stand.within} />
      )}
      <ProvinceMarks
        model={model}
        layout={layout}
        onPick={onPick}
        isLarge={isLarge}
        isNamed={hasNames(size.width)}
      />
      {wall !== undefined && me !== undefined && WallRing !== undefined && (
        <WallRing wall={wall} me={me} stand={stand} />
      )}
      {signs?.(stand)}
    </>
  );
}

/** Of a name and the levels under a medallion: how far down their middle lies, and circles side by side that cover them. Pixels. */
const CAPTION = { down: 30, asides: [-20, 0, 20], rim: 15 } as const;

/** What gates and letters keep clear of: medallions, and what stands under them. */
export function obstaclesOf({ places, rim, unit }: Pick<Stand, 'places' | 'rim' | 'unit'>) {
  return [...places].flatMap(([id, at]) => [
    { at, rim: rim(id) },
    ...CAPTION.asides.map((aside) => ({
      at: { x: at.x + aside * unit, y: at.y + CAPTION.down * unit },
      rim: CAPTION.rim * unit,
    })),
  ]);
}

function lookOf(id: string, shapes: ReadonlyMap<string, LandShape>, { provinces }: ProvinceMapModel): string {
  return shapes.has(id) && provinces.some((province) => province.id === id) ? 'seat' : 'land';
}

type ProvinceMarksProps = {
  readonly model: ProvinceMapModel;
  readonly layout: ProvinceLayout;
  readonly onPick: ((economy: EconomyId) => void) | undefined;
  readonly isLarge: boolean;
  readonly isNamed: boolean;
};

/** A medallion a province with its two levels under it, and its name where there is room: one stop of the tab key, arrows go from province to province. */
function ProvinceMarks({ model, layout, onPick, ...look }: ProvinceMarksProps) {
  const element = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState<EconomyId>();
  const places = model.provinces.flatMap((province) => {
    const mark = layout.marks.get(province.id);
    return mark === undefined ? [] : [{ province, at: mark.at }];
  });
  const stop = focused ?? places.find(({ province }) => province.isMe)?.province.id ?? places[0]?.province.id;
  const step = (event: KeyboardEvent, from: (typeof places)[number]): void => {
    if (!isArrowKey(event.key)) return;
    event.preventDefault();
    const next = nearestPin(from.at, places, event.key)?.province.id;
    if (next === undefined) return;
    setFocused(next);
    element.current?.querySelector<HTMLElement>(`[data-economy="${next}"]`)?.focus();
  };
  return (
    <div class="province-marks cover" ref={element}>
      {places.map((place) => {
        const { province, at } = place;
        const inside = <Mark province={province} {...look} />;
        const style = { left: `${at.x}px`, top: `${at.y}px` };
        const kind = province.isMe ? 'province-mark is-me' : 'province-mark';
        return onPick === undefined ? (
          <div key={province.id} class={kind} style={style}>
            {inside}
          </div>
        ) : (
          <button
            key={province.id}
            type="button"
            class={kind}
            style={style}
            data-economy={province.id}
            data-land={province.id}
            tabIndex={province.id === stop ? 0 : -1}
            onKeyDown={(event) => step(event, place)}
            onClick={() => onPick(province.id)}
          >
            {inside}
          </button>
        );
      })}
    </div>
  );
}

type MarkProps = Pick<ProvinceMarksProps, 'isLarge' | 'isNamed'> & { readonly province: MappedProvince };

function Mark({ province, isLarge, isNamed }: MarkProps) {
  const { id, wall, block, next, slots } = province;
  const slot = slots[0];
  const size = (province.isMe ? 38 : 30) * (isLarge ? LARGE_UNIT : 1);
  return (
    <>
      <span class="sr">{markLabel(province)}</span>
      <Medallion
        economy={id}
        size={size}
        ring={slot === undefined ? 'var(--line-strong)' : `var(--b${slot})`}
      />
      <span class={next === undefined ? 'levels' : 'levels is-next'} aria-hidden="true">
        {isNamed && <b class={isLarge ? 'center' : 'micro center'}>{economyName(id)}</b>}
        <span class="row">
          <LevelMeter kind="wall" level={next?.wall ?? wall} />
          <LevelMeter kind="block" level={next?.block ?? block} />
        </span>
      </span>
    </>
  );
}

function markLabel({ id, wall, block, next }: MappedProvince): string {
  const now = t('pmap.mark', { economy: economyName(id), wall, block });
  return next === undefined ? now : `${now} ${t('pmap.markNext', { wall: next.wall, block: next.block })}`;
}

type LevelMeterProps = { readonly kind: 'wall' | 'block'; readonly level: number };

/** A level as four marks: bars for a wall, dots for a block. What it says stands in text beside it. */
export function LevelMeter({ kind, level }: LevelMeterProps) {
  return (
    <span class={`level-meter row inline gap-0 ${kind}`} aria-hidden="true">
      {LEVELS.slice(1, HIGHEST_LEVEL + 1).map((each) => (
        <i key={each} class={each <= level ? 'on' : ''} />
      ))}
    </span>
  );
}
