import type { DynamicsReport, DynamicsState } from '#shared/protocol/modules/dynamics.ts';
import type { SolvedRound } from '../../settlement/solveRound.ts';
import { moduleIsOpen } from '../moduleIsOn.ts';
import type { ModuleOutcome } from '../moduleOutcome.ts';
import { dynamicsReport } from './dynamicsReport.ts';
import { moveEconomies } from './moveEconomies.ts';

/** What the round leaves to the next: productivity, capital and people, and the report of why they moved. */
export function settleDynamics(
  round: SolvedRound,
  state: DynamicsState,
): ModuleOutcome<DynamicsState, DynamicsReport> {
  if (!moduleIsOpen(round.state, 'dynamics')) {
    return { state, report: { economies: {}, migration: [], investment: [] } };
  }
  const movement = moveEconomies({
    scenario: round.scenario,
    law: round.law,
    solved: round.after,
    state,
    levelsBefore: round.state.pairLevels,
  });
  return { state: movement.next, report: dynamicsReport(round, movement) };
}
