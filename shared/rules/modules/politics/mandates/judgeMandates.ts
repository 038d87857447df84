import type { EconomyId } from '#shared/kernel/ids.ts';
import { mapValues } from '#shared/kernel/records.ts';
import { MANDATE_MAX } from '#shared/content/mandates.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { Objective } from '#shared/protocol/modules/politics.ts';
import type { GameState } from '../../../state.ts';
import { isMet } from './isMet.ts';

/** Every mandate that the view knows, each task judged by the state as it is: once the epilogue is settled, the verdict. */
export function judgeMandates(
  scenario: Scenario,
  state: GameState,
): Readonly<Record<EconomyId, readonly Objective[]>> {
  return mapValues(state.politics?.mandates ?? {}, (objectives, economy) =>
    objectives.map((objective) => ({ ...objective, met: isMet({ scenario, state, economy }, objective) })),
  );
}

/** Points of a judged mandate, 0–100. */
export function mandatePoints(objectives: readonly Objective[]): number {
  const sum = objectives.reduce((total, { met, points }) => total + (met === true ? points : 0), 0);
  return Math.min(MANDATE_MAX, sum);
}
