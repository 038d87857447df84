import type { Scenario } from '#shared/content/scenario.ts';
import type { Policy } from '#shared/protocol/policy.ts';
import { withPolicy } from '#shared/rules/forecast/forecastPolicy.ts';
import { unitOf } from '#shared/rules/agreements/unionOf.ts';
import { economyPlace, placesOf } from '#shared/rules/policy/shock/placesOf.ts';
import { wallFromPolicy, wallOf } from '#shared/rules/policy/wallOf.ts';
import { at } from '#shared/economics/at.ts';
import type { GameState } from '#shared/rules/state.ts';
import type { LawTable } from '../valuation/lawTable.ts';
import type { WallSetter } from './wallModel.ts';

/**
 * How much better an envelope is than the wall as it stands if nobody else moves, a vote as if it carried: log real income
 * over the rounds to come, and for some temperaments fewer imports for their own sake.
 */
export function aimUnder(
  scenario: Scenario,
  view: GameState,
  table: LawTable,
  { economy, importAversion }: WallSetter,
): (policy: Policy) => number {
  const incomeBn = view.settled.incomeBn[economy] ?? 0;
  const unit = unitOf(view, economy).toSorted();
  return (policy) => {
    const rates =
      policy.type === 'wall' ? wallFromPolicy(scenario, wallOf(view, economy), policy) : policy.rates;
    const name = `wall:${unit.join()}:${placesOf(scenario)
      .goods.map(({ id }) => rates[id] ?? 0)
      .join()}`;
    const change = table.appraiseLaw(name, () => withPolicy(scenario, view, { economy, policy }));
    // What cannot be solved is never chosen.
    if (!change.ok || incomeBn <= 0) return -Infinity;
    const { gainBn, tradeChangeBn } = change.value;
    const moreImportsBn = goodsBought(scenario, tradeChangeBn, economyPlace(scenario, economy));
    return ((gainBn[economy] ?? 0) - importAversion * moreImportsBn) / incomeBn;
  };
}

/** What an economy buys more from all others together, from a table `[buyer][seller]`. */
function goodsBought(scenario: Scenario, changeBn: Float64Array, buyer: number): number {
  const { N } = scenario.base;
  let total = 0;
  for (let seller = 0; seller < N; seller++) if (seller !== buyer) total += at(changeBn, buyer * N + seller);
  return total;
}
