import { SURCHARGE_ROUNDS } from '#shared/content/constants.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { Schedule, Surcharge } from '#shared/protocol/policy.ts';
import { unionsOf } from '../agreements/unionOf.ts';
import { placesOf } from '../policy/shock/placesOf.ts';
import { wallFromPolicy, wallOf } from '../policy/wallOf.ts';
import type { GameState, WallState } from '../state.ts';
import { countWallVote } from './countWallVote.ts';

/** The walls and surcharges that the sealed policies of the round bring; in the epilogue those in force stay. */
export function openEnvelopes(scenario: Scenario, state: GameState): GameState['walls'] {
  const isEpilogue = state.round > state.settings.rounds;
  const opened: Record<EconomyId, WallState> = {};
  for (const economy of placesOf(scenario).ids) {
    const wall = wallOf(state, economy);
    const chosen = isEpilogue ? { wall } : chosenBy(scenario, state, economy, wall);
    opened[economy] = withSurcharge(state, economy, chosen);
  }
  return isEpilogue ? opened : { ...opened, ...votedWalls(scenario, state) };
}

type ChosenWall = { readonly wall: Schedule; readonly surcharge?: Surcharge | undefined };

function chosenBy(scenario: Scenario, state: GameState, economy: EconomyId, wall: Schedule): ChosenWall {
  const policy = state.sealedPolicies[economy];
  if (policy?.type !== 'wall') return { wall };
  return { wall: wallFromPolicy(scenario, wall, policy), surcharge: policy.surcharge };
}

function votedWalls(scenario: Scenario, state: GameState): GameState['walls'] {
  const voted: Record<EconomyId, WallState> = {};
  for (const union of unionsOf(state)) {
    const { tariff, surcharge } = countWallVote(scenario, state, union);
    for (const member of union.parties) {
      voted[member] = withSurcharge(state, member, { wall: tariff, surcharge });
    }
  }
  return voted;
}

/** A running surcharge stays until it ends; a new one runs from this round. */
function withSurcharge(state: GameState, economy: EconomyId, chosen: ChosenWall): WallState {
  const running = state.walls[economy]?.surcharge;
  if (running !== undefined && running.untilRound >= state.round) {
    return { mfnRateBp: chosen.wall, surcharge: running };
  }
  if (chosen.surcharge === undefined) return { mfnRateBp: chosen.wall };
  const untilRound = state.round + SURCHARGE_ROUNDS - 1;
  return { mfnRateBp: chosen.wall, surcharge: { ...chosen.surcharge, untilRound } };
}
