import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { Policy, Surcharge } from '#shared/protocol/policy.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import { wallFromPolicy, wallOf } from '../../../policy/wallOf.ts';
import type { GameState } from '../../../state.ts';
import { leaveToRetaliate } from '../disputes/leaveToRetaliate.ts';
import { openWto } from '../openWto.ts';
import { rateCeilings } from './rateCeilings.ts';

/** A wall may not rise above what is bound, and a surcharge needs a panel's leave. */
export function bindingFault(
  scenario: Scenario,
  state: GameState,
  economy: EconomyId,
  policy: Policy,
): Rejection | undefined {
  if (openWto(state) === undefined) return undefined;
  const rates =
    policy.type === 'wall' ? wallFromPolicy(scenario, wallOf(state, economy), policy) : policy.rates;
  const ceilings = rateCeilings(scenario, state, economy);
  for (const [sector, rateBp] of Object.entries(rates)) {
    const boundBp = ceilings[sector] ?? rateBp;
    if (rateBp > boundBp) return { code: 'policy/above-binding', sector, boundBp };
  }
  return policy.surcharge === undefined ? undefined : leaveFault(state, economy, policy.surcharge);
}

function leaveFault(
  state: GameState,
  economy: EconomyId,
  { against, rateBp }: Surcharge,
): Rejection | undefined {
  const limitBp = leaveToRetaliate(state, economy, against);
  if (limitBp === undefined) return { code: 'policy/surcharge-not-authorised', economy: against };
  return rateBp > limitBp
    ? { code: 'policy/surcharge-above-authorised', economy: against, limitBp }
    : undefined;
}
