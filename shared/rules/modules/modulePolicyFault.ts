import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { Policy } from '#shared/protocol/policy.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { GameState } from '../state.ts';
import { barrierFault } from './barriers/module.ts';
import { spendingFault } from './budget/spending.ts';
import { bindingFault } from './wto/bindings.ts';

/** Why the modules forbid an envelope; a part that belongs to a module that is not open is unlawful too. */
export function modulePolicyFault(
  scenario: Scenario,
  state: GameState,
  economy: EconomyId,
  policy: Policy,
): Rejection | undefined {
  return (
    bindingFault(scenario, state, economy, policy) ??
    barrierFault(scenario, state, economy, policy) ??
    spendingFault(scenario, state, economy, policy)
  );
}
