import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { at } from '#shared/economics/at.ts';
import type { Equilibrium } from '#shared/economics/tradeModel.ts';
import type { Policy } from '#shared/protocol/policy.ts';
import { withPolicy } from '#shared/rules/forecast/forecastPolicy.ts';
import { solveLaw } from '#shared/rules/forecast/solveLaw.ts';
import { economyPlace, placesOf } from '#shared/rules/policy/shock/placesOf.ts';
import type { GameState } from '#shared/rules/state.ts';
import { TEMPERS } from '../temperaments.ts';

/** Own walls matter by thousandths of a per cent. */
const TOLERANCE = 1e-7;

/**
 * How good an envelope is if nobody else moves, a vote as if it carried: log real income, and for some temperaments fewer
 * imports for their own sake.
 */
export function aimUnder(
  scenario: Scenario,
  view: GameState,
  economy: EconomyId,
): (policy: Policy) => number {
  const place = economyPlace(scenario, economy);
  const { importAversion } = TEMPERS[view.seats[economy]?.temperament ?? 'freeTrader'];
  const standing = solveLaw(scenario, view, { tolerance: TOLERANCE });
  const near = standing.ok ? { warmStart: standing.value.equilibrium.warmStart } : {};
  const aimOf = ({ welfare, imports, income }: Equilibrium): number =>
    Math.log(at(welfare, place)) -
    (importAversion * goodsImports(scenario, imports, place)) / at(income, place);
  return (policy) => {
    const law = withPolicy(scenario, view, { economy, policy });
    const solved = solveLaw(scenario, law, { tolerance: TOLERANCE, ...near });
    // What cannot be solved is never chosen.
    return solved.ok ? aimOf(solved.value.equilibrium) : -Infinity;
  };
}

function goodsImports(scenario: Scenario, imports: Float64Array, importer: number): number {
  const { N, J } = scenario.base;
  const { goods, ids } = placesOf(scenario);
  let total = 0;
  ids.forEach((_exporter, exporter) => {
    if (exporter === importer) return;
    for (const { place } of goods) total += at(imports, (importer * N + exporter) * J + place);
  });
  return total;
}
