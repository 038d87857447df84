import { POINTS_MAX, POINTS_PER_ROUND } from '#shared/content/budgetConstants.ts';
import { CORRIDORS } from '#shared/content/corridors.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { areDistinct, violatedBy } from '#shared/kernel/violatedBy.ts';
import type { GameState } from '../../state.ts';

/** Points are in range, spending was within them, and every corridor that stands is on the list once. */
export function budgetViolations({ id }: Scenario, { budget }: GameState): string[] {
  if (budget === undefined) return [];
  const { points, spent, corridors, researched } = budget;
  const built = corridors.map((corridor) => corridor.id);
  return [
    ...violatedBy(
      Object.values(points).every((each) => {
        return Number.isInteger(each) && each >= POINTS_PER_ROUND && each <= POINTS_MAX;
      }),
      'points are out of range',
    ),
    ...violatedBy(
      Object.values(spent).every(({ research, adjustment, corridor, returned }) => {
        return research + adjustment + corridor <= POINTS_MAX && returned <= corridor;
      }),
      'somebody spent more than there was',
    ),
    ...violatedBy(areDistinct(built), 'a corridor stands twice'),
    ...violatedBy(
      built.every((name) => CORRIDORS[id].some((corridor) => corridor.id === name)),
      'a corridor stands that is on no list',
    ),
    ...violatedBy(
      Object.values(researched).every((effort) => effort >= 0),
      'research was unlearned',
    ),
  ];
}
