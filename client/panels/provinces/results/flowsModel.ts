import type { ProvinceFlow } from '#shared/protocol/provinces/provinceReport.ts';
import type { MovedTrade } from '../../../map/provinces/provinceMapModel.ts';
import type { CellFlow } from '../honeycomb/FlowArrows.tsx';

const FLOWS_SHOWN = 6;
/** In 100 million yuan: less is not told. */
const LEAST_FLOW = 1;

const change = ({ before, after }: ProvinceFlow): number => after - before;

/** Changes of trade between provinces, the largest first. */
export function largestFlows(flows: readonly ProvinceFlow[], count = FLOWS_SHOWN): readonly ProvinceFlow[] {
  return flows
    .filter((flow) => flow.buyer !== flow.seller && Math.abs(change(flow)) >= LEAST_FLOW)
    .toSorted((a, b) => Math.abs(change(b)) - Math.abs(change(a)))
    .slice(0, count);
}

/** The same as a map draws them. */
export function flowsMoved(flows: readonly ProvinceFlow[]): readonly MovedTrade[] {
  return largestFlows(flows).map((flow) => ({
    seller: flow.seller,
    buyer: flow.buyer,
    change: change(flow),
  }));
}

/** The same as arrows, each as wide as its part of the largest. */
export function flowArrows(flows: readonly ProvinceFlow[]): readonly CellFlow[] {
  return tradeArrows(flowsMoved(flows));
}

export function tradeArrows(moved: readonly MovedTrade[]): readonly CellFlow[] {
  const most = Math.max(...moved.map((trade) => Math.abs(trade.change)), LEAST_FLOW);
  return moved.map((trade) => ({
    from: trade.seller,
    to: trade.buyer,
    isMore: trade.change > 0,
    size: Math.abs(trade.change) / most,
  }));
}
