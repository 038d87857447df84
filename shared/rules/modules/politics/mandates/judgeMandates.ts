import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { Objective } from '#shared/protocol/modules/politics.ts';
import type { GameState } from '../../../state.ts';

/** Every mandate that the view knows, each objective judged by the state as it is: at the end this is the verdict. */
export function judgeMandates(
  _scenario: Scenario,
  state: GameState,
): Readonly<Record<EconomyId, readonly Objective[]>> {
  return state.politics?.mandates ?? {};
}

/** Points of a judged mandate, 0–100. */
export function mandatePoints(objectives: readonly Objective[]): number {
  const met = objectives.filter((objective) => objective.met === true);
  return Math.min(
    100,
    met.reduce((sum, { points }) => sum + points, 0),
  );
}
