import type { Scenario } from '#shared/content/scenario.ts';
import { at } from '#shared/economics/at.ts';
import { noShock } from '#shared/economics/noShock.ts';
import type { TradeShock } from '#shared/economics/tradeModel.ts';
import { closeBorderCosts } from './closeBorderCosts.ts';
import type { LawInForce } from './lawInForce.ts';
import { levyDuties } from './levyDuties.ts';
import { paymentsDue } from './paymentsDue.ts';
import { economyPlace, placesOf } from './placesOf.ts';
import { revenuePools } from './revenuePools.ts';

const MILLIONS_PER_BILLION = 1000;
/** Iceberg factors keep six decimals, so that the law which is stored is exactly the law that was solved. */
const DECIMALS = 1e6;

/** The law of a round as the trade model reads it: tariffs, iceberg costs, payments and pooled revenue, from the opening. */
export function buildShock(scenario: Scenario, law: LawInForce): TradeShock {
  const { tariff, origin } = levyDuties(scenario, law);
  return {
    ...noShock(scenario.base),
    tariff,
    iceberg: icebergOf(scenario, origin, closeBorderCosts(scenario, law)),
    transfer: transfersOf(scenario, law),
    pools: revenuePools(scenario, law).map(({ pool }) => pool),
  };
}

/** Cost of proving origin times cost of border administration, on goods. */
function icebergOf(scenario: Scenario, origin: Float64Array, borderCost: readonly number[]): Float64Array {
  const { J } = scenario.base;
  const iceberg = origin.slice();
  borderCost.forEach((cost, pair) => {
    for (const { place } of placesOf(scenario).goods) {
      iceberg[pair * J + place] = Math.round(at(origin, pair * J + place) * cost * DECIMALS) / DECIMALS;
    }
  });
  return iceberg;
}

function transfersOf(scenario: Scenario, law: LawInForce): Float64Array {
  const transfer = scenario.base.D.slice();
  for (const { from, to, paidMn } of paymentsDue(law)) {
    const amountBn = paidMn / MILLIONS_PER_BILLION;
    const payer = economyPlace(scenario, from);
    const receiver = economyPlace(scenario, to);
    transfer[payer] = at(transfer, payer) - amountBn;
    transfer[receiver] = at(transfer, receiver) + amountBn;
  }
  return transfer;
}
