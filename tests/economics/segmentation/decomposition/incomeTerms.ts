import { at } from '../../../../shared/kernel/records.ts';
import type {
  SegmentedBase,
  SegmentedEquilibrium,
  SegmentedShock,
} from '../../../../shared/economics/segmentation/segmentedModel.ts';
import { solveSegmented } from '../../../../shared/economics/segmentation/solveSegmented.ts';
import type { ConvergenceFailure } from '../../../../shared/economics/tradeModel.ts';
import { type Result, ok } from '../../../../shared/kernel/result.ts';

/** What one Simpson panel of the path adds to each part of the change of real income. */

/** Simpson's weight of each node, and the three-point slope there as weights of the values (unit: the panel). */
const RULE = [
  { place: 0, weight: 1 / 6, slope: [-3, 4, -1] },
  { place: 1, weight: 4 / 6, slope: [-1, 0, 1] },
  { place: 2, weight: 1 / 6, slope: [1, -4, 3] },
] as const;

type Panel = readonly [SegmentedNode, SegmentedNode, SegmentedNode];
type Parts = Readonly<Record<IncomePart, Float64Array>>;

/** A node with what changes there, per panel. */
type Slopes = {
  readonly node: SegmentedNode;
  /** dln c_nj, dln M_nij, dln L_nj */
  readonly cost: Float64Array;
  readonly purchases: Float64Array;
  readonly labour: Float64Array;
  /** dln(1+t_nij), dln(route_ni), dln(importCost_nj), dln A_nj, dT_n: linear in u, the same at every node. */
  readonly barrier: Float64Array;
  readonly route: Float64Array;
  readonly importCost: Float64Array;
  readonly tfp: Float64Array;
  readonly transfer: Float64Array;
};

export function addIncomeTerms(base: SegmentedBase, panel: Panel, parts: Parts): void {
  const [left, , right] = panel;
  const shocks = {
    barrier: right.shock.barrier.map((value, cell) => value - at(left.shock.barrier, cell)),
    route: logChange(left.shock.route, right.shock.route),
    importCost: logChange(left.shock.importCost, right.shock.importCost),
    tfp: logChange(left.shock.tfp, right.shock.tfp),
    transfer: right.shock.transfer.map((value, n) => value - at(left.shock.transfer, n)),
  };
  for (const { place, weight, slope } of RULE) {
    const slopesOf = (values: (node: SegmentedNode) => Float64Array): Float64Array => {
      const [a, b, c] = [values(panel[0]), values(panel[1]), values(panel[2])];
      return a.map((value, e) => slope[0] * value + slope[1] * at(b, e) + slope[2] * at(c, e));
    };
    const node = panel[place];
    const slopes: Slopes = {
      node,
      cost: slopesOf(({ logCost }) => logCost),
      purchases: slopesOf(({ logPurchases }) => logPurchases),
      labour: slopesOf(({ logLabour }) => logLabour),
      ...shocks,
    };
    const add = (part: IncomePart, n: number, money: number): void => {
      parts[part][n] = at(parts[part], n) + (weight * money) / at(node.equilibrium.income, n);
    };
    addTradeTerms(base, slopes, add);
    addSectorTerms(base, slopes, add);
  }
}

type Add = (part: IncomePart, n: number, money: number) => void;

/** Between a buyer n and a seller i. What a province buys from itself is price and income at once, and cancels. */
function addTradeTerms({ N, J, rentShare, barrierKind }: SegmentedBase, slopes: Slopes, add: Add): void {
  const { node, cost, purchases, barrier, route } = slopes;
  for (let n = 0; n < N; n++) {
    for (let i = 0; i < N; i++) {
      if (i === n) continue;
      for (let j = 0; j < J; j++) {
        const cell = (n * N + i) * J + j;
        const net = at(node.purchases, cell);
        const gross = net * Math.exp(rentShare * at(node.shock.barrier, cell));
        const raised = at(barrier, cell);
        const dearer = at(cost, i * J + j);
        const isBlock = barrierKind[j] === 'block';
        const terms = isBlock ? gross * (dearer + rentShare * raised) : net * dearer;
        add('termsOfTrade', i, terms);
        add('termsOfTrade', n, -terms);
        add('rents', isBlock ? i : n, (gross - net) * (at(purchases, cell) - dearer));
        add('waste', n, -gross * (1 - rentShare) * raised);
        add('roads', n, -gross * at(route, n * N + i));
      }
    }
  }
}

/** Within a region and with the outside world. */
function addSectorTerms({ N, J, psi, theta, exports }: SegmentedBase, slopes: Slopes, add: Add): void {
  const { node, cost, labour, importCost, tfp, transfer } = slopes;
  const { output, share, expenditure, unitCost } = node.equilibrium;
  for (let n = 0; n < N; n++) {
    for (let j = 0; j < J; j++) {
      const nj = n * J + j;
      const price = at(unitCost, nj) * at(node.shock.exportCost, nj);
      add('termsOfTrade', n, at(exports, nj) * price ** -at(theta, j) * at(cost, nj));
      const bought = at(share, (n * (N + 1) + N) * J + j) * at(expenditure, nj);
      add('abroad', n, -bought * at(importCost, nj));
      add('scale', n, at(psi, j) * at(output, nj) * at(labour, nj));
      add('productivity', n, at(output, nj) * at(tfp, nj));
    }
    add('payments', n, at(transfer, n));
  }
}

function logChange(from: Float64Array, to: Float64Array): Float64Array {
  return from.map((value, cell) => (value === at(to, cell) ? 0 : Math.log(at(to, cell) / value)));
}

/** Parts of a change of real income that sum to it; decomposeIncome.ts states each. */
export const INCOME_PARTS = [
  'termsOfTrade',
  'waste',
  'roads',
  'rents',
  'abroad',
  'scale',
  'productivity',
  'payments',
] as const;
export type IncomePart = (typeof INCOME_PARTS)[number];

/** The equilibria along the path between two states of the provinces' market: every factor in logs, and payments, linear in u ∈ [0, 1]. */

/** An equilibrium on the path with the logs that slopes are taken of. */
type SegmentedNode = {
  readonly shock: SegmentedShock;
  readonly equilibrium: SegmentedEquilibrium;
  /** M'_nij = π' X'/(1+r'): purchases without the rent in their price, [n][i][j] over provinces. */
  readonly purchases: Float64Array;
  /** Their logs, 0 where nothing is traded. */
  readonly logPurchases: Float64Array;
  /** ln ĉ_nj and ln L̂_nj */
  readonly logCost: Float64Array;
  readonly logLabour: Float64Array;
};

type SegmentedPathPlan = {
  readonly from: SegmentedShock;
  readonly to: SegmentedShock;
  /** Equal steps in u; the path has one node more. */
  readonly steps: number;
  readonly tolerance: number;
};

export function solveSegmentedPath(
  base: SegmentedBase,
  { from, to, steps, tolerance }: SegmentedPathPlan,
): Result<SegmentedNode[], ConvergenceFailure> {
  const nodes: SegmentedNode[] = [];
  for (let step = 0; step <= steps; step++) {
    const shock = shockAlong(from, to, step / steps);
    const warmStart = nodes.at(-1)?.equilibrium.warmStart;
    const solved = solveSegmented(base, shock, { tolerance, warmStart });
    if (!solved.ok) return solved;
    nodes.push(createNode(base, shock, solved.value));
  }
  return ok(nodes);
}

function shockAlong(from: SegmentedShock, to: SegmentedShock, u: number): SegmentedShock {
  if (u === 0) return from;
  if (u === 1) return to;
  const linear = (some: Float64Array, others: Float64Array): Float64Array =>
    some.map((value, cell) => value + u * (at(others, cell) - value));
  const geometric = (some: Float64Array, others: Float64Array): Float64Array =>
    some.map((value, cell) => value * (at(others, cell) / value) ** u);
  return {
    barrier: linear(from.barrier, to.barrier),
    route: geometric(from.route, to.route),
    tfp: geometric(from.tfp, to.tfp),
    importCost: geometric(from.importCost, to.importCost),
    exportCost: geometric(from.exportCost, to.exportCost),
    transfer: linear(from.transfer, to.transfer),
  };
}

function createNode(
  { N, J, rentShare }: SegmentedBase,
  shock: SegmentedShock,
  equilibrium: SegmentedEquilibrium,
): SegmentedNode {
  const { share, expenditure, unitCost, labourBySector } = equilibrium;
  const purchases = shock.barrier.map((barrier, cell) => {
    const n = Math.floor(cell / (N * J));
    const spent = at(share, cell + n * J) * at(expenditure, n * J + (cell % J));
    return spent / Math.exp(rentShare * barrier);
  });
  return {
    shock,
    equilibrium,
    purchases,
    logPurchases: purchases.map((value) => (value > 0 ? Math.log(value) : 0)),
    logCost: unitCost.map(Math.log),
    logLabour: labourBySector.map(Math.log),
  };
}
