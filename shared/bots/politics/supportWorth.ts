import { EPILOGUE_WEIGHT, SCORE_WEIGHTS } from '#shared/content/constants.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { type LawChoice, forecastSupport, projectSupport } from '#shared/rules/forecast/forecastSupport.ts';
import type { GameState } from '#shared/rules/state.ts';

/** How far bots lie apart in support: standard deviation, points. */
const SUPPORT_SPREAD = 8;
/** Bots lie about this part of their prize apart in mean real income, and within these bounds (log). */
const SPREAD_OF_PRIZE = 0.8;
const SPREAD_BOUNDS = { least: 0.006, most: 0.03 } as const;

/**
 * What a change of law is worth at home, in log real income over the rounds to come: the mean change of support, at the rate at
 * which the final score exchanges the two in this chair. 0 where politics is not at work.
 */
export function supportWorth(
  scenario: Scenario,
  view: GameState,
  choice: LawChoice,
  economy: EconomyId,
): number {
  const forecast = forecastSupport(scenario, view, choice, economy);
  if (forecast === undefined) return 0;
  const rounds = roundsToCome(view);
  const weightOf = (ahead: number): number => (ahead < rounds - 1 ? 1 : EPILOGUE_WEIGHT);
  let weight = 0;
  let sum = 0;
  for (const [ahead, points] of projectSupport(forecast, rounds).entries()) {
    weight += weightOf(ahead);
    sum += weightOf(ahead) * points;
  }
  return weight > 0 ? (sum / weight) * worthOfPoint(scenario, economy) : 0;
}

/** The present round, those after it, and the epilogue. */
export function roundsToCome({ round, settings }: Pick<GameState, 'round' | 'settings'>): number {
  return settings.rounds + 2 - round;
}

/** Log real income that a point of support is worth in the final score of a chair. */
export function worthOfPoint({ bestWelfare }: Scenario, economy: EconomyId): number {
  const prize = Math.log(bestWelfare[economy] ?? 1);
  const { least, most } = SPREAD_BOUNDS;
  const spread = Math.min(most, Math.max(least, SPREAD_OF_PRIZE * prize));
  return (SCORE_WEIGHTS.support / SUPPORT_SPREAD / SCORE_WEIGHTS.prosperity) * spread;
}
