import { CORRIDORS } from '#shared/content/corridors.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { GameState } from '#shared/rules/state.ts';
import type { MapCorridor, MapOptions } from './mapParts.ts';

/** Routes that stand, on the layers that show what ties economies together. */
export function mapCorridors(
  scenario: Scenario,
  { budget }: Pick<GameState, 'budget'>,
  { layer }: MapOptions,
): readonly MapCorridor[] {
  if (layer !== 'blocs' && layer !== 'all') return [];
  const built = new Set((budget?.corridors ?? []).map(({ id }) => id));
  return CORRIDORS[scenario.id].filter(({ id }) => built.has(id)).map(({ id, members }) => ({ id, members }));
}
