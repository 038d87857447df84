import type { EconomyId } from '#shared/kernel/ids.ts';
import { centreOf } from './hexagon.ts';
import type { HoneycombCell } from './honeycombModel.ts';

/** Goods that move more, or less, from seller to buyer; widths by size against the largest. */
export type CellFlow = {
  readonly from: EconomyId;
  readonly to: EconomyId;
  readonly isMore: boolean;
  /** Part of the largest change shown. */
  readonly size: number;
};

type Props = { readonly flows: readonly CellFlow[]; readonly cells: readonly HoneycombCell[] };

const SHORT = 0.2;
const BEND = 0.16;

/** Curves between cells, head at the buyer: more trade solid, less trade dotted. */
export function FlowArrows({ flows, cells }: Props) {
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
    <g class={isMore ? 'more' : 'less'}>
      <path d={`M${startX} ${startY}Q${bendX} ${bendY} ${endX} ${endY}`} stroke-width={width} />
      <path class="head" d={`M${endX} ${endY}L${corner(0.5)}L${corner(-0.5)}Z`} />
    </g>
  );
}
