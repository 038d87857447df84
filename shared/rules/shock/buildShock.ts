import {
  BORDER_COST_BY_LEVEL,
  BORDER_COST_CLOSING,
  MILLIONS_PER_BILLION,
} from '#shared/content/treatyConstants.ts';
import { PROVISION_COST } from '#shared/content/moduleConstants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { at, fromKeys, must } from '#shared/kernel/records.ts';
import { noShock, type Equilibrium, type TradeShock } from '#shared/economics/tradeModel.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { SettledEconomy } from '#shared/protocol/report.ts';
import { type LawInForce, type ShockDraft, economyPlace, placesOf } from '../law/lawInForce.ts';
import { pairKey, pairLevel } from '../law/register.ts';
import { provisionsBetween } from '../law/terms.ts';
import { paymentsDue, revenuePools } from '../law/transfers.ts';
import { shapeByModules } from '../modules.ts';
import { levyDuties } from './levyDuties.ts';

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

const BORDER_COST_DECIMALS = 1e6;

/**
 * Iceberg cost of border administration [n][i] after this round, relative to the opening: 60 per cent of the gap between
 * where it stands and what the pair's level and deep clauses allow closes in logs each round, upwards too when a level is lost.
 * Agreements of the opening have their cost in the data, so targets are relative to the opening's level.
 */
export function closeBorderCosts(scenario: Scenario, law: LawInForce): number[] {
  const { ids } = placesOf(scenario);
  const before = law.settled.borderCost;
  if (!scenario.flags.borderCosts) return [...before];
  const isDeep = Object.values(law.agreements).some(({ terms }) => terms?.provisions !== undefined);
  const closing = 1 - (1 - BORDER_COST_CLOSING) ** (law.roundsAhead ?? 1);
  const N = ids.length;
  const reached = [...before];
  // Either way over a border costs the same by law, though not always where it stands: a target is found once for a pair.
  for (const [n, importer] of ids.entries()) {
    for (let i = n + 1; i < N; i++) {
      const exporter = must(ids[i], 'an economy');
      const target = targetOf(scenario, law, [importer, exporter], isDeep);
      for (const pair of [n * N + i, i * N + n]) {
        const cost = must(reached[pair], 'border cost');
        if (cost !== target)
          reached[pair] =
            Math.round(cost * (target / cost) ** closing * BORDER_COST_DECIMALS) / BORDER_COST_DECIMALS;
      }
    }
  }
  return reached;
}

/** Where a pair's cost goes: what its level costs against that of the opening, less its deep clauses. */
function targetOf(
  scenario: Scenario,
  law: LawInForce,
  [a, b]: readonly [EconomyId, EconomyId],
  isDeep: boolean,
): number {
  const level = pairLevel(law.agreements, a, b);
  const opening = openingLevel(scenario, a, b);
  const deep = isDeep ? costOfProvisions(law, a, b) : 1;
  return deep * (level === opening ? 1 : costOfLevel(level) / costOfLevel(opening));
}

function costOfLevel(level: number): number {
  return must(BORDER_COST_BY_LEVEL[level], `border cost of level ${level}`);
}

/** Each deep clause lowers the cost below what the level allows. */
function costOfProvisions(law: LawInForce, importer: string, exporter: string): number {
  return PROVISION_COST ** provisionsBetween(law, importer, exporter).length;
}

/** Levels of the pairs that had an agreement when play began. */
const openingLevels = new WeakMap<Scenario, ReadonlyMap<string, number>>();

function openingLevel(scenario: Scenario, a: string, b: string): number {
  if (scenario.agreements.length === 0) return 0;
  let levels = openingLevels.get(scenario);
  if (levels === undefined) {
    // A level 2 agreement of the list comes after a level 1 agreement of the same pair, and so overrides it.
    const rising = scenario.agreements.toSorted((x, y) => x.level - y.level);
    levels = new Map(rising.map(({ parties, level }) => [pairKey(...parties), level]));
    openingLevels.set(scenario, levels);
  }
  return levels.get(pairKey(a, b)) ?? 0;
}

/** Digits of imports that are stored. */
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

/** Whether two shocks are the same in all that causes tell apart. */
export function isSame(a: TradeShock, b: TradeShock): boolean {
  const areEqual = (some: Float64Array, others: Float64Array): boolean =>
    some === others || some.every((value, place) => value === at(others, place));
  return (
    areEqual(a.tariff, b.tariff) &&
    areEqual(a.iceberg, b.iceberg) &&
    areEqual(a.transfer, b.transfer) &&
    areEqual(a.tfp, b.tfp) &&
    areEqual(a.labour, b.labour) &&
    areEqual(a.capital, b.capital) &&
    JSON.stringify(a.pools) === JSON.stringify(b.pools)
  );
}
