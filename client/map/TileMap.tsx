import { useEffect, useRef, useState } from 'preact/hooks';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { economyMark, economyName } from '../text/nameParams.ts';
import { BlocPatterns, patternId, brickThickness, LEVEL_STYLES } from './mapStyle.tsx';
import { EdgeLayer } from './board/BoardMarks.tsx';
import type { Letter, Signs, Stand, WallHandle } from './board/board.tsx';
import type { Point } from './geography/mapGeography.ts';
import type { Size } from './layout/camera.ts';
import { type FlowCurve, edgeControl, flowCurve, turnOf } from './layout/flowCurve.ts';
import { type MapEconomy, type MapFlow, type MapModel, type MapPlace, shownAt } from './model/mapParts.ts';
import { loadRing, useLate } from './mapEngine.ts';
import { outcomeDirection, pinLabel, pinLine, unitName } from './mapText.ts';
import { isArrowKey, nearestPin } from './layout/mapLayout.ts';
import { useElementSize } from './useElementSize.ts';

type Props = {
  readonly model: MapModel;
  readonly onPick: (economy: EconomyId) => void;
  readonly isPicture: boolean;
  readonly letters: readonly Letter[];
  readonly wall: WallHandle | undefined;
  readonly signs: Signs | undefined;
};

/** Units of the drawing above the tiles: a tile and its gap; narrow tiles are higher than wide (tiles.css). */
const CELL = { wide: 100, high: 100, highTight: 124 } as const;
/** Of gates and letters between tiles. */
const MARK_SCALE = 0.95;
const RIM = 36;
/** How far outside the ends of both courses a turn runs. */
const OUTSIDE = 7;
/** Of its cell, without the gap. */
const TILE_PART = 0.92;
/** Below this width of all tiles what lies over them is smaller. */
const NARROW_PX = 480;
const NARROW_UNIT = 0.8;
/** Curves on tiles, where little room is. */
const FLOWS = 8;
/** With more columns than this tiles are narrow: names take two lines. */
const ROOMY_COLUMNS = 3;
const WIDEST = { roomy: 7, tight: 4 } as const;

/** Where the middle of a tile, or of the tiles of a fully integrated bloc, is in the drawing. */
type PlaceOn = (place: MapPlace) => Point | undefined;

/** One square an economy in rough geographic order: no boundary at all, and every name readable on a phone. */
export function TileMap({ model, onPick, isPicture, letters, wall, signs }: Props) {
  const grid = useRef<HTMLDivElement>(null);
  const size = useElementSize(grid);
  const [focused, setFocused] = useState<EconomyId>();
  const columns = 1 + Math.max(...model.economies.map(({ tile }) => tile.column));
  const rows = 1 + Math.max(...model.economies.map(({ tile }) => tile.row));
  const high = columns > ROOMY_COLUMNS ? CELL.highTight : CELL.high;
  const centreOf = ({ tile }: MapEconomy): Point => ({
    x: (tile.column + 0.5) * CELL.wide,
    y: (tile.row + 0.5) * high,
  });
  const placeOn: PlaceOn = (place) => middleOf(model, place, centreOf);
  const places = model.economies.map((economy) => ({ economy, at: centreOf(economy) }));
  const viewBox = `0 0 ${columns * CELL.wide} ${rows * high}`;
  const stop =
    focused ??
    model.economies.find(({ isSelected, isMe }) => isSelected || isMe)?.id ??
    model.economies[0]?.id;
  const picked = model.economies.find(({ isSelected }) => isSelected)?.id;
  // A card may come to lie over whom it is about.
  useEffect(() => {
    if (picked !== undefined)
      grid.current?.querySelector(`button[data-economy="${picked}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [picked]);
  const step = (event: KeyboardEvent, from: MapEconomy): void => {
    if (!isArrowKey(event.key)) return;
    event.preventDefault();
    const next = nearestPin(centreOf(from), places, event.key)?.economy.id;
    if (next === undefined) return;
    setFocused(next);
    grid.current?.querySelector<HTMLElement>(`[data-economy="${next}"]`)?.focus();
  };
  return (
    <div class="map-tiles" style={{ '--columns': columns, '--rows': rows }}>
      <BlocPatterns prefix="tiles" />
      <div
        class={columns > ROOMY_COLUMNS ? 'map-grid stack gap-none is-tight' : 'map-grid stack gap-none'}
        ref={grid}
      >
        {model.economies.map((economy) => (
          <div key={economy.id} class={`ground ${tileClass(economy)}`} style={cellOf(economy)}>
            <TileGround economy={economy} model={model} />
          </div>
        ))}
        <TileFlows
          model={model}
          placeOn={placeOn}
          viewBox={viewBox}
          widest={columns > ROOMY_COLUMNS ? WIDEST.tight : WIDEST.roomy}
        />
        {model.economies.map((economy) => (
          <TileButton
            key={economy.id}
            economy={economy}
            model={model}
            isPicture={isPicture}
            isStop={economy.id === stop}
            onKeyDown={(event) => step(event, economy)}
            onFocus={() => setFocused(economy.id)}
            onClick={() => onPick(economy.id)}
          />
        ))}
        <EdgeLayer
          viewBox={viewBox}
          gates={model.gates}
          letters={letters}
          placeOf={(place) => placeOn(shownAt(model, place))}
          scale={MARK_SCALE}
        />
        {size !== undefined && (
          <TileBoard
            model={model}
            wall={wall}
            signs={signs}
            stand={tileStand(size, { model, columns, rows, centreOf, high })}
          />
        )}
      </div>
    </div>
  );
}

type ButtonProps = {
  readonly economy: MapEconomy;
  readonly model: MapModel;
  readonly isPicture: boolean;
  /** The tile that Tab reaches. */
  readonly isStop: boolean;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onFocus: () => void;
  readonly onClick: () => void;
};

function TileButton({ economy, model, isPicture, isStop, ...does }: ButtonProps) {
  const { id, label, outcome, isSelected } = economy;
  return (
    <button
      type="button"
      class={tileClass(economy)}
      data-economy={id}
      data-land={id}
      disabled={isPicture}
      style={cellOf(economy)}
      tabIndex={isStop ? 0 : -1}
      aria-pressed={isSelected}
      {...does}
    >
      <b aria-hidden="true">{economyMark(id, label)}</b>
      <span class="nm" aria-hidden="true">
        {nameOn(economy, model)}
      </span>
      <span
        aria-hidden="true"
        class={outcome === undefined ? 'wl num' : `wl delta ${outcomeDirection(outcome)}`}
      >
        {pinLine(economy)}
      </span>
      <span class="sr">{pinLabel(economy, model)}</span>
    </button>
  );
}

type TileGrid = {
  readonly model: MapModel;
  readonly columns: number;
  readonly rows: number;
  readonly high: number;
  readonly centreOf: (economy: MapEconomy) => Point;
};

/** The middles of the tiles in pixels. */
function tileStand({ width, height }: Size, { model, columns, rows, high, centreOf }: TileGrid): Stand {
  const [across, down] = [width / (columns * CELL.wide), height / (rows * high)];
  const places = model.economies.map((economy) => {
    const { x, y } = centreOf(economy);
    return [economy.id, { x: x * across, y: y * down }] as const;
  });
  return {
    places: new Map(places),
    rim: () => (Math.min(width / columns, height / rows) * TILE_PART) / 2,
    within: { left: 0, top: 0, right: width, bottom: height },
    unit: width < NARROW_PX ? NARROW_UNIT : 1,
  };
}

type TileBoardProps = Pick<Props, 'model' | 'wall' | 'signs'> & { readonly stand: Stand };

/** The own wall to take hold of, and what the panel lays over the tiles. */
function TileBoard({ model, wall, signs, stand }: TileBoardProps) {
  const WallRing = useLate(loadRing, wall !== undefined)?.WallRing;
  const me = model.economies.find(({ isMe }) => isMe)?.id;
  return (
    <>
      {wall !== undefined && me !== undefined && WallRing !== undefined && (
        <WallRing wall={wall} me={me} stand={stand} />
      )}
      {signs?.(stand)}
    </>
  );
}

function cellOf({ tile }: MapEconomy): { readonly gridColumn: number; readonly gridRow: number } {
  return { gridColumn: tile.column + 1, gridRow: tile.row + 1 };
}

function tileClass({ isMe, isSelected, isPlayable }: MapEconomy): string {
  return [
    'tile',
    ...(isMe ? ['is-me'] : []),
    ...(isSelected ? ['is-selected'] : []),
    ...(isPlayable ? [] : ['is-passive']),
  ].join(' ');
}

/** Fill, pattern and wall of the bloc, as on the map. */
function TileGround({ economy, model }: { readonly economy: MapEconomy; readonly model: MapModel }) {
  const bloc = model.blocs.find(({ members }) => members.includes(economy.id));
  if (bloc === undefined)
    return model.showsBricks ? (
      <svg class="cover" aria-hidden="true">
        <TileWall economy={economy} />
      </svg>
    ) : undefined;
  const { outerWidth, isDashed, fillOpacity } = LEVEL_STYLES[bloc.level];
  const box = { x: '0', y: '0', width: '100%', height: '100%', rx: 9 };
  return (
    <svg class="cover" style={{ color: `var(--b${bloc.slot})` }} aria-hidden="true">
      <rect {...box} fill="currentColor" fill-opacity={fillOpacity * 0.62} />
      <rect {...box} fill={`url(#${patternId('tiles', bloc.slot)})`} />
      <rect
        {...box}
        fill="none"
        stroke="currentColor"
        stroke-width={2 * outerWidth}
        {...(isDashed ? { 'stroke-dasharray': '7 5' } : {})}
      />
      {bloc.inner?.some(({ members }) => members.includes(economy.id)) === true && (
        <rect class="inner" x="9%" y="9%" width="82%" height="82%" rx={6} />
      )}
      {model.showsBricks && <TileWall economy={economy} />}
    </svg>
  );
}

/** Bricks along the inner edge, as thick as the ring around a pin: the average wall. */
function TileWall({ economy: { wallBp, nextWallBp } }: { readonly economy: MapEconomy }) {
  const thick = brickThickness(nextWallBp ?? wallBp, 1);
  if (thick <= 0) return null;
  const inset = `${thick / 2 + 1}px`;
  const side = `calc(100% - ${thick + 2}px)`;
  return (
    <rect
      class="bricks"
      rx={6}
      stroke-width={thick}
      style={{ x: inset, y: inset, width: side, height: side }}
    />
  );
}

/** Treaties that no tile shows by its colour: a line for free trade, dots for preferences. */
function TileLinks({ model, placeOn }: Pick<FlowsProps, 'model' | 'placeOn'>) {
  return (
    <>
      {model.links.map(({ between, level, slot }) => {
        const [a, b] = between.map(placeOn);
        if (a === undefined || b === undefined) return null;
        const control = edgeControl(a, b);
        return (
          <path
            key={between.join()}
            class={level === 1 ? 'link dotted' : 'link'}
            d={`M${a.x} ${a.y}Q${control.x} ${control.y} ${b.x} ${b.y}`}
            {...(slot === undefined ? {} : { style: { stroke: `var(--b${slot})` } })}
            stroke-width={slot === undefined ? 1.8 : 3.4}
          />
        );
      })}
    </>
  );
}

/** The name on a tile: members of a fully integrated bloc bear its one name. */
function nameOn({ id, unit }: MapEconomy, model: MapModel): string {
  const own = model.units.find((each) => each.id === unit);
  return own === undefined ? economyName(id) : unitName(own, model);
}

type FlowsProps = {
  readonly model: MapModel;
  readonly placeOn: PlaceOn;
  readonly viewBox: string;
  readonly widest: number;
};

function TileFlows({ model, placeOn, viewBox, widest }: FlowsProps) {
  const shown = model.flows.filter(({ kind }) => kind !== 'base').slice(-FLOWS);
  return (
    <svg class="tile-flows cover" viewBox={viewBox} aria-hidden="true">
      <TileLinks model={model} placeOn={placeOn} />
      {model.corridors.map(({ id, members }) => (
        <TileCorridor key={id} members={members} placeOn={placeOn} />
      ))}
      {shown.map((flow) => (
        <TileFlow
          key={`${flow.kind} ${flow.exporter}>${flow.importer}`}
          flow={flow}
          placeOn={placeOn}
          widest={widest}
        />
      ))}
      {shown.map((flow) => (
        <TileTurn key={`${flow.exporter}>${flow.importer}`} flow={flow} flows={shown} placeOn={placeOn} />
      ))}
    </svg>
  );
}

type CorridorProps = { readonly members: readonly MapPlace[]; readonly placeOn: PlaceOn };

function TileCorridor({ members, placeOn }: CorridorProps) {
  const stops = members.map(placeOn).filter((at) => at !== undefined);
  const path = stops.map(({ x, y }, at) => `${at === 0 ? 'M' : 'L'}${x} ${y}`).join('');
  return (
    <g>
      <path class="casing" d={path} stroke-width={9} />
      <path class="corridor" d={path} />
      <path class="corridor ties" d={path} />
    </g>
  );
}

/** Where a curve begins or ends: the tile of an economy, or the middle of a fully integrated bloc. */
function middleOf(model: MapModel, place: MapPlace, centreOf: TileGrid['centreOf']): Point | undefined {
  const members = model.units.find(({ id }) => id === place)?.members ?? [place];
  const tiles = model.economies.filter(({ id }) => members.includes(id)).map(centreOf);
  if (tiles.length === 0) return undefined;
  const mean = (of: (at: Point) => number): number =>
    tiles.reduce((sum, at) => sum + of(at), 0) / tiles.length;
  return { x: mean(({ x }) => x), y: mean(({ y }) => y) };
}

type FlowProps = { readonly flow: MapFlow; readonly placeOn: PlaceOn; readonly widest: number };

/** The course of a flow from tile to tile. */
function courseOf({ exporter, importer }: MapFlow, placeOn: PlaceOn): FlowCurve | undefined {
  const [seller, buyer] = [placeOn(exporter), placeOn(importer)];
  if (seller === undefined || buyer === undefined) return undefined;
  return flowCurve(seller, buyer, { start: RIM, end: RIM + 4 });
}

type TurnProps = Omit<FlowProps, 'widest'> & { readonly flows: readonly MapFlow[] };

function TileTurn({ flow, flows, placeOn }: TurnProps) {
  const endOf = (each: MapFlow): Point | undefined => courseOf(each, placeOn)?.end;
  const turn = turnOf({ flow, flows }, placeOn(flow.importer), endOf, OUTSIDE);
  if (turn === undefined) return null;
  const { centre, radius, from, to } = turn;
  const on = (angle: number): string =>
    `${centre.x + radius * Math.cos(angle)} ${centre.y + radius * Math.sin(angle)}`;
  const arc = `M${on(from)}A${radius} ${radius} 0 0 ${Number(to > from)} ${on(to)}`;
  const heading = (to * 180) / Math.PI + (to > from ? 90 : -90);
  return (
    <g>
      <path class="casing" d={arc} stroke-width={7} />
      <path fill="none" stroke="var(--flow-diverted)" d={arc} stroke-width={2.6} />
      <path
        class="head diverted"
        d="M8 0L-7-6.5L-3.5 0L-7 6.5Z"
        transform={`translate(${on(to)}) rotate(${heading}) scale(0.8)`}
      />
    </g>
  );
}

function TileFlow({ flow, placeOn, widest }: FlowProps) {
  const course = courseOf(flow, placeOn);
  if (course === undefined) return undefined;
  const { start, control, end } = course;
  const angle = (Math.atan2(end.y - control.y, end.x - control.x) * 180) / Math.PI;
  const path = `M${start.x} ${start.y}Q${control.x} ${control.y} ${end.x} ${end.y}`;
  const width = Math.min(widest, Math.max(1.6, flow.width * 0.6));
  return (
    <g>
      <path class="casing" d={path} stroke-width={width + 4} />
      <path class={`flow ${flow.kind}`} d={path} stroke-width={width} />
      <path
        class={`head ${flow.kind}`}
        d="M8 0L-7-6.5L-3.5 0L-7 6.5Z"
        transform={`translate(${end.x} ${end.y}) rotate(${angle})`}
      />
    </g>
  );
}
