import type { Scenario } from '#shared/content/scenario.ts';
import type { BarriersState } from '#shared/protocol/modules/barriers.ts';

export function initialBarriers(_scenario: Scenario): BarriersState {
  return { levels: {}, found: [], inspections: [] };
}
