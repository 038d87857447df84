import type { Scenario } from '#shared/content/scenario.ts';
import type {
  ConvergenceFailure,
  Equilibrium,
  SolveOptions,
  WelfareDecomposition,
} from '#shared/economics/tradeModel.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { RoundReport } from '#shared/protocol/report.ts';
import { pairKey, pairLevel } from '../../agreements/register.ts';
import type { LawInForce, LeviedDuties, SolvedLaw } from '../../schedules/lawInForce.ts';
import type { GameState } from '../../state.ts';

/** A round with envelopes opened and the model solved: all that its report is written from, and that modules settle with. */
export type SolvedRound = {
  readonly scenario: Scenario;
  /** As the round left it, envelopes still closed. */
  readonly state: GameState;
  readonly law: LawInForce;
  /** What was levied last round, and its equilibrium. */
  readonly before: SolvedLaw;
  readonly after: SolvedLaw;
  /** ln Ŵ from last round to this one, in parts. */
  readonly decomposition: WelfareDecomposition;
  /** Tariffs and costs of proving origin as the walls and the agreements of the round alone give them. */
  readonly duties: LeviedDuties;
  /** The equilibrium of the round under another law. Modules are parts of the model's shock, so the solver is given to them. */
  readonly solveUnder: LawSolver;
};

/** Solves the model under a law. */
export type LawSolver = (law: LawInForce, options: SolveOptions) => Result<Equilibrium, ConvergenceFailure>;

/** The report of a round before its sentences, which are told from these figures. */
export type ReportFigures = Omit<RoundReport, 'headlines' | 'question'>;

/** Whether two economies are partners by an agreement of this round, or were when it began. */
export function arePartners({ state }: Pick<SolvedRound, 'state'>, a: EconomyId, b: EconomyId): boolean {
  return (state.pairLevels[pairKey(a, b)] ?? 0) > 0 || pairLevel(state.agreements, a, b) > 0;
}
