import { ORIGIN_COST_BP, ORIGIN_COST_MAX_BP, ORIGIN_COST_PER_OVERLAP_BP } from '#shared/content/constants.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { Agreement } from '#shared/protocol/law.ts';

/** Free trade areas in which origin must be proved: those with a pair that shares no union. */
export function areasIn(agreements: Readonly<Record<string, Agreement>>): Agreement[] {
  const all = Object.values(agreements);
  const unions = all.filter(({ level }) => level >= 3);
  const insideOneUnion = (area: Agreement): boolean =>
    unions.some(({ parties }) => area.parties.every((party) => parties.includes(party)));
  return all.filter((agreement) => agreement.level === 2 && !insideOneUnion(agreement));
}

/**
 * Cost of proving that goods are of the area: 3 per cent, and one more for each other area that trader or customer is in
 * (the "spaghetti bowl"), at most six. Areas older than the game have theirs in the data already.
 */
export function originCostBp(
  scenario: Scenario,
  areas: readonly Agreement[],
  area: Agreement,
  pair: readonly [EconomyId, EconomyId],
): number {
  if (!scenario.flags.originCost || area.sinceRound === 0) return 0;
  const overlapping = areas.filter(
    (other) => other.id !== area.id && pair.some((economy) => other.parties.includes(economy)),
  );
  return Math.min(ORIGIN_COST_MAX_BP, ORIGIN_COST_BP + ORIGIN_COST_PER_OVERLAP_BP * overlapping.length);
}
