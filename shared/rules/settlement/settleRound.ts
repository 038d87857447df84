import type { Scenario } from '#shared/content/scenario.ts';
import { at } from '#shared/economics/at.ts';
import { workersMoved } from '#shared/economics/dynamics/migrate.ts';
import type { ConvergenceFailure } from '#shared/economics/tradeModel.ts';
import type { RandomState } from '#shared/kernel/random.ts';
import { type Result, ok } from '#shared/kernel/result.ts';
import type { Headline, QuestionKey } from '#shared/protocol/headlines.ts';
import type { ModuleStates } from '#shared/protocol/modules/moduleStates.ts';
import type { RoundReport, SettledEconomy } from '#shared/protocol/report.ts';
import { fundsOf } from '../agreements/terms/fundsOf.ts';
import type { SolvedRound } from '../modules/hooks/solvedRound.ts';
import { settleModules } from '../modules/seams.ts';
import { placesOf } from '../schedules/places.ts';
import { closeBorderCosts } from '../shock/buildShock.ts';
import { settledEconomy } from '../shock/opening.ts';
import type { GameState } from '../state.ts';
import { headlines } from './headlines.ts';
import {
  type Outcome,
  outcomeOf,
  outsideStanding,
  percentOf,
  pointsRise,
  roundMoney,
  worldMoveBn,
} from './outcome.ts';
import { reportFigures } from './reportFigures.ts';
import { solveRound } from './solveRound.ts';

/** An outsider's loss that is worth a question, per cent of real income. */
const PAID_PERCENT = -0.1;

/** The question that closes the reveal: the first whose occasion arose in this round. */
function closingQuestion(outcome: Outcome): Headline {
  return (
    yearsAfter(outcome) ??
    diversion(outcome) ??
    brokenWord(outcome) ??
    whoPaid(outcome) ??
    wallPrice(outcome) ??
    whoIsMissing(outcome) ??
    whyNoPaper(outcome) ??
    whoseGain(outcome)
  );
}

function question(key: QuestionKey, params: Headline['params']): Headline {
  return { key, params };
}

function yearsAfter({ report }: Outcome): Headline | undefined {
  if (!report.isEpilogue) return undefined;
  const gainBn = worldMoveBn(report);
  if (gainBn === 0) return question('question.yearsQuiet', {});
  return gainBn > 0
    ? question('question.yearsAfter', { worldGainBn: gainBn })
    : question('question.yearsLost', { lossBn: -gainBn });
}

function diversion({ report, newBlocs }: Outcome): Headline | undefined {
  const bloc = report.blocs.find(
    ({ agreement, createdBn, divertedBn }) => newBlocs.includes(agreement) && -divertedBn > createdBn,
  );
  if (bloc === undefined) return undefined;
  const { parties: economies, divertedBn, lostBy } = bloc;
  return question('question.diversion', { economies, divertedBn: roundMoney(-divertedBn), lostBy });
}

function brokenWord({ brokenBy: [economy] }: Outcome): Headline | undefined {
  return economy === undefined ? undefined : question('question.brokenWord', { economy });
}

/** An outsider lost while a new bloc gained: what it has to do with its members is what may be asked. */
function whoPaid(outcome: Outcome): Headline | undefined {
  const { report, newBlocs, playable } = outcome;
  const bloc = report.blocs.find(({ agreement }) => newBlocs.includes(agreement));
  if (bloc === undefined) return undefined;
  const [worst] = playable
    .filter((economy) => !bloc.parties.includes(economy))
    .flatMap((economy) => {
      const each = report.economies[economy];
      return each === undefined ? [] : [{ economy, percent: percentOf(each) }];
    })
    .toSorted((a, b) => a.percent - b.percent);
  if (worst === undefined || worst.percent > PAID_PERCENT) return undefined;
  const { economy, percent } = worst;
  const standing = outsideStanding(outcome, economy, bloc.parties);
  const params = { economy, percent: -percent, economies: bloc.parties };
  switch (standing.type) {
    case 'leftOut':
      return question('question.whoPaid', params);
    case 'eroded':
      return question('question.preferenceEroded', params);
    case 'partnerLeft':
      return question('question.partnerLeft', { ...params, economies: standing.economies });
    case 'hasLeft':
    case 'partly':
      return undefined;
  }
}

function wallPrice({ report, playable }: Outcome): Headline | undefined {
  const [highest] = playable
    .map((economy) => ({ economy, points: pointsRise(report, economy) }))
    .filter(({ points }) => points > 0)
    .toSorted((a, b) => b.points - a.points);
  const own = highest === undefined ? undefined : report.economies[highest.economy];
  if (highest === undefined || own === undefined) return undefined;
  return question('question.wallPrice', { ...highest, percent: percentOf(own) });
}

/** Who has not even free trade with all members of a new bloc. */
function whoIsMissing({ report, newBlocs, playable, levelBetween }: Outcome): Headline | undefined {
  const bloc = report.blocs.find(({ agreement }) => newBlocs.includes(agreement));
  if (bloc === undefined) return undefined;
  const outsiders = playable.filter(
    (economy) =>
      !bloc.parties.includes(economy) && bloc.parties.some((member) => levelBetween(economy, member) < 2),
  );
  return outsiders.length === 0
    ? undefined
    : question('question.whoIsMissing', { economies: bloc.parties, outsiders });
}

function whyNoPaper({ report, hasSigned }: Outcome): Headline | undefined {
  return report.blocs.length === 0 && !hasSigned ? question('question.whyNoPaper', {}) : undefined;
}

/** Whose income rose most: would it have risen without the others? */
function whoseGain({ report, playable }: Outcome): Headline {
  const [best] = playable
    .flatMap((economy) => {
      const each = report.economies[economy];
      return each === undefined ? [] : [{ economy, percent: percentOf(each) }];
    })
    .toSorted((a, b) => b.percent - a.percent);
  return best === undefined ? question('question.whyNoPaper', {}) : question('question.whoseGain', best);
}

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
