import { mapValues } from '#shared/kernel/records.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { BarriersState } from '#shared/protocol/modules/barriers.ts';
import type { GameState } from '../../state.ts';

/**
 * Barriers after the envelopes of the round are opened: those that an envelope names are as it says, the others stay. What came to
 * light is watched: everyone sees its new level, and it is off the list when it is gone.
 */
export function openBarriers(_scenario: Scenario, state: GameState, barriers: BarriersState): BarriersState {
  const levels = mapValues(barriers.levels, (standing, economy) => ({
    ...standing,
    ...state.sealedPolicies[economy]?.barriers,
  }));
  const found = barriers.found
    .map((each) => ({ ...each, level: levels[each.by]?.[each.sector] ?? 0 }))
    .filter(({ level }) => level > 0);
  return { ...barriers, levels, found };
}
