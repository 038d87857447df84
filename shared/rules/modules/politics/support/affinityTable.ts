import type { EconomyId } from '#shared/kernel/ids.ts';
import { DISTANCE } from '#shared/content/politicsConstants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import {
  COMMON_HISTORY,
  INSTITUTIONS,
  NEIGHBOURS,
  RIVALRIES,
  USUAL_INSTITUTIONS,
} from '#shared/content/societies.ts';
import { at } from '#shared/economics/at.ts';
import { baseAccounts } from '#shared/economics/tradeBase.ts';
import { pairKey, pairsOf } from '../../../agreements/pairLevel.ts';
import { economyPlace } from '../../../policy/shock/placesOf.ts';

const DIGITS = 1000;

/** How near every two seats are, 0–1 by pair key, from income a head at the opening, institutions and history. */
export function affinityTable(scenario: Scenario): Record<string, number> {
  const seats = scenario.economies.filter(({ playable }) => playable).map(({ id }) => id);
  return Object.fromEntries(
    pairsOf(seats).map(([a, b]) => {
      const distance = Math.min(1, Math.max(0, distanceBetween(scenario, a, b)));
      return [pairKey(a, b), Math.round((1 - distance) * DIGITS) / DIGITS];
    }),
  );
}

function distanceBetween(scenario: Scenario, a: EconomyId, b: EconomyId): number {
  return (
    DISTANCE.least +
    DISTANCE.perLogIncome * Math.abs(logIncomeAHead(scenario, a) - logIncomeAHead(scenario, b)) +
    DISTANCE.perInstitution * Math.abs(institutionsOf(a) - institutionsOf(b)) +
    (areIn(NEIGHBOURS, a, b) ? DISTANCE.neighbours : 0) +
    (areIn(COMMON_HISTORY, a, b) ? DISTANCE.commonHistory : 0) +
    (areIn(RIVALRIES, a, b) ? DISTANCE.rivalry : 0)
  );
}

function logIncomeAHead(scenario: Scenario, economy: EconomyId): number {
  const place = economyPlace(scenario, economy);
  const people = scenario.economies[place]?.populationMn ?? NaN;
  return Math.log(at(baseAccounts(scenario.base).income, place) / people);
}

function institutionsOf(economy: EconomyId): number {
  return INSTITUTIONS[economy] ?? USUAL_INSTITUTIONS;
}

function areIn(pairs: typeof NEIGHBOURS, a: EconomyId, b: EconomyId): boolean {
  return pairs.some(([one, other]) => (one === a && other === b) || (one === b && other === a));
}

/** Nearness of two economies in a game; nothing is known of those without a seat. */
export function affinityOf(affinity: Readonly<Record<string, number>>, a: EconomyId, b: EconomyId): number {
  return affinity[pairKey(a, b)] ?? 0;
}

/** Neighbours of an economy that have a seat, the strangest first. */
export function neighboursOf(scenario: Scenario, economy: EconomyId): EconomyId[] {
  const table = affinityTable(scenario);
  return scenario.economies
    .filter(({ id, playable }) => playable && areIn(NEIGHBOURS, economy, id))
    .map(({ id }) => id)
    .toSorted((a, b) => affinityOf(table, economy, a) - affinityOf(table, economy, b));
}
