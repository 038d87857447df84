import type { RandomState } from '#shared/kernel/random.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { ConvergenceFailure } from '#shared/economics/tradeModel.ts';
import type { ModuleStates } from '#shared/protocol/modules/moduleStates.ts';
import type { RoundReport, SettledEconomy } from '#shared/protocol/report.ts';
import { settleModules } from '../modules/settleModules.ts';
import { closeBorderCosts } from '../policy/shock/closeBorderCosts.ts';
import type { GameState } from '../state.ts';
import { closingQuestion } from './closingQuestion.ts';
import { headlines } from './headlines.ts';
import { outcomeOf } from './outcome.ts';
import { reportFigures } from './reportFigures.ts';
import { settledEconomy } from './settledShock.ts';
import { solveRound } from './solveRound.ts';

/** The outcome of a round: it goes into the event, so that replay never solves again. */
export type Settlement = {
  readonly report: RoundReport;
  readonly settled: SettledEconomy;
  readonly random: RandomState;
  readonly walls: GameState['walls'];
  readonly modules?: ModuleStates;
};

/**
 * Opens the envelopes, gives the law to the trade model and writes the report. After the last round it settles the epilogue:
 * walls and votes stay, successors answer. That the model may not converge is an expected failure.
 */
export function settleRound(scenario: Scenario, state: GameState): Result<Settlement, ConvergenceFailure> {
  const solved = solveRound(scenario, state);
  if (!solved.ok) return solved;
  const round = solved.value;
  const figures = reportFigures(round);
  const { states, reports, random } = settleModules(round, figures);
  const hasModules = Object.keys(states).length > 0;
  const outcome = outcomeOf(round, hasModules ? { ...figures, modules: reports } : figures);
  return ok({
    report: { ...outcome.report, headlines: headlines(outcome), question: closingQuestion(outcome) },
    settled: settledEconomy(scenario, closeBorderCosts(scenario, round.law), round.after),
    random,
    walls: round.law.walls,
    ...(hasModules ? { modules: states } : {}),
  });
}
