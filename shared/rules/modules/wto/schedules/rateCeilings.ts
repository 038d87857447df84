import type { EconomyId } from '#shared/kernel/ids.ts';
import { mapValues } from '#shared/kernel/records.ts';
import { RATE_MAX_BP } from '#shared/content/constants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { Schedule } from '#shared/protocol/policy.ts';
import { wallOf } from '../../../policy/wallOf.ts';
import type { GameState } from '../../../state.ts';
import { openWto } from '../openWto.ts';
import { boundSchedule } from './boundSchedule.ts';

/**
 * The highest rates that an envelope may put on each sector, apart from the scenario's step: what is bound, or what is levied
 * where that is more, since a wall above its binding may stay but not rise. Without the module, the rules' ceiling.
 */
export function rateCeilings(scenario: Scenario, state: GameState, economy: EconomyId): Schedule {
  const wall = wallOf(state, economy);
  const wto = openWto(state);
  if (wto === undefined) return mapValues(wall, () => RATE_MAX_BP);
  const bound = boundSchedule(scenario, { ...state, wto }, economy);
  return mapValues(wall, (currentBp, sector) => Math.max(currentBp, bound[sector] ?? currentBp));
}
