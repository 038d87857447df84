import type { EventsReport, EventsState } from '#shared/protocol/modules/events.ts';
import type { SolvedRound } from '../../settlement/solveRound.ts';
import type { ModuleOutcome } from '../moduleOutcome.ts';

export function settleEvents(
  _round: SolvedRound,
  state: EventsState,
): ModuleOutcome<EventsState, EventsReport> {
  return { state, report: { active: state.active, effectPercent: {} } };
}
