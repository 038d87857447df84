import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { at } from '#shared/economics/at.ts';
import type { Policy } from '#shared/protocol/policy.ts';
import { withPolicy } from '#shared/rules/forecast/forecastPolicy.ts';
import { solveLaw } from '#shared/rules/forecast/solveLaw.ts';
import { economyPlace } from '#shared/rules/policy/shock/placesOf.ts';
import type { GameState } from '#shared/rules/state.ts';

/** Own walls matter by thousandths of a per cent. */
const TOLERANCE = 1e-7;

/** Log real income of an economy if its envelope said this and nobody else moved; a vote as if it carried. */
export function welfareUnder(
  scenario: Scenario,
  view: GameState,
  economy: EconomyId,
): (policy: Policy) => number {
  const place = economyPlace(scenario, economy);
  const standing = solveLaw(scenario, view, { tolerance: TOLERANCE });
  const near = standing.ok ? { warmStart: standing.value.equilibrium.warmStart } : {};
  return (policy) => {
    const law = withPolicy(scenario, view, { economy, policy });
    const solved = solveLaw(scenario, law, { tolerance: TOLERANCE, ...near });
    // What cannot be solved is never chosen.
    return solved.ok ? Math.log(at(solved.value.equilibrium.welfare, place)) : -Infinity;
  };
}
