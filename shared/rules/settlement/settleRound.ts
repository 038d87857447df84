import type { Scenario } from '#shared/content/scenario.ts';
import { at } from '#shared/economics/at.ts';
import { decomposeWelfare } from '#shared/economics/decomposition/decomposeWelfare.ts';
import { workersMoved } from '#shared/economics/dynamics/migrate.ts';
import { solveEquilibrium } from '#shared/economics/equilibrium/solveEquilibrium.ts';
import type { ConvergenceFailure } from '#shared/economics/tradeModel.ts';
import type { RandomState } from '#shared/kernel/random.ts';
import { type Result, ok } from '#shared/kernel/result.ts';
import type { ModuleStates } from '#shared/protocol/modules/modules.ts';
import type { RoundReport, SettledEconomy } from '#shared/protocol/report.ts';
import { type LawInForce, placesOf } from '../law/lawInForce.ts';
import { fundsOf } from '../law/transfers.ts';
import type { SolvedRound } from '../modules/gameModule.ts';
import { openModuleEnvelopes, settleModules } from '../modules/modules.ts';
import { buildShock, closeBorderCosts, settledEconomy, settledShock } from '../shock/buildShock.ts';
import { levyDuties } from '../shock/levyDuties.ts';
import type { CountryGame } from '../state.ts';
import { headlines } from './headlines.ts';
import { openEnvelopes, successorAnswers } from './openEnvelopes.ts';
import { closingQuestion, outcomeOf } from './outcome.ts';
import { reportFigures } from './reportFigures.ts';

/** The outcome of a round: it goes into the event, so that replay never solves again. */
export type Settlement = {
  readonly report: RoundReport;
  readonly settled: SettledEconomy;
  readonly random: RandomState;
  readonly walls: CountryGame['walls'];
  readonly modules?: ModuleStates;
};

/**
 * Opens the envelopes, gives the law to the trade model and writes the report. After the last round it settles the epilogue:
 * walls and votes stay, successors answer. That the model may not converge is an expected failure.
 */
export function settleRound(scenario: Scenario, state: CountryGame): Result<Settlement, ConvergenceFailure> {
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

/** Workers who had to change their work: adjustment funds pay by them in the next round. */
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

/** Opens the envelopes and gives the law to the trade model, with the steps from what was levied last round. */
export function solveRound(scenario: Scenario, state: CountryGame): Result<SolvedRound, ConvergenceFailure> {
  const { base } = scenario;
  const law: LawInForce = {
    ...state,
    ...openModuleEnvelopes(scenario, state),
    walls: openEnvelopes(scenario, state),
    answers: successorAnswers(scenario, state),
  };
  const from = settledShock(scenario, state.settled);
  const to = buildShock(scenario, law);
  const start = solveEquilibrium(base, from, { isPatient: true });
  if (!start.ok) return start;
  const decomposition = decomposeWelfare(base, from, to);
  if (!decomposition.ok) return decomposition;
  return ok({
    scenario,
    state,
    law,
    before: { shock: from, equilibrium: start.value },
    after: { shock: to, equilibrium: decomposition.value.end },
    decomposition: decomposition.value,
    duties: levyDuties(scenario, law),
    solveUnder: (other, options) => solveEquilibrium(base, buildShock(scenario, other), options),
  });
}
