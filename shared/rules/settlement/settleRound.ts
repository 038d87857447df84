import type { RandomState } from '#shared/kernel/random.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { at } from '#shared/economics/at.ts';
import { workersMoved } from '#shared/economics/dynamics/workersMoved.ts';
import type { ConvergenceFailure } from '#shared/economics/tradeModel.ts';
import type { ModuleStates } from '#shared/protocol/modules/moduleStates.ts';
import type { RoundReport, SettledEconomy } from '#shared/protocol/report.ts';
import { fundsOf } from '../agreements/terms/fundsOf.ts';
import { settleModules } from '../modules/settleModules.ts';
import { closeBorderCosts } from '../policy/shock/closeBorderCosts.ts';
import { placesOf } from '../policy/shock/placesOf.ts';
import type { GameState } from '../state.ts';
import { closingQuestion } from './closingQuestion.ts';
import { headlines } from './headlines.ts';
import { outcomeOf } from './outcome.ts';
import { reportFigures } from './reportFigures.ts';
import { settledEconomy } from './settledShock.ts';
import { solveRound, type SolvedRound } from './solveRound.ts';

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
    settled: {
      ...settledEconomy(scenario, closeBorderCosts(scenario, round.law), round.after),
      ...insuredWorkers(round),
    },
    random,
    walls: round.law.walls,
    ...(hasModules ? { modules: states } : {}),
  });
}

/** What adjustment funds pay by next round. */
function insuredWorkers({
  scenario,
  state,
  before,
  after,
}: SolvedRound): Pick<SettledEconomy, 'workersMoved'> {
  if (fundsOf(state).length === 0) return {};
  const moved = workersMoved(scenario.base, before.equilibrium.output, after.equilibrium.output);
  const { ids } = placesOf(scenario);
  return { workersMoved: Object.fromEntries(ids.map((id, place) => [id, at(moved, place)])) };
}
