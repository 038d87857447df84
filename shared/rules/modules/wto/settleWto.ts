import type { WtoReport, WtoState } from '#shared/protocol/modules/wto.ts';
import type { ReportFigures } from '../../settlement/outcome.ts';
import type { SolvedRound } from '../../settlement/solveRound.ts';
import type { ModuleOutcome } from '../moduleOutcome.ts';

export function settleWto(
  _round: SolvedRound,
  _figures: ReportFigures,
  state: WtoState,
): ModuleOutcome<WtoState, WtoReport> {
  return {
    state,
    report: {
      meter: { buildingBn: 0, stumblingBn: 0, mfnShare: 0, preferentialShare: 0 },
      rulings: [],
      boundCutBp: {},
    },
  };
}
