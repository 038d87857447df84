/** How members of a customs union share its tariff revenue: the keys that they agree, and the pools of a round. */
import type { Scenario } from '#shared/content/scenario.ts';
import type { RevenuePool } from '#shared/economics/tradeModel.ts';
import type { AgreementId, EconomyId } from '#shared/kernel/ids.ts';
import type { RevenueKey } from '#shared/protocol/clauses.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import type { LawInForce } from '../schedules/lawInForce.ts';
import { economyPlace } from '../schedules/places.ts';
import { importsFromOutside } from '../schedules/walls.ts';
import { unionsOf } from './unions.ts';

type UnionPool = { readonly agreement: AgreementId; readonly pool: RevenuePool };

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

/** How whole per cents fail to share a pool among members; undefined when they do. */
type KeyFault = { readonly type: 'notWhole' } | { readonly type: 'member'; readonly economy: EconomyId };

/** Whole per cents must name every member but may leave the last to be computed. */
export function keyFault(key: RevenueKey, members: readonly EconomyId[]): KeyFault | undefined {
  if (key.type !== 'shares') return undefined;
  const stranger = Object.keys(key.percent).find((economy) => !members.includes(economy));
  if (stranger !== undefined) return { type: 'member', economy: stranger };
  const unnamed = members.slice(0, -1).find((member) => key.percent[member] === undefined);
  if (unnamed !== undefined) return { type: 'member', economy: unnamed };
  const sum = Object.values(key.percent).reduce((total, percent) => total + percent, 0);
  const last = members.at(-1);
  const isLastNamed = last !== undefined && key.percent[last] !== undefined;
  return sum > 100 || (isLastNamed && sum < 100) ? { type: 'notWhole' } : undefined;
}

/** The key with the last member's share computed. */
export function completeKey(key: RevenueKey, members: readonly EconomyId[]): RevenueKey {
  const last = members.at(-1);
  if (key.type !== 'shares' || last === undefined || key.percent[last] !== undefined) return key;
  const sum = Object.values(key.percent).reduce((total, percent) => total + percent, 0);
  return { type: 'shares', percent: { ...key.percent, [last]: 100 - sum } };
}

/** The key among those who are left, shares scaled up pro rata. */
export function rescaleKey(key: RevenueKey, left: readonly EconomyId[]): RevenueKey {
  if (key.type !== 'shares') return key;
  const { percent } = key;
  return sharesKey(left.map((member): [EconomyId, number] => [member, percent[member] ?? 0]));
}

/** Whole per cents proportional to weights; rounding the running sum makes them add up to 100. */
export function sharesKey(weights: readonly (readonly [EconomyId, number])[]): RevenueKey {
  const total = weights.reduce((sum, [, weight]) => sum + weight, 0);
  const percent: Record<EconomyId, number> = {};
  let running = 0;
  let given = 0;
  weights.forEach(([member, weight], index) => {
    running += total > 0 ? weight / total : 1 / weights.length;
    const upTo = index === weights.length - 1 ? 100 : Math.round(running * 100);
    percent[member] = upTo - given;
    given = upTo;
  });
  return { type: 'shares', percent };
}
