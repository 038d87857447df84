import {
  DISTANCE,
  FARM_SECTORS,
  LOBBY_WEIGHT,
  LONG_GAME,
  OFFICE_LINE,
} from '#shared/content/politicsConstants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import {
  COMMON_HISTORY,
  INSTITUTIONS,
  NEIGHBOURS,
  RIVALRIES,
  USUAL_INSTITUTIONS,
} from '#shared/content/societies.ts';
import type { Opening, ScenarioId } from '#shared/content/vocabulary.ts';
import { at } from '#shared/kernel/records.ts';
import { isImportCompeting, rentShare } from '#shared/economics/politics.ts';
import { baseAccounts } from '#shared/economics/tradeBase.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Lobby } from '#shared/protocol/modules/politics.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import { economyPlace, placesOf } from '../../law/lawInForce.ts';
import { pairKey, pairsOf } from '../../law/register.ts';

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

/**
 * Organised interests of an economy: the sectors that pass a border and have owners of factors which cannot leave. Where foreign
 * goods press, and on the farm, they are organised and want protection; the others want markets abroad, and are heard less.
 */
export function lobbiesOf(scenario: Scenario, economy: EconomyId): Lobby[] {
  const n = economyPlace(scenario, economy);
  return placesOf(scenario)
    .goods.filter(({ place }) => rentShare(scenario.base, n, place) > 0)
    .map(({ id, place }): Lobby => {
      const presses = isImportCompeting(scenario.base, n, place);
      const isOrganised = presses || FARM_SECTORS.includes(id);
      return {
        sector: id,
        weight: isOrganised ? LOBBY_WEIGHT.organised : LOBBY_WEIGHT.other,
        wants: isOrganised ? 'protection' : 'access',
      };
    });
}

/** Support below which an election is lost in a game. */
export function officeLine({
  scenarioId,
  opening,
  rounds,
}: Pick<GameSettings, 'scenarioId' | 'opening' | 'rounds'>): number {
  const lines: Readonly<Partial<Record<ScenarioId, Readonly<Partial<Record<Opening, number>>>>>> =
    OFFICE_LINE;
  const line = lines[scenarioId]?.[opening] ?? 0;
  return rounds >= LONG_GAME.fromRounds ? line + LONG_GAME.lineHigherBy : line;
}
