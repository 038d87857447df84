import type { DynamicsReport, DynamicsState } from '#shared/protocol/modules/dynamics.ts';
import type { SolvedRound } from '../../settlement/solveRound.ts';
import type { ModuleOutcome } from '../moduleOutcome.ts';

export function settleDynamics(
  _round: SolvedRound,
  state: DynamicsState,
): ModuleOutcome<DynamicsState, DynamicsReport> {
  return { state, report: { economies: {}, migration: [], investment: [] } };
}
