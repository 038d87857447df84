import type { BarriersReport, BarriersState } from '#shared/protocol/modules/barriers.ts';
import type { SolvedRound } from '../../settlement/solveRound.ts';
import type { ModuleOutcome } from '../moduleOutcome.ts';

export function settleBarriers(
  _round: SolvedRound,
  state: BarriersState,
): ModuleOutcome<BarriersState, BarriersReport> {
  return { state, report: { found: state.found } };
}
