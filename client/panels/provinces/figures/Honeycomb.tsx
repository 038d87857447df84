import { useRef } from 'preact/hooks';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Gate, Letter, Signs, Stand } from '../../../map/board/board.tsx';
import type { Box } from '../../../map/geography/mapGeography.ts';
import type { Size } from '../../../map/layout/camera.ts';
import { loadMarks, useLate } from '../../../map/mapEngine.ts';
import { BlocPatterns, patternId } from '../../../map/mapStyle.tsx';
import { useElementSize } from '../../../map/useElementSize.ts';
import { formatList, sentences } from '../../../text/format.ts';
import { economyName } from '../../../text/nameParams.ts';
import { t, tOr } from '../../../text/t.ts';
import {
  CELL,
  type CellFlow,
  type Honeycomb as Cells,
  type HoneycombCell,
  brickWall,
  centreOf,
  cornerGap,
  corners,
  halfGap,
  outline,
} from './honeycombModel.ts';
import './honeycomb.css';

type Props = {
  readonly cells: Cells;
  /** Keeps ids of patterns of two pictures on a page apart. */
  readonly id: string;
  /** Changes of trade drawn over the cells. */
  readonly flows?: readonly CellFlow[];
  /** Provinces that a sentence names. */
  readonly named?: readonly EconomyId[];
  readonly onPick?: (economy: EconomyId) => void;
  /** The cell that is looked at. */
  readonly picked?: EconomyId | undefined;
  /** Pacts that the areas do not tell apart, and proposals under way. */
  readonly gates?: readonly Gate[];
  readonly letters?: readonly Letter[];
  readonly me?: EconomyId | undefined;
  /** What lies over the cells. */
  readonly over?: Signs | undefined;
};

const NO_GATES: readonly Gate[] = [];
const NO_LETTERS: readonly Letter[] = [];
/** Units of the drawing to a pixel of a laptop. */
const MARK_SCALE = 2;

const MARGIN = 14;
/** From the middle of a cell to its sides, of the way to its corners. */
const IN_HEXAGON = 0.87;
/** What lies over small cells is no smaller than this part of what it is on a laptop. */
const SMALLEST_UNIT = 0.7;

/** The country as cells: rows of bricks are levels of the wall, dots those of the block; a pact joins its members. */
export function Honeycomb({
  cells: { cells, areas },
  id,
  flows = [],
  named = [],
  onPick,
  picked,
  gates = NO_GATES,
  letters = NO_LETTERS,
  me,
  over,
}: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const size = useElementSize(frame);
  const EdgeMarks = useLate(loadMarks, gates.length + letters.length > 0)?.EdgeMarks;
  const placeOf = (economy: string): { readonly x: number; readonly y: number } | undefined => {
    const cell = cells.find((each) => each.economy === economy);
    if (cell === undefined) return undefined;
    const [x, y] = centreOf(cell.column, cell.row);
    return { x, y };
  };
  const middles = cells.map(({ column, row }) => centreOf(column, row));
  const reach = CELL.radius + MARGIN;
  const left = Math.min(...middles.map(([x]) => x)) - reach;
  const right = Math.max(...middles.map(([x]) => x)) + reach;
  const top = Math.min(...middles.map(([, y]) => y)) - reach;
  const bottom = Math.max(...middles.map(([, y]) => y)) + reach;
  return (
    <div class="honeycomb stack gap-none" ref={frame}>
      <BlocPatterns prefix={id} />
      <svg class="honeycomb-picture" viewBox={`${left} ${top} ${right - left} ${bottom - top}`}>
        {areas.length > 0 &&
          cells.map((cell) => <Joints key={`gap ${cell.economy}`} cell={cell} pattern={id} />)}
        {cells.map((cell) => (
          <Cell
            key={cell.economy}
            cell={cell}
            pattern={id}
            isPicked={picked === cell.economy}
            isMe={cell.economy === me}
            {...(onPick === undefined ? {} : { onPick })}
          />
        ))}
        {cells.map((cell) => (
          <Overlay key={`over ${cell.economy}`} cell={cell} isNamed={named.includes(cell.economy)} />
        ))}
        <FlowArrows flows={flows} cells={cells} />
        {EdgeMarks !== undefined && (
          <EdgeMarks gates={gates} letters={letters} placeOf={placeOf} scale={MARK_SCALE} hasLines />
        )}
      </svg>
      {size !== undefined && over?.(standOn(size, { left, right, top, bottom }, cells))}
    </div>
  );
}

/** Where the cells stand in pixels: the picture is as large as fits, in the middle of its frame. */
function standOn(
  { width, height }: Size,
  { left, right, top, bottom }: Box,
  cells: readonly HoneycombCell[],
): Stand {
  const unit = Math.min(width / (right - left), height / (bottom - top));
  const [restX, restY] = [width - (right - left) * unit, height - (bottom - top) * unit];
  const places = cells.map(({ economy, column, row }) => {
    const [x, y] = centreOf(column, row);
    return [economy, { x: (x - left) * unit + restX / 2, y: (y - top) * unit + restY / 2 }] as const;
  });
  return {
    places: new Map(places),
    rim: () => CELL.radius * unit * IN_HEXAGON,
    within: { left: 0, top: 0, right: width, bottom: height },
    unit: Math.min(1, Math.max(SMALLEST_UNIT, unit * MARK_SCALE)),
  };
}

type FlowArrowsProps = { readonly flows: readonly CellFlow[]; readonly cells: readonly HoneycombCell[] };

const SHORT = 0.2;
const BEND = 0.16;

/** Curves between cells, head at the buyer: more trade solid, less trade dotted. */
function FlowArrows({ flows, cells }: FlowArrowsProps) {
  return (
    <g class="cell-flows" aria-hidden="true">
      {flows.map((flow) => {
        const from = cells.find(({ economy }) => economy === flow.from);
        const to = cells.find(({ economy }) => economy === flow.to);
        if (from === undefined || to === undefined) return null;
        return <Arrow key={`${flow.from} ${flow.to}`} flow={flow} from={from} to={to} />;
      })}
    </g>
  );
}

type ArrowProps = { readonly flow: CellFlow; readonly from: HoneycombCell; readonly to: HoneycombCell };

function Arrow({ flow: { isMore, size }, from, to }: ArrowProps) {
  const [ax, ay] = centreOf(from.column, from.row);
  const [bx, by] = centreOf(to.column, to.row);
  const [dx, dy] = [bx - ax, by - ay];
  const [startX, startY] = [ax + dx * SHORT, ay + dy * SHORT];
  const [endX, endY] = [bx - dx * SHORT, by - dy * SHORT];
  const [bendX, bendY] = [(ax + bx) / 2 - dy * BEND, (ay + by) / 2 + dx * BEND];
  const width = 3 + 7 * size;
  const angle = Math.atan2(endY - bendY, endX - bendX);
  const head = 8 + width;
  const corner = (turn: number): string =>
    `${endX - head * Math.cos(angle + turn)} ${endY - head * Math.sin(angle + turn)}`;
  return (
    <g class={isMore ? 'won' : 'lost'}>
      <path d={`M${startX} ${startY}Q${bendX} ${bendY} ${endX} ${endY}`} stroke-width={width} />
      <path class="head" d={`M${endX} ${endY}L${corner(0.5)}L${corner(-0.5)}Z`} />
    </g>
  );
}

const LEVELS = [1, 2, 3, 4] as const;
const GAP = 14;

/** Levels of the block as dots: filled up to its level. */
function BlockDots({ x, y, level }: { readonly x: number; readonly y: number; readonly level: number }) {
  return (
    <g class="block-dots">
      {LEVELS.map((each, place) => (
        <circle key={each} class={each <= level ? 'on' : ''} cx={x + (place - 1.5) * GAP} cy={y} r={4.6} />
      ))}
    </g>
  );
}

type CellProps = {
  readonly cell: HoneycombCell;
  readonly pattern: string;
  readonly isPicked: boolean;
  readonly isMe: boolean;
  readonly onPick?: (economy: EconomyId) => void;
};

function Cell({ cell, pattern, isPicked, isMe, onPick }: CellProps) {
  const { economy, column, row, dials, pact, sides } = cell;
  const centre = centreOf(column, row);
  const shape = outline(corners(centre, CELL.radius));
  const [x, y] = centre;
  if (dials === undefined) {
    return (
      <g class="cell region">
        <path d={shape} />
        <text x={x} y={y} dominant-baseline="central">
          {tOr(`economyMark.${economy}`, economyName(economy))}
        </text>
      </g>
    );
  }
  const walls = sides.map(({ rows }, side) => brickWall(centre, side, rows));
  const picks = onPick === undefined ? {} : pickable(economy, onPick, isPicked);
  return (
    <g
      class={['cell', pact === undefined ? '' : 'joined', isPicked ? 'picked' : '', isMe ? 'is-me' : ''].join(
        ' ',
      )}
      style={pact === undefined ? undefined : { '--pact': `var(--b${pact.slot})` }}
      role={onPick === undefined ? 'img' : 'button'}
      aria-label={cellLabel(cell)}
      {...picks}
    >
      <path class="ground" d={shape} />
      {pact !== undefined && (
        <>
          <path class="area" d={shape} />
          <path d={shape} fill={`url(#${patternId(pattern, pact.slot)})`} />
        </>
      )}
      <path class="stones" d={walls.map(({ stones }) => stones).join('')} />
      <path class="joints" d={walls.map(({ joints }) => joints).join('')} />
      <text class="mark" x={x} y={y} dy={-7} dominant-baseline="central">
        {tOr(`economyMark.${economy}`, economy)}
      </text>
      <BlockDots x={x} y={y + 26} level={dials.block} />
    </g>
  );
}

/** What lies over all cells: the outline of a province that is spoken of, and how its wall moved. */
function Overlay({ cell, isNamed }: { readonly cell: HoneycombCell; readonly isNamed: boolean }) {
  const { column, row, dials } = cell;
  const centre = centreOf(column, row);
  const [x, y] = centre;
  return (
    <g aria-hidden="true">
      {isNamed && <path class="named" d={outline(corners(centre, CELL.radius))} />}
      {dials?.before !== undefined && (
        <Moved x={x} y={y - CELL.radius + 16} was={dials.before.wall} is={dials.wall} />
      )}
    </g>
  );
}

/** Levels of the wall before and after, on a label over the upper corner. */
function Moved({ x, y, was, is }: { x: number; y: number; was: number; is: number }) {
  if (was === is) return null;
  return (
    <g class={is > was ? 'moved up' : 'moved down'}>
      <rect x={x - 50} y={y - 20} width="100" height="40" rx="8" />
      <text x={x} y={y + 1} dominant-baseline="central">
        {is > was ? '▲' : '▼'} {was}→{is}
      </text>
    </g>
  );
}

/** What lies between members of a pact. */
function Joints({ cell, pattern }: { readonly cell: HoneycombCell; readonly pattern: string }) {
  const { column, row, pact, sides } = cell;
  if (pact === undefined) return null;
  const centre = centreOf(column, row);
  const gaps = sides
    .flatMap(({ isJoined }, side) => {
      if (!isJoined) return [];
      const isCornerToo = sides[(side + 5) % 6]?.isJoined === true;
      return isCornerToo ? [halfGap(centre, side), cornerGap(centre, side)] : [halfGap(centre, side)];
    })
    .join('');
  return (
    <g class="joined" style={{ '--pact': `var(--b${pact.slot})` }}>
      <path class="area" d={gaps} />
      <path d={gaps} fill={`url(#${patternId(pattern, pact.slot)})`} />
    </g>
  );
}

function pickable(economy: EconomyId, onPick: (economy: EconomyId) => void, isPicked: boolean) {
  return {
    tabIndex: 0,
    'data-land': economy,
    'aria-pressed': isPicked,
    onClick: () => onPick(economy),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      onPick(economy);
    },
  } as const;
}

/** What a cell shows, in words, its mark among them: “Anhui, AH: wall 2, block 2. In a pact with Jiangsu.” */
function cellLabel({ economy, dials, pact }: HoneycombCell): string {
  if (dials === undefined) return economyName(economy);
  const { wall, block } = dials;
  const others = (pact?.members ?? []).filter((member) => member !== economy).map(economyName);
  return sentences(
    t('honeycomb.cell', {
      economy: economyName(economy),
      mark: tOr(`economyMark.${economy}`, economy),
      wall,
      block,
    }),
    others.length > 0 && t('honeycomb.pactWith', { economies: formatList(others) }),
  );
}
