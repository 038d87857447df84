/**
 * What the own secret task is worth to a bot where agreements are few and lapse: tasks are judged once, at the end, so that only what
 * still holds in the years after the last round decides them.
 */
import { EPILOGUE_WEIGHT, SCORE_WEIGHTS } from '#shared/content/constants.ts';
import { MANDATE_MAX } from '#shared/content/mandates.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { lawOf } from '#shared/rules/clauses/concludeLaw.ts';
import type { SolvedLaw } from '#shared/rules/law/lawInForce.ts';
import { agreementsLapsed, applyLaw } from '#shared/rules/law/register.ts';
import { isMet } from '#shared/rules/modules/politics/mandates.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { incomeSpread } from './homePolitics.ts';
import { type Appraisal, horizonOf } from './prospect.ts';

/** Of a hundred bots in its chair a government overtakes so many by doing all of its task, since equal results count half. */
const OVERTAKEN_BY_TASK = 50;

/** And so many by a real income higher by the spread of bots, about the middle of a normal distribution: 100/√(2π). */
const OVERTAKEN_BY_SPREAD = 40;

type Question = { readonly scenario: Scenario; readonly law: CountryGame };

/** What a draft adds to the own task or takes from it, in billions a round; by the register alone where nothing is solved yet. */
export function taskWorthBn(
  { scenario, law }: Question,
  draft: Draft,
  economy: EconomyId,
  appraisal?: Appraisal,
): number {
  if (!isJudgedNext(law, economy)) return 0;
  const changed = applyLaw(law, lawOf(scenario, law, draft));
  const { before, after } = appraisal?.laws ?? {};
  const change =
    partDone(scenario, atTheEnd(changed, after?.solved), economy) -
    partDone(scenario, atTheEnd(law, before?.solved), economy);
  return change * fullWorth(scenario, law, economy) * (law.settled.incomeBn[economy] ?? 0);
}

/** Whether the seat has a task, and what is decided now decides it. */
function isJudgedNext({ tasks, round, settings }: CountryGame, economy: EconomyId): boolean {
  return tasks?.[economy] !== undefined && round >= settings.rounds;
}

/** The state in which tasks are judged, as far as it is known. */
function atTheEnd(law: CountryGame, solved?: SolvedLaw): CountryGame {
  const end = applyLaw(law, { upsert: [], end: agreementsLapsed(law, law.settings.rounds + 1) });
  if (solved === undefined) return end;
  return { ...end, settled: { ...law.settled, imports: [...solved.equilibrium.imports] } };
}

function partDone(scenario: Scenario, state: CountryGame, economy: EconomyId): number {
  const done = (state.tasks?.[economy] ?? []).filter((task) => isMet({ scenario, state, economy }, task));
  return done.reduce((sum, { points }) => sum + points, 0) / MANDATE_MAX;
}

/** Log real income, in the mean of the rounds that an agreement of now reaches, that all points of the task are worth in the score. */
function fullWorth(scenario: Scenario, law: CountryGame, economy: EconomyId): number {
  const rounds = law.settings.rounds + EPILOGUE_WEIGHT;
  const exchange =
    (SCORE_WEIGHTS.mandate * OVERTAKEN_BY_TASK) / (SCORE_WEIGHTS.prosperity * OVERTAKEN_BY_SPREAD);
  return (exchange * incomeSpread(scenario, economy) * rounds) / horizonOf(law).weight;
}
