import { MILLIONS_PER_BILLION } from '#shared/content/constants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { at } from '#shared/economics/at.ts';
import { noShock } from '#shared/economics/noShock.ts';
import type { TradeShock } from '#shared/economics/tradeModel.ts';
import { shapeByModules } from '../../modules/shapeByModules.ts';
import { closeBorderCosts } from './closeBorderCosts.ts';
import type { LawInForce } from './lawInForce.ts';
import { levyDuties } from './levyDuties.ts';
import { paymentsDue } from './paymentsDue.ts';
import { economyPlace, placesOf } from './placesOf.ts';
import { revenuePools } from './revenuePools.ts';
import type { ShockDraft } from './shockDraft.ts';

/** Iceberg factors keep six decimals, so that the law which is stored is exactly the law that was solved. */
const DECIMALS = 1e6;

/** The law of a round as the trade model reads it: tariffs, iceberg costs, payments and pooled revenue, from the opening. */
export function buildShock(scenario: Scenario, law: LawInForce): TradeShock {
  const { tariff, origin } = levyDuties(scenario, law);
  const draft: ShockDraft = { ...noShock(scenario.base), tariff, iceberg: origin.slice(), origin };
  addBorderCosts(scenario, draft, closeBorderCosts(scenario, law));
  addPayments(scenario, draft, law);
  shapeByModules(scenario, law, draft);
  const { iceberg } = draft;
  for (let cell = 0; cell < iceberg.length; cell++) {
    iceberg[cell] = Math.round(at(iceberg, cell) * DECIMALS) / DECIMALS;
  }
  const { origin: _read, ...shock } = draft;
  return { ...shock, pools: revenuePools(scenario, law).map(({ pool }) => pool) };
}

/** Cost of proving origin times cost of border administration, on goods. */
function addBorderCosts(scenario: Scenario, { iceberg }: ShockDraft, borderCost: readonly number[]): void {
  const { J } = scenario.base;
  const { goods } = placesOf(scenario);
  borderCost.forEach((cost, pair) => {
    for (const { place } of goods) iceberg[pair * J + place] = at(iceberg, pair * J + place) * cost;
  });
}

function addPayments(scenario: Scenario, { transfer }: ShockDraft, law: LawInForce): void {
  for (const { from, to, paidMn } of paymentsDue(law)) {
    const amountBn = paidMn / MILLIONS_PER_BILLION;
    const payer = economyPlace(scenario, from);
    const receiver = economyPlace(scenario, to);
    transfer[payer] = at(transfer, payer) - amountBn;
    transfer[receiver] = at(transfer, receiver) + amountBn;
  }
}
