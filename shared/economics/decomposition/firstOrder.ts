/**
 * The discrete first-order decomposition of Caliendo & Parro (2015), for comparison with published tables only:
 * ToT_n = Σ_ij [M_inj (ĉ_nj−1) − M_nij (ĉ_ij−1)]/I_n; VoT_n = Σ_ij τ_nij M_nij (M̂_nij − ĉ_ij)/I_n;
 * trade cost −Σ_ij (1+τ_nij) M_nij (d̂_nij−1)/I_n. It charges the whole change of volumes at the old tariff, about twice the
 * triangle, so its sum differs from ln Ŵ; what is shown in play comes from decomposeWelfare.
 */
import { at } from '../../kernel/records.ts';
import { baseAccounts } from '../tradeBase.ts';
import type { Equilibrium, TradeBase, TradeShock } from '../tradeModel.ts';

/** Fractions of base income, by region. */
type FirstOrderDecomposition = {
  readonly termsOfTrade: Float64Array;
  readonly volumeOfTrade: Float64Array;
  readonly tradeCost: Float64Array;
};

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
