import type { Scenario } from '#shared/content/scenario.ts';
import { violatedBy } from '#shared/kernel/violatedBy.ts';
import type { GameState } from '../../state.ts';

/** Part of the world's people by which rounding of what is stored may change their number. */
const ROUNDING = 1e-7;

/** What no settlement can bring about: people made or lost, hats that are no positive numbers, arrays of another world. */
export function dynamicsViolations(scenario: Scenario, { dynamics }: Pick<GameState, 'dynamics'>): string[] {
  if (dynamics === undefined) return [];
  const { N, J } = scenario.base;
  const { productivity, capital, labour, pendingCompetition, widestOpening } = dynamics;
  const bySector = [productivity, capital, pendingCompetition, widestOpening];
  const hats = [...productivity, ...capital, ...labour];
  let people = 0;
  let peopleAtOpening = 0;
  scenario.economies.forEach(({ populationMn }, n) => {
    people += populationMn * (labour[n] ?? Number.NaN);
    peopleAtOpening += populationMn;
  });
  return [
    ...violatedBy(
      labour.length === N && bySector.every(({ length }) => length === N * J),
      'what has moved is not of this world',
    ),
    ...violatedBy(
      hats.every((hat) => Number.isFinite(hat) && hat > 0),
      'productivity, capital or people is not a positive number',
    ),
    ...violatedBy(
      [...pendingCompetition, ...widestOpening].every((value) => value >= 0),
      'competition has taught less than nothing',
    ),
    ...violatedBy(Math.abs(people / peopleAtOpening - 1) < ROUNDING, 'people were made or lost'),
  ];
}
