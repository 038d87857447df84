import type { Scenario } from '#shared/content/scenario.ts';
import type { ModuleStates } from '#shared/protocol/modules/moduleStates.ts';
import type { GameState } from '../state.ts';
import { openBarriers } from './barriers/module.ts';
import { openSpending } from './budget/spending.ts';

/** What the sealed envelopes of the round say to the modules; in the epilogue what is in force stays. */
export function openModuleEnvelopes(scenario: Scenario, state: GameState): Partial<ModuleStates> {
  if (state.round > state.settings.rounds) return {};
  return {
    ...(state.barriers === undefined ? {} : { barriers: openBarriers(scenario, state, state.barriers) }),
    ...(state.budget === undefined ? {} : { budget: openSpending(scenario, state, state.budget) }),
  };
}
