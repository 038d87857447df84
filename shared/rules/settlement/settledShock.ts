import type { EconomyId } from '#shared/kernel/ids.ts';
import { fromKeys } from '#shared/kernel/records.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { at } from '#shared/economics/at.ts';
import { noShock } from '#shared/economics/noShock.ts';
import type { Equilibrium, TradeShock } from '#shared/economics/tradeModel.ts';
import type { SettledEconomy } from '#shared/protocol/report.ts';
import { economyPlace, placesOf } from '../policy/shock/placesOf.ts';

const DIGITS = 6;

/** What a round leaves to the next: outcomes rounded for storage, the shock exactly as the model was given it. */
export function settledEconomy(
  scenario: Scenario,
  borderCost: readonly number[],
  solved: { readonly shock: TradeShock; readonly equilibrium: Equilibrium },
): SettledEconomy {
  const { shock, equilibrium } = solved;
  const byEconomy = (values: Float64Array): Record<EconomyId, number> =>
    fromKeys(placesOf(scenario).ids, (id) => at(values, economyPlace(scenario, id)));
  return {
    imports: [...equilibrium.imports].map((value) => Number(value.toPrecision(DIGITS))),
    incomeBn: byEconomy(equilibrium.income),
    welfare: byEconomy(equilibrium.welfarePerHead),
    tariff: [...shock.tariff],
    iceberg: [...shock.iceberg],
    borderCost,
    transfer: [...shock.transfer],
    pools: shock.pools.map(({ members, shares }) => ({ members, shares })),
    ...(isMoved(shock.tfp) ? { tfp: [...shock.tfp] } : {}),
    ...(isMoved(shock.labour) ? { labour: [...shock.labour] } : {}),
    ...(isMoved(shock.capital) ? { capital: [...shock.capital] } : {}),
  };
}

function isMoved(hats: Float64Array): boolean {
  return hats.some((hat) => hat !== 1);
}

/** The shock of the last settlement: where the decomposition of the next one starts. */
export function settledShock(scenario: Scenario, settled: SettledEconomy): TradeShock {
  const none = noShock(scenario.base);
  return {
    tfp: Float64Array.from(settled.tfp ?? none.tfp),
    labour: Float64Array.from(settled.labour ?? none.labour),
    capital: Float64Array.from(settled.capital ?? none.capital),
    tariff: Float64Array.from(settled.tariff),
    iceberg: Float64Array.from(settled.iceberg),
    transfer: Float64Array.from(settled.transfer),
    pools: settled.pools.map((pool) => ({ ...pool, weight: 1 })),
  };
}
