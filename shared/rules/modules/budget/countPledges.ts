import { CORRIDORS, type Corridor } from '#shared/content/corridors.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { GameState } from '../../state.ts';

/** What the envelopes of a round pledge to one corridor. */
export type CorridorPledges = {
  readonly corridor: Corridor;
  readonly pledgers: readonly EconomyId[];
  readonly isBuilt: boolean;
};

/** Every corridor to which somebody pledged, in the order of the list; it is built if the pledges reach its cost. */
export function countPledges(
  { id }: Pick<Scenario, 'id'>,
  { sealedPolicies }: Pick<GameState, 'sealedPolicies'>,
): CorridorPledges[] {
  return CORRIDORS[id].flatMap((corridor) => {
    const pledges = Object.entries(sealedPolicies).flatMap(([economy, { spending }]) =>
      spending?.corridor?.id === corridor.id ? [{ economy, points: spending.corridor.points }] : [],
    );
    if (pledges.length === 0) return [];
    const points = pledges.reduce((sum, pledge) => sum + pledge.points, 0);
    const pledgers = pledges.map(({ economy }) => economy);
    return [{ corridor, pledgers, isBuilt: points >= corridor.points }];
  });
}
