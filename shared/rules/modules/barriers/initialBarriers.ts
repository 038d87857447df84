import { fromKeys } from '#shared/kernel/records.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { BarriersState } from '#shared/protocol/modules/barriers.ts';
import { tradableSectors } from '../../schedules/places.ts';

/** Nobody hides anything yet. */
export function initialBarriers(scenario: Scenario): BarriersState {
  const none = fromKeys(tradableSectors(scenario), () => 0);
  return { levels: fromKeys(scenario.dealOrder, () => none), found: [], inspections: [] };
}
