import type { Scenario } from '#shared/content/scenario.ts';
import type { EconomyReport, PredictionScore } from '#shared/protocol/report.ts';
import type { GameState } from '../state.ts';

/** A fall in income that is shown as none, as a log. */
const SILENT_LOSS = 5e-5;

/** Whether each seat foresaw which way its income would go, and which playable economy would lose most (or gain least), or that none would lose. */
export function scorePredictions(
  scenario: Scenario,
  state: GameState,
  economies: Readonly<Record<string, EconomyReport>>,
): PredictionScore[] {
  const changeOf = (economy: string): number => economies[economy]?.logChange ?? 0;
  const [worst] = scenario.economies
    .filter(({ playable }) => playable)
    .map(({ id }) => id)
    .toSorted((a, b) => changeOf(a) - changeOf(b));
  const isUnhurt = worst === undefined || changeOf(worst) > -SILENT_LOSS;
  return Object.entries(state.predictions).map(([economy, { ownIncome, losesMost }]) => ({
    economy,
    direction: ownIncome === (changeOf(economy) > 0 ? 'up' : 'down'),
    loser: losesMost === undefined ? isUnhurt : losesMost === worst,
  }));
}
