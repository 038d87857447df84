/**
 * ln Ŵ split exactly along the path between two shocks (docs/model.md, section 3):
 * d ln W_n = (1/I_n) { Σ_ij (M_inj dln c_nj − M_nij dln c_ij)   terms of trade, by partner i
 *                    + Σ_ij τ_nij M_nij (dln M_nij − dln c_ij)  volume of trade, by partner i
 *                    − Σ_ij (1+τ_nij) M_nij dln d_nij           trade cost, by partner i
 *                    + Σ_j ψ_j Y_nj dln L_nj                    scale
 *                    + Σ_j Y_nj dln A_nj                        TFP
 *                    + wages_n dln L_n + Σ_j s_nj VA_nj dln K_nj   factors
 *                    + dD_n + d(pooled revenue)_n }             transfer
 * Simpson's rule on each panel, slopes by the three-point formula: the error falls with the fourth power of panels.
 */
import { must } from '#shared/kernel/records.ts';
import { type Result, ok } from '#shared/kernel/result.ts';
import { at } from '../../kernel/records.ts';
import { solveEquilibrium } from '../equilibrium/solveEquilibrium.ts';
import { baseAccounts } from '../tradeBase.ts';
import {
  shockAlong,
  type ConvergenceFailure,
  type Equilibrium,
  type TradeBase,
  type TradeShock,
  type WelfareDecomposition,
} from '../tradeModel.ts';

type DecompositionOptions = {
  /** Simpson panels along the path; three are exact to about 1e-7. */
  readonly panels?: number;
  readonly tolerance?: number;
};

const DEFAULT_PANELS = 3;
const DEFAULT_TOLERANCE = 1e-9;

export function decomposeWelfare(
  base: TradeBase,
  from: TradeShock,
  to: TradeShock,
  options: DecompositionOptions = {},
): Result<WelfareDecomposition, ConvergenceFailure> {
  const { panels = DEFAULT_PANELS, tolerance = DEFAULT_TOLERANCE } = options;
  const path = solvePath(base, { from, to, steps: 2 * panels, tolerance });
  if (!path.ok) return path;
  const nodes = path.value;
  const start = must(nodes[0], 'start of the path').equilibrium;
  const end = must(nodes.at(-1), 'end of the path').equilibrium;
  const { N } = base;
  const parts: WelfareDecomposition = {
    termsOfTrade: new Float64Array(N * N),
    volumeOfTrade: new Float64Array(N * N),
    tradeCost: new Float64Array(N * N),
    scale: new Float64Array(N),
    transfer: new Float64Array(N),
    tfp: new Float64Array(N),
    factors: new Float64Array(N),
    logWelfare: end.welfare.map((value, n) => Math.log(value) - Math.log(at(start.welfare, n))),
    logPeople: to.labour.map((people, n) => Math.log(people / at(from.labour, n))),
    end,
  };
  for (let p = 0; p < panels; p++) {
    const panel: Panel = [
      must(nodes[2 * p], 'left node'),
      must(nodes[2 * p + 1], 'middle node'),
      must(nodes[2 * p + 2], 'right node'),
    ];
    addPanelTerms(base, panel, parts);
  }
  return ok(parts);
}

/** An equilibrium on the path with the logs that slopes are taken of. */
type PathNode = {
  readonly shock: TradeShock;
  readonly equilibrium: Equilibrium;
  /** ln ĉ_nj */
  readonly logCost: Float64Array;
  /** ln M'_nij, 0 where nothing is traded. */
  readonly logImports: Float64Array;
  /** ln L̂_nj */
  readonly logLabour: Float64Array;
};

type PathPlan = {
  readonly from: TradeShock;
  readonly to: TradeShock;
  /** Equal steps in u; the path has one node more. */
  readonly steps: number;
  readonly tolerance: number;
};

/** The equilibria along the path between two shocks, each started from the ones before. */
function solvePath(base: TradeBase, plan: PathPlan): Result<PathNode[], ConvergenceFailure> {
  const nodes: PathNode[] = [];
  for (let step = 0; step <= plan.steps; step++) {
    const shock = shockAlong(plan.from, plan.to, step / plan.steps);
    const warmStart = extrapolateStart(nodes);
    const solved = solveEquilibrium(base, shock, {
      tolerance: plan.tolerance,
      isPatient: true,
      ...(warmStart === undefined ? {} : { warmStart }),
    });
    if (!solved.ok) return solved;
    nodes.push(createNode(shock, solved.value));
  }
  return ok(nodes);
}

function createNode(shock: TradeShock, equilibrium: Equilibrium): PathNode {
  return {
    shock,
    equilibrium,
    logCost: equilibrium.unitCost.map(Math.log),
    logImports: equilibrium.imports.map((value) => (value > 0 ? Math.log(value) : 0)),
    logLabour: equilibrium.labourBySector.map(Math.log),
  };
}

/** The next state by the polynomial through the last three (or fewer): most of the way is then done. */
function extrapolateStart(nodes: readonly PathNode[]): Float64Array | undefined {
  const [last, before, earlier] = nodes.slice(-3).toReversed();
  if (last === undefined) return undefined;
  const z = last.equilibrium.warmStart;
  if (before === undefined) return z;
  const y = before.equilibrium.warmStart;
  if (earlier === undefined) return z.map((value, e) => 2 * value - at(y, e));
  const x = earlier.equilibrium.warmStart;
  return z.map((value, e) => 3 * (value - at(y, e)) + at(x, e));
}

/** Left, middle and right node. */
type Panel = readonly [PathNode, PathNode, PathNode];

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

/** What one Simpson panel of the path adds to each part of the decomposition. */
function addPanelTerms(base: TradeBase, panel: Panel, parts: WelfareDecomposition): void {
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

/** Fractions of base income, by region. */
type FirstOrderDecomposition = {
  readonly termsOfTrade: Float64Array;
  readonly volumeOfTrade: Float64Array;
  readonly tradeCost: Float64Array;
};

/**
 * The discrete first-order decomposition of Caliendo & Parro (2015), for comparison with published tables only:
 * ToT_n = Σ_ij [M_inj (ĉ_nj−1) − M_nij (ĉ_ij−1)]/I_n; VoT_n = Σ_ij τ_nij M_nij (M̂_nij − ĉ_ij)/I_n;
 * trade cost −Σ_ij (1+τ_nij) M_nij (d̂_nij−1)/I_n. It charges the whole change of volumes at the old tariff, about twice the
 * triangle, so its sum differs from ln Ŵ; what is shown in play comes from decomposeWelfare.
 */
export function firstOrder(
  base: TradeBase,
  shock: TradeShock,
  equilibrium: Equilibrium,
): FirstOrderDecomposition {
  const { N, J } = base;
  const { imports, income } = baseAccounts(base);
  const parts = {
    termsOfTrade: new Float64Array(N),
    volumeOfTrade: new Float64Array(N),
    tradeCost: new Float64Array(N),
  };
  for (let n = 0; n < N; n++) {
    let terms = 0;
    let volume = 0;
    let border = 0;
    for (let ij = 0; ij < N * J; ij++) {
      const cell = n * N * J + ij;
      const i = Math.floor(ij / J);
      const j = ij % J;
      const value = at(imports, cell);
      const partnerCost = at(equilibrium.unitCost, ij);
      terms += at(imports, (i * N + n) * J + j) * (at(equilibrium.unitCost, n * J + j) - 1);
      terms -= value * (partnerCost - 1);
      volume += at(base.tau, cell) * (at(equilibrium.imports, cell) - value * partnerCost);
      border -= (1 + at(base.tau, cell)) * value * (at(shock.iceberg, cell) - 1);
    }
    parts.termsOfTrade[n] = terms / at(income, n);
    parts.volumeOfTrade[n] = volume / at(income, n);
    parts.tradeCost[n] = border / at(income, n);
  }
  return parts;
}
