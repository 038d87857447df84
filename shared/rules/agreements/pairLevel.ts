import type { IntegrationLevel } from '#shared/content/integrationLevels.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import type { GameState } from '../state.ts';

/** The public register: every agreement in force by its id. */
export type Register = GameState['agreements'];

/** Name of an unordered pair; ids are letters, so the bar cannot occur in one. */
export function pairKey(a: EconomyId, b: EconomyId): string {
  return a < b ? `${a}|${b}` : `${b}|${a}`;
}

/** Every unordered pair of a list, in its order. */
export function pairsOf(economies: readonly EconomyId[]): [EconomyId, EconomyId][] {
  return economies.flatMap((a, index) =>
    economies.slice(index + 1).map((b): [EconomyId, EconomyId] => [a, b]),
  );
}

/** The highest level at which two economies stand with each other; 0 without an agreement. */
export function pairLevel(agreements: Register, a: EconomyId, b: EconomyId): 0 | IntegrationLevel {
  let level: 0 | IntegrationLevel = 0;
  for (const agreement of Object.values(agreements)) {
    if (agreement.level > level && joinsPair(agreement, a, b)) level = agreement.level;
  }
  return level;
}

/** From level 2 an agreement joins all its parties; a preferential one those between whom a tariff was cut. */
function joinsPair(agreement: Agreement, a: EconomyId, b: EconomyId): boolean {
  if (agreement.level >= 2) return agreement.parties.includes(a) && agreement.parties.includes(b);
  return agreement.concessions.some(({ by, to }) => (by === a && to === b) || (by === b && to === a));
}

/** Levels of all pairs that stand at one: the snapshot of a round's beginning against which pace is judged. */
export function allPairLevels(scenario: Scenario, agreements: Register): Record<string, number> {
  const levels: Record<string, number> = {};
  for (const [a, b] of pairsOf(scenario.economies.map(({ id }) => id))) {
    const level = pairLevel(agreements, a, b);
    if (level > 0) levels[pairKey(a, b)] = level;
  }
  return levels;
}
