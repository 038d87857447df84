/** The base of the segmented market as JSON holds it, and the shock that changes nothing. */
import { at } from '../../kernel/records.ts';
import { barriersAt, heightOfLevel } from './barriers.ts';
import type { BarrierKind, SegmentedBase, SegmentedShock } from './segmentedModel.ts';

type Rows = readonly (readonly number[])[];

export type PlainSegmentedBase = {
  readonly regions: readonly { readonly startWall: number; readonly startBlock: number }[];
  readonly sectors: readonly {
    readonly valueAddedShare: number;
    readonly scaleElasticity: number;
    readonly barrier?: BarrierKind | undefined;
    readonly barrierWeight?: number | undefined;
  }[];
  readonly model: {
    readonly tradeElasticity: number;
    readonly barrierLogStep: number;
    readonly rentShare: number;
    /** [input][using sector], the same everywhere. */
    readonly inputs: Rows;
    /** [region][sector] */
    readonly finalShares: Rows;
    readonly output: Rows;
    readonly exports: Rows;
    readonly rents: readonly number[];
    /** [buyer][seller][sector], the outside world last of the sellers. */
    readonly shares: readonly Rows[];
  };
};

export function createSegmentedBase({ regions, sectors, model }: PlainSegmentedBase): SegmentedBase {
  const N = regions.length;
  const J = sectors.length;
  const everywhere = (row: readonly number[]): Float64Array =>
    Float64Array.from({ length: N * row.length }, (_, place) => row[place % row.length] ?? NaN);
  const dials = {
    N,
    J,
    barrierKind: sectors.map(({ barrier }) => barrier),
    barrierWeight: Float64Array.from(sectors, ({ barrierWeight }) => barrierWeight ?? 0),
  };
  const height = (level: number): number => heightOfLevel(model.barrierLogStep, level);
  return {
    ...dials,
    share: Float64Array.from(model.shares.flat(2)),
    gva: everywhere(sectors.map(({ valueAddedShare }) => valueAddedShare)),
    gio: everywhere(model.inputs.flat()),
    alpha: Float64Array.from(model.finalShares.flat()),
    theta: new Float64Array(J).fill(model.tradeElasticity),
    psi: Float64Array.from(sectors, ({ scaleElasticity }) => scaleElasticity),
    output: Float64Array.from(model.output.flat()),
    exports: Float64Array.from(model.exports.flat()),
    rent: Float64Array.from(model.rents),
    barrier: barriersAt(dials, {
      wall: Float64Array.from(regions, ({ startWall }) => height(startWall)),
      block: Float64Array.from(regions, ({ startBlock }) => height(startBlock)),
    }),
    rentShare: model.rentShare,
  };
}

export function noSegmentedShock({ N, J, barrier }: SegmentedBase): SegmentedShock {
  return {
    barrier: barrier.slice(),
    route: new Float64Array(N * N).fill(1),
    tfp: new Float64Array(N * J).fill(1),
    importCost: new Float64Array(N * J).fill(1),
    exportCost: new Float64Array(N * J).fill(1),
    transfer: new Float64Array(N),
  };
}

/** Σ_j γ_nj Y_nj + R_n of the base. */
export function segmentedIncome({ N, J, gva, output, rent }: SegmentedBase): Float64Array {
  return Float64Array.from({ length: N }, (_, n) => {
    let income = at(rent, n);
    for (let nj = n * J; nj < (n + 1) * J; nj++) income += at(gva, nj) * at(output, nj);
    return income;
  });
}
