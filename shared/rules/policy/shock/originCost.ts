import { ORIGIN_COST_BP, ORIGIN_COST_MAX_BP, ORIGIN_COST_PER_OVERLAP_BP } from '#shared/content/constants.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { pairKey } from '../../agreements/pairLevel.ts';
import type { Agreement } from '#shared/protocol/law.ts';

/** Free trade areas in which origin must be proved: those with a pair that shares no union. */
export function areasIn(agreements: Readonly<Record<string, Agreement>>): Agreement[] {
  const all = Object.values(agreements);
  const unions = all.filter(({ level }) => level >= 3);
  const insideOneUnion = (area: Agreement): boolean =>
    unions.some(({ parties }) => area.parties.every((party) => parties.includes(party)));
  return all.filter((agreement) => agreement.level === 2 && !insideOneUnion(agreement));
}

/** Cost of proving origin between two economies in an area, in basis points. */
export type OriginCosts = (area: Agreement, a: EconomyId, b: EconomyId) => number;

/**
 * Cost of proving that goods are of the area: 3 per cent, and one more for each other area that trader or customer is in
 * (the "spaghetti bowl"), at most six. Areas older than the game have theirs in the data already.
 */
export function originCosts(scenario: Scenario, areas: readonly Agreement[]): OriginCosts {
  const areasOf = new Map<EconomyId, Set<string>>();
  for (const { id, parties } of areas) {
    for (const party of parties) areasOf.set(party, (areasOf.get(party) ?? new Set()).add(id));
  }
  const touchedBy = new Map<string, number>();
  return (area, a, b) => {
    if (!scenario.flags.originCost || area.sinceRound === 0) return 0;
    const pair = pairKey(a, b);
    const touched = touchedBy.get(pair) ?? countEither(areasOf.get(a), areasOf.get(b));
    touchedBy.set(pair, touched);
    const isCounted = areasOf.get(a)?.has(area.id) === true || areasOf.get(b)?.has(area.id) === true;
    const others = touched - (isCounted ? 1 : 0);
    return Math.min(ORIGIN_COST_MAX_BP, ORIGIN_COST_BP + ORIGIN_COST_PER_OVERLAP_BP * others);
  };
}

function countEither(
  first: ReadonlySet<string> = new Set(),
  second: ReadonlySet<string> = new Set(),
): number {
  let count = first.size;
  for (const id of second) if (!first.has(id)) count++;
  return count;
}
