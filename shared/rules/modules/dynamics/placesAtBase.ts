import { TECHNOLOGY_IN_INCOME } from '#shared/content/dynamicsConstants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { at } from '#shared/economics/at.ts';
import { baseAccounts } from '#shared/economics/tradeBase.ts';

/** What movement between economies starts from, by place in the arrays. */
export type PlacesAtBase = {
  /** Millions. */
  readonly people: Float64Array;
  /** Billions for each million of people: thousands a head. */
  readonly incomePerHead: Float64Array;
  /** ln a_n: the part of differences in income per head that is technology. */
  readonly technology: Float64Array;
};

const known = new WeakMap<Scenario, PlacesAtBase>();

/** Worked out once for each scenario. */
export function placesAtBase(scenario: Scenario): PlacesAtBase {
  const before = known.get(scenario);
  if (before !== undefined) return before;
  const people = Float64Array.from(scenario.economies, ({ populationMn }) => populationMn);
  const incomePerHead = baseAccounts(scenario.base).income.map((income, n) => income / at(people, n));
  const technology = incomePerHead.map((income) => TECHNOLOGY_IN_INCOME * Math.log(income));
  const places = { people, incomePerHead, technology };
  known.set(scenario, places);
  return places;
}
