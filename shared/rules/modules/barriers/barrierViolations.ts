import { BARRIER_LEVEL_MAX } from '#shared/content/barrierConstants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { areDistinct, violatedBy } from '#shared/kernel/violatedBy.ts';
import { tradableSectors } from '../../schedules/places.ts';
import type { GameState } from '../../state.ts';

/** Levels are in range on goods of every seat, what came to light is there, and nobody inspected twice in a round. */
export function barrierViolations(scenario: Scenario, { barriers, round }: GameState): string[] {
  if (barriers === undefined) return [];
  const goods = tradableSectors(scenario);
  const { levels, found, inspections } = barriers;
  const inspectors = inspections.filter((each) => each.round === round).map(({ by }) => by);
  return [
    ...Object.entries(levels).flatMap(([economy, bySector]) =>
      violatedBy(
        Object.entries(bySector).every(([sector, level]) => {
          return (
            goods.includes(sector) && Number.isInteger(level) && level >= 0 && level <= BARRIER_LEVEL_MAX
          );
        }),
        `a barrier of ${economy} is out of range`,
      ),
    ),
    ...violatedBy(
      found.every(({ by, sector, level }) => level > 0 && levels[by]?.[sector] === level),
      'a barrier that came to light is not as it is known',
    ),
    ...violatedBy(areDistinct(found.map(({ by, sector }) => `${by}:${sector}`)), 'a barrier is known twice'),
    ...violatedBy(areDistinct(inspectors), 'somebody inspected twice'),
  ];
}
