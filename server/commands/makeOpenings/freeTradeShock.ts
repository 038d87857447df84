import { at } from '#shared/economics/at.ts';
import { noShock } from '#shared/economics/noShock.ts';
import type { TradeShock } from '#shared/economics/tradeModel.ts';
import { toFraction } from '#shared/kernel/basisPoints.ts';
import { BORDER_COST_BY_LEVEL, ORIGIN_COST_BP } from '#shared/content/constants.ts';
import type { Scenario } from '#shared/content/scenario.ts';

const AREA_LEVEL = 2;
const ORIGIN_COST = toFraction(ORIGIN_COST_BP);
const AREA_BORDER_COST = BORDER_COST_BY_LEVEL[AREA_LEVEL];

/**
 * A free trade area among `members` from the opening, by the rules of the scenario's flags: no tariff on goods among them;
 * a trader proves origin or pays the wall, whichever is cheaper; the border cost of the level in full, not phased;
 * an outsider enters through the lowest wall of the area at the cost of origin. Pairs already free at the opening keep their borders.
 */
export function freeTradeShock(scenario: Scenario, members: readonly number[]): TradeShock {
  const { base, sectors, flags, economies } = scenario;
  const { N, J } = base;
  const shock = noShock(base);
  const cell = (n: number, i: number, j: number): number => (n * N + i) * J + j;
  const isFree = (n: number, i: number): boolean => {
    const pair = [economies[n]?.id, economies[i]?.id];
    return scenario.agreements.some(
      ({ parties, level }) => level === AREA_LEVEL && parties.every((p) => pair.includes(p)),
    );
  };

  for (const n of members) {
    for (let i = 0; i < N; i++) {
      if (i === n) continue;
      for (const [j, sector] of sectors.entries()) {
        if (!sector.tradable) continue;
        const own = at(base.tau, cell(n, i, j));
        if (members.includes(i)) {
          const usesPreference = !flags.originCost || ORIGIN_COST < own;
          const originCost = flags.originCost && usesPreference ? 1 + ORIGIN_COST : 1;
          const borderCost = flags.borderCosts && !isFree(n, i) ? AREA_BORDER_COST : 1;
          shock.tariff[cell(n, i, j)] = usesPreference ? 0 : own;
          shock.iceberg[cell(n, i, j)] = originCost * borderCost;
        } else if (flags.lowestWallEntry) {
          const lowest = Math.min(...members.filter((m) => m !== i).map((m) => at(base.tau, cell(m, i, j))));
          shock.tariff[cell(n, i, j)] = Math.min(own, lowest + ORIGIN_COST);
        }
      }
    }
  }
  return shock;
}
