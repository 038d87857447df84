import { INTEGRATION_LEVELS, type IntegrationLevel } from '#shared/content/integrationLevels.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Clause } from '#shared/protocol/clauses.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import { levelFaults } from '../../agreements/faults/paceFaults.ts';
import { endAllFormer } from '../../agreements/law/formerAgreements.ts';
import { pairLevel, pairsOf } from '../../agreements/pairLevel.ts';
import { placesOf } from '../../schedules/places.ts';
import type { GameState } from '../../state.ts';

/** 0: nothing is open yet. */
export type PathLevel = 0 | IntegrationLevel;

/** What the path asks of a round: who goes it, and how deep they may be by then. */
export type PathStep = { readonly members: readonly EconomyId[]; readonly level: PathLevel };

/** The highest level that the preset has opened by a round; 0 before any. */
export function openLevel(settings: GameSettings, round: number): PathLevel {
  const isOpen = (level: IntegrationLevel): boolean =>
    levelFaults({ settings, round }, level, 0).length === 0;
  return INTEGRATION_LEVELS.findLast(isOpen) ?? 0;
}

/** The papers of one round of the path: first every pair for itself, then one for all members. */
export function pathDrafts(scenario: Scenario, state: GameState, { members, level }: PathStep): Draft[] {
  if (level === 0 || members.length < 2) return [];
  const waiting = pairsOf(members).filter(([a, b]) => pairLevel(state.agreements, a, b) < level);
  if (waiting.length === 0) return level === 2 ? joinAreas(state, members) : [];
  if (level === 1 || level === 2) {
    return waiting.flatMap((pair) => {
      const clauses = level === 1 ? concessionsBetween(scenario, state, pair) : [freeTrade(pair)];
      return clauses.length === 0 ? [] : [{ parties: pair, clauses }];
    });
  }
  return [{ parties: members, clauses: [deeper(state, members, level)] }];
}

/** One area in the place of many, whose overlap makes proof of origin dear. */
function joinAreas({ agreements }: GameState, members: readonly EconomyId[]): Draft[] {
  const isOne = Object.values(agreements).some(
    ({ level, parties }) => level === 2 && members.every((member) => parties.includes(member)),
  );
  return isOne ? [] : [{ parties: members, clauses: [freeTrade(members)] }];
}

function freeTrade(among: readonly EconomyId[]): Clause {
  return { type: 'freeTradeArea', among, exceptions: [] };
}

/** Nothing levied between two on whatever is levied now. */
function concessionsBetween(scenario: Scenario, state: GameState, [a, b]: readonly [EconomyId, EconomyId]) {
  return [
    { by: a, to: [b] },
    { by: b, to: [a] },
  ].flatMap(({ by, to }) =>
    placesOf(scenario)
      .goods.filter(({ id }) => (state.walls[by]?.mfnRateBp[id] ?? 0) > 0)
      .map(({ id }): Clause => ({ type: 'tariffConcession', by, to, sector: id, rateBp: 0 })),
  );
}

function deeper(state: GameState, among: readonly EconomyId[], level: 3 | 4 | 5 | 6): Clause {
  switch (level) {
    case 3:
      return {
        type: 'customsUnion',
        among,
        key: { type: 'imports' },
        former: endAllFormer(state.agreements, among),
      };
    case 4:
      return { type: 'commonMarket', among };
    case 5:
      return { type: 'economicUnion', among };
    case 6:
      return { type: 'fullIntegration', among };
  }
}
