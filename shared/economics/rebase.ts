import type { Equilibrium, TradeBase, TradeShock } from './tradeModel.ts';

/**
 * The counterfactual made the new base: later shocks are then stated relative to it.
 * Pooled revenue becomes part of the transfer D, so incomes stay those of the equilibrium.
 */
export function rebase(base: TradeBase, equilibrium: Equilibrium, shock: TradeShock): TradeBase {
  return {
    ...base,
    pi: equilibrium.share.slice(),
    tau: shock.tariff.slice(),
    X: equilibrium.expenditure.slice(),
    D: shock.transfer.map((transfer, n) => transfer + (equilibrium.pooledTransfer[n] ?? 0)),
  };
}
