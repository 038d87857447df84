import type { AgreementId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { RevenuePool } from '#shared/economics/tradeModel.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import { unionsOf } from './unionOf.ts';
import { importsFromOutside } from '../schedules/walls.ts';
import type { LawInForce } from '../schedules/lawInForce.ts';
import { economyPlace } from '../schedules/places.ts';

export type UnionPool = { readonly agreement: AgreementId; readonly pool: RevenuePool };

/** The pooled tariff revenue of every customs union, shared by its key. */
export function revenuePools(
  scenario: Scenario,
  law: Pick<LawInForce, 'agreements' | 'settled'>,
): UnionPool[] {
  return unionsOf(law).map((union) => ({
    agreement: union.id,
    pool: {
      members: union.parties.map((member) => economyPlace(scenario, member)),
      shares: keyShares(scenario, law, union),
      weight: 1,
    },
  }));
}

/** Shares of the pool in the order of the parties; they sum to one. */
export function keyShares(scenario: Scenario, law: Pick<LawInForce, 'settled'>, union: Agreement): number[] {
  const weights = union.parties.map((member) => keyWeight(scenario, law, union, member));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => (total > 0 ? weight / total : 1 / weights.length));
}

function keyWeight(
  scenario: Scenario,
  law: Pick<LawInForce, 'settled'>,
  union: Agreement,
  member: string,
): number {
  const key = union.key ?? { type: 'imports' };
  switch (key.type) {
    case 'people':
      return scenario.economies[economyPlace(scenario, member)]?.populationMn ?? 0;
    case 'imports':
      return importsFromOutside(scenario, law, union.parties, { member });
    case 'shares':
      return key.percent[member] ?? 0;
  }
}
