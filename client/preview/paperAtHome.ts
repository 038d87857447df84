import type { Scenario } from '#shared/content/scenario.ts';
import type { ConvergenceFailure } from '#shared/economics/tradeModel.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { applyLaw } from '#shared/rules/agreements/applyLaw.ts';
import { lawOf } from '#shared/rules/agreements/concludeLaw.ts';
import { withPendingLaw } from '#shared/rules/agreements/pendingLaw.ts';
import { forecastOverRounds, type ForecastRound } from '#shared/rules/forecast/forecastOverRounds.ts';
import { solveLaw, solveStandingLaw } from '#shared/rules/forecast/solveLaw.ts';
import { moduleIsOpen } from '#shared/rules/modules/moduleIsOn.ts';
import { ratificationOdds } from '#shared/rules/modules/politics/ratification/ratificationOdds.ts';
import { forecastSupport } from '#shared/rules/modules/politics/support/forecastSupport.ts';
import type { GameState } from '#shared/rules/state.ts';
import type { HomeForecast } from './previewProtocol.ts';

/** The law with and without a draft; papers that await the bell stand in both. */
function lawsOf(
  scenario: Scenario,
  view: GameState,
  draft: Draft,
): { readonly without: GameState; readonly with: GameState } {
  const without = withPendingLaw(scenario, view);
  return { without, with: applyLaw(without, lawOf(scenario, without, draft)) };
}

/** What a lawful draft would do to every government, and the odds of the votes at home; undefined where there is no politics. */
export function paperAtHome(
  scenario: Scenario,
  view: GameState,
  draft: Draft,
): Result<HomeForecast | undefined, ConvergenceFailure> {
  if (view.politics === undefined || !moduleIsOpen(view, 'politics')) return ok(undefined);
  const laws = lawsOf(scenario, view, draft);
  const before = solveStandingLaw(scenario, laws.without);
  if (!before.ok) return before;
  const after = solveLaw(scenario, laws.with, { warmStart: before.value.equilibrium.warmStart });
  if (!after.ok) return after;
  const odds = ratificationOdds(scenario, view, draft);
  if (!odds.ok) return odds;
  const choice = {
    before: { law: laws.without, solved: before.value },
    after: { law: laws.with, solved: after.value },
  };
  const support = Object.keys(view.seats).flatMap((economy) => {
    const forecast = forecastSupport(scenario, view, choice, economy);
    return forecast === undefined ? [] : [[economy, forecast] as const];
  });
  return ok({ support: Object.fromEntries(support), odds: odds.value });
}

/** The same draft over this round and those after it, nothing else decided meanwhile. */
export function paperAhead(
  scenario: Scenario,
  view: GameState,
  draft: Draft,
  rounds: number,
): Result<readonly ForecastRound[], ConvergenceFailure> {
  return forecastOverRounds(scenario, lawsOf(scenario, view, draft), { rounds });
}
