/** What one Simpson panel of the path adds to each part of the decomposition. */
import { at } from '../at.ts';
import type { TradeBase, WelfareDecomposition } from '../tradeModel.ts';
import type { PathNode } from './solvePath.ts';

/** Left, middle and right node. */
export type Panel = readonly [PathNode, PathNode, PathNode];

/** Simpson's weight of each node, and the three-point slope there as weights of the values (unit: the panel). */
const RULE = [
  { place: 0, weight: 1 / 6, slope: [-3, 4, -1] },
  { place: 1, weight: 4 / 6, slope: [-1, 0, 1] },
  { place: 2, weight: 1 / 6, slope: [1, -4, 3] },
] as const;

/** A node with the slopes there, and its weight in the integral. */
type WeightedNode = {
  readonly node: PathNode;
  readonly weight: number;
  /** dln c_nj */
  readonly cost: Float64Array;
  /** dln M_nij */
  readonly imports: Float64Array;
  /** dln L_nj */
  readonly labour: Float64Array;
  /** d(pooled revenue)_n, not in logs: it may be zero or negative. */
  readonly pooled: Float64Array;
};

/** Changes of the shocks over the panel: they are linear in u, so one number serves all nodes. */
type ShockChange = {
  /** dln d_nij */
  readonly iceberg: Float64Array;
  /** dln A_nj */
  readonly tfp: Float64Array;
  /** dln L_n */
  readonly labour: Float64Array;
  /** dln K_nj */
  readonly capital: Float64Array;
  /** dD_n */
  readonly transfer: Float64Array;
};

export function addPanelTerms(base: TradeBase, panel: Panel, parts: WelfareDecomposition): void {
  const change = shockChangeOver(panel);
  for (const { place, weight, slope } of RULE) {
    const slopesOf = (values: (node: PathNode) => Float64Array): Float64Array =>
      combine(
        panel.map((node) => values(node)),
        slope,
      );
    const weighted: WeightedNode = {
      node: panel[place],
      weight,
      cost: slopesOf((node) => node.logCost),
      imports: slopesOf((node) => node.logImports),
      labour: slopesOf((node) => node.logLabour),
      pooled: slopesOf((node) => node.equilibrium.pooledTransfer),
    };
    addBilateralTerms(base, weighted, change, parts);
    addSectorTerms(base, weighted, change, parts);
    addTransfer(weighted, change, parts);
  }
}

function combine(values: readonly Float64Array[], weights: readonly number[]): Float64Array {
  const [first, ...rest] = values;
  const [firstWeight = 0, ...restWeights] = weights;
  if (first === undefined) return new Float64Array(0);
  const sum = first.map((value) => firstWeight * value);
  rest.forEach((array, place) => {
    const weight = restWeights[place] ?? 0;
    if (weight === 0) return;
    for (let e = 0; e < sum.length; e++) sum[e] = at(sum, e) + weight * at(array, e);
  });
  return sum;
}

function shockChangeOver([left, , right]: Panel): ShockChange {
  const logChange = (from: Float64Array, to: Float64Array): Float64Array =>
    from.map((value, e) => (value === at(to, e) ? 0 : Math.log(at(to, e) / value)));
  return {
    iceberg: logChange(left.shock.iceberg, right.shock.iceberg),
    tfp: logChange(left.shock.tfp, right.shock.tfp),
    labour: logChange(left.shock.labour, right.shock.labour),
    capital: logChange(left.shock.capital, right.shock.capital),
    transfer: left.shock.transfer.map((value, n) => at(right.shock.transfer, n) - value),
  };
}

/** Terms of trade, volume of trade and trade cost of region n with partner i. */
function addBilateralTerms(
  base: TradeBase,
  { node, weight, cost, imports }: WeightedNode,
  change: ShockChange,
  parts: WelfareDecomposition,
): void {
  const { N, J } = base;
  const { equilibrium, shock } = node;
  for (let n = 0; n < N; n++) {
    const scale = weight / at(equilibrium.income, n);
    for (let i = 0; i < N; i++) {
      let terms = 0;
      let volume = 0;
      let border = 0;
      for (let j = 0; j < J; j++) {
        const cell = (n * N + i) * J + j;
        const value = at(equilibrium.imports, cell);
        const tariff = at(shock.tariff, cell);
        const partnerCost = at(cost, i * J + j);
        terms += at(equilibrium.imports, (i * N + n) * J + j) * at(cost, n * J + j) - value * partnerCost;
        volume += tariff * value * (at(imports, cell) - partnerCost);
        border -= (1 + tariff) * value * at(change.iceberg, cell);
      }
      const pair = n * N + i;
      parts.termsOfTrade[pair] = at(parts.termsOfTrade, pair) + scale * terms;
      parts.volumeOfTrade[pair] = at(parts.volumeOfTrade, pair) + scale * volume;
      parts.tradeCost[pair] = at(parts.tradeCost, pair) + scale * border;
    }
  }
}

/** Scale, TFP and factors: what happens inside a region. */
function addSectorTerms(
  base: TradeBase,
  { node, weight, labour }: WeightedNode,
  change: ShockChange,
  parts: WelfareDecomposition,
): void {
  const { N, J, gva, spec, psi } = base;
  const { output, income } = node.equilibrium;
  for (let n = 0; n < N; n++) {
    const labourChange = at(change.labour, n);
    let scale = 0;
    let tfp = 0;
    let factors = 0;
    for (let j = 0; j < J; j++) {
      const nj = n * J + j;
      const sold = at(output, nj);
      const valueAdded = at(gva, nj) * sold;
      const specific = at(spec, nj);
      scale += at(psi, j) * sold * at(labour, nj);
      tfp += sold * at(change.tfp, nj);
      factors += valueAdded * ((1 - specific) * labourChange + specific * at(change.capital, nj));
    }
    const share = weight / at(income, n);
    parts.scale[n] = at(parts.scale, n) + share * scale;
    parts.tfp[n] = at(parts.tfp, n) + share * tfp;
    parts.factors[n] = at(parts.factors, n) + share * factors;
  }
}

function addTransfer(
  { node, weight, pooled }: WeightedNode,
  change: ShockChange,
  parts: WelfareDecomposition,
): void {
  for (let n = 0; n < pooled.length; n++) {
    const received = at(change.transfer, n) + at(pooled, n);
    parts.transfer[n] = at(parts.transfer, n) + (weight * received) / at(node.equilibrium.income, n);
  }
}
