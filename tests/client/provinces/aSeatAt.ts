import type { Phase } from '#shared/content/vocabulary.ts';
import type { GameSettings } from '#shared/protocol/settings.ts';
import { createGame } from '#shared/rules/createGame.ts';
import { loadProvincesScenario, type ProvincesScenario } from '#shared/rules/provinces/provincesScenario.ts';
import type { GameState } from '#shared/rules/state.ts';

/** A table of provinces in round 1 of a phase, nothing decided yet. */
export function aSeatAt(
  phase: Phase,
  change: Partial<GameSettings> = {},
): { readonly scenario: ProvincesScenario; readonly game: GameState } {
  const settings: GameSettings = {
    scenarioId: 'provinces',
    opening: 'year1997',
    preset: 'provincesFull',
    rounds: 6,
    clock: 'normal',
    seed: 'seat',
    timed: true,
    ...change,
  };
  const scenario = loadProvincesScenario(settings.opening);
  if (!scenario.ok) throw new Error(scenario.error.reason);
  const created = createdGame(scenario.value, settings);
  return { scenario: scenario.value, game: { ...created, phase, round: 1 } };
}

function createdGame(scenario: ProvincesScenario, settings: GameSettings): GameState {
  return createGame(scenario, settings);
}
