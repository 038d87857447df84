import type { GameSettings } from '#shared/protocol/settings.ts';
import type { SimulationRequest } from './readRequest.ts';

/** Settings of the `game`-th game of a simulation, counted from 1. */
export function gameSettings(
  request: Pick<
    SimulationRequest,
    'scenario' | 'opening' | 'preset' | 'rounds' | 'seed' | 'modules' | 'levels' | 'assumptions'
  >,
  game: number,
): GameSettings {
  const { scenario, opening, preset, rounds, seed, modules, levels, assumptions } = request;
  return {
    scenarioId: scenario,
    opening,
    preset,
    rounds,
    clock: 'normal',
    seed: `${seed}-${game}`,
    timed: true,
    ...(modules === undefined ? {} : { modules }),
    ...(levels === undefined ? {} : { highestLevel: levels }),
    ...(assumptions === undefined ? {} : { assumptions }),
  };
}
