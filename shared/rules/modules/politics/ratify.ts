import type { RandomState } from '#shared/kernel/random.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { Paper } from '#shared/protocol/law.ts';
import type { Ratification } from '#shared/protocol/modules/politics.ts';
import type { GameState } from '../../state.ts';

export type Vote = { readonly ratification: Ratification; readonly random: RandomState };

/** Whether legislatures must vote on a paper before it is law. */
export function needsRatification(_scenario: Scenario, _state: GameState, _paper: Paper): boolean {
  return false;
}

/** The votes of all legislatures whose economies the paper brings to level 3 or higher; chance from the seed. */
export function ratify(_scenario: Scenario, state: GameState, paper: Paper): Vote {
  return {
    ratification: { paper: paper.id, round: state.round, votes: [], costs: {} },
    random: state.random,
  };
}
