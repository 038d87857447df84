import { unionOf } from '../../agreements/unionOf.ts';
import type { UnionBinding, WtoReport, WtoState } from '#shared/protocol/modules/wto.ts';
import type { ReportFigures } from '../../settlement/outcome.ts';
import type { SolvedRound } from '../../settlement/solveRound.ts';
import type { ModuleOutcome } from '../moduleOutcome.ts';
import { reviewDisputes } from './disputes/reviewDisputes.ts';
import { openWto } from './openWto.ts';
import { regionalismMeter } from './regionalismMeter.ts';
import { boundSchedule } from './schedules/boundSchedule.ts';
import { facilitatedAfter } from './shapeWto.ts';

/**
 * After a round: the schedules of unions are settled, facilitation comes nearer, disputes go on, and the meter is read. Before
 * the module opens only the meter runs.
 */
export function settleWto(
  round: SolvedRound,
  _figures: ReportFigures,
  state: WtoState,
): ModuleOutcome<WtoState, WtoReport> {
  const meter = regionalismMeter(round, state);
  const metered: WtoState = { ...state, builtBn: meter.builtSoFarBn, stumbledBn: meter.stumbledSoFarBn };
  if (openWto(round.state) === undefined) {
    return { state: metered, report: { meter, rulings: [], boundCutBp: {} } };
  }
  const unionBindings = settledUnions(round, state);
  const law = { ...round.law, wto: { ...state, unionBindings } };
  const { scenario, after } = round;
  const disputes = reviewDisputes({ scenario, law, equilibrium: after.equilibrium }, state.disputes);
  return {
    state: { ...metered, unionBindings, facilitatedBp: facilitatedAfter(state), disputes },
    report: { meter, ...conferenceReport(round, state), rulings: changed(state.disputes, disputes) },
  };
}

/** A union's schedule is drawn up in the round in which it was founded, widened or merged, before its members vote. */
function settledUnions({ scenario, state }: SolvedRound, wto: WtoState): WtoState['unionBindings'] {
  const settled: Record<string, UnionBinding> = {};
  for (const { id } of scenario.economies) {
    const union = unionOf(state, id);
    if (union === undefined || settled[union.id] !== undefined) continue;
    const rates = boundSchedule(scenario, { ...state, wto }, id);
    settled[union.id] = { members: union.parties, rates };
  }
  return settled;
}

function conferenceReport(
  { state }: SolvedRound,
  { conference }: WtoState,
): Pick<WtoReport, 'conference' | 'boundCutBp'> {
  if (conference?.round !== state.round) return { boundCutBp: {} };
  const { stage, floor, objections, boundCutBp = {} } = conference;
  return { conference: { stage, objections, ...(floor === undefined ? {} : { floor }) }, boundCutBp };
}

/** Disputes that a panel, or a respondent, moved on in this round. */
function changed(before: WtoState['disputes'], after: WtoState['disputes']): WtoState['disputes'] {
  return after.filter(({ stage }, place) => stage !== before[place]?.stage);
}
