import type { EconomyId } from '#shared/kernel/ids.ts';
import { type Result, err } from '#shared/kernel/result.ts';
import { scenarioFor } from '#shared/rules/scenario/anyScenario.ts';
import type { GameState } from '#shared/rules/state.ts';
import {
  type SimulationRequest,
  type ThreadAnswer,
  type ThreadTask,
  fieldOf,
  gameSettings,
} from './readRequest.ts';
import { type GameOptions, type SimulatedGame, simulateGame } from './simulateGame.ts';

/** What a thread is asked, and what it answers. */
export type GameTask = ThreadTask<SimulationRequest>;

export type GameAnswer = ThreadAnswer<SimulatedGame>;

/** Who governs the seats, and which of them is compared, in a person's place or not. */
function governmentsOf(
  { policy, field }: SimulationRequest,
  seats: readonly EconomyId[],
  game: number,
): Pick<GameOptions, 'field' | 'tested' | 'standIn'> {
  const tested = seats[game % seats.length] ?? '';
  const followed = policy?.[tested];
  if (followed === undefined) return { field: fieldOf(field, seats, game) };
  const { government, manner } = followed;
  return {
    field: government === undefined ? {} : { [tested]: government },
    tested,
    ...(manner === undefined ? {} : { standIn: { economy: tested, haggles: manner === 'haggles' } }),
  };
}

/** Plays the `game`-th game of a request. */
export function playGame(
  request: SimulationRequest,
  game: number,
  onChange?: (state: GameState) => void,
): Result<SimulatedGame, string> {
  const settings = gameSettings(request, game);
  const scenario = scenarioFor(settings);
  if (!scenario.ok) {
    const { path, field, reason } = scenario.error;
    return err(`${path}: ${field}: ${reason}`);
  }
  const played = simulateGame(scenario.value, settings, {
    ...governmentsOf(request, scenario.value.dealOrder, game),
    countsChoices: request.policies,
    countsPartners: game < request.first + request.partners,
    ...(onChange === undefined ? {} : { onChange }),
  });
  if (played.ok) return played;
  return err(`game ${settings.seed}: ${played.error.code} after ${played.error.sweeps} sweeps`);
}
