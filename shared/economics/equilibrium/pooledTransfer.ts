/** Customs revenue shared in a union: member n gains weight · (κ_n Σ_{m∈B} R'_m − R'_n); nothing is made or lost. */
import { at } from '../at.ts';
import type { RevenuePool } from '../tradeModel.ts';

/** Writes into `pooled` what pooling adds to each region's own revenue. */
export function poolRevenue(
  pools: readonly RevenuePool[],
  revenue: Float64Array,
  pooled: Float64Array,
): void {
  pooled.fill(0);
  for (const { members, shares, weight } of pools) {
    let collected = 0;
    for (const member of members) collected += at(revenue, member);
    members.forEach((member, place) => {
      const share = shares[place];
      if (share === undefined) throw new RangeError(`no share for member ${member} of the pool`);
      pooled[member] = at(pooled, member) + weight * (share * collected - at(revenue, member));
    });
  }
}
