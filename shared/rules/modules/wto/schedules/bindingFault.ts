import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { Policy } from '#shared/protocol/policy.ts';
import type { Rejection } from '#shared/protocol/rejection.ts';
import type { GameState } from '../../../state.ts';

export function bindingFault(
  _scenario: Scenario,
  _state: GameState,
  _economy: EconomyId,
  _policy: Policy,
): Rejection | undefined {
  return undefined;
}
