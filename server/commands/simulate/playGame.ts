import { type Result, err } from '#shared/kernel/result.ts';
import { scenarioFor } from '#shared/rules/scenario/anyScenario.ts';
import type { GameState } from '#shared/rules/state.ts';
import type { ThreadAnswer, ThreadTask } from './playInThreads.ts';
import { type SimulationRequest, fieldOf, gameSettings } from './readRequest.ts';
import { type SimulatedGame, simulateGame } from './simulateGame.ts';

/** What a thread is asked, and what it answers. */
export type GameTask = ThreadTask<SimulationRequest>;

export type GameAnswer = ThreadAnswer<SimulatedGame>;

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
    field: fieldOf(request.field, scenario.value.dealOrder, game),
    countsPartners: game < request.first + request.partners,
    ...(onChange === undefined ? {} : { onChange }),
  });
  if (played.ok) return played;
  return err(`game ${settings.seed}: ${played.error.code} after ${played.error.sweeps} sweeps`);
}
