import type { RandomState } from '#shared/kernel/random.ts';
import type { ModuleReports } from '#shared/protocol/modules/moduleStates.ts';
import type { PoliticsReport, PoliticsState } from '#shared/protocol/modules/politics.ts';
import type { ReportFigures } from '../../settlement/outcome.ts';
import type { SolvedRound } from '../../settlement/solveRound.ts';
import type { ModuleOutcome } from '../moduleOutcome.ts';

/** What voters judge: the round, its figures, and what the other modules brought. */
export type JudgedRound = {
  readonly round: SolvedRound;
  readonly figures: ReportFigures;
  readonly reports: ModuleReports;
};

export function settlePolitics(
  _judged: JudgedRound,
  state: PoliticsState,
  random: RandomState,
): ModuleOutcome<PoliticsState, PoliticsReport> & { readonly random: RandomState } {
  return { state, report: { economies: {}, elections: [], ratifications: [] }, random };
}
