import type { Result } from '#shared/kernel/result.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { ConvergenceFailure } from '#shared/economics/tradeModel.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { applyLaw } from '../agreements/applyLaw.ts';
import { lawOf } from '../agreements/concludeLaw.ts';
import { withPendingLaw } from '../agreements/pendingLaw.ts';
import type { GameState } from '../state.ts';
import { compareLaws } from './compareLaws.ts';
import type { Forecast, ForecastOptions } from './forecast.ts';

/**
 * What a draft would do in this round against the same round without it; walls as they stand, papers that await the bell as
 * law. The draft is one in which no faults are found: what an unlawful paper would do has no meaning.
 */
export function forecastPaper(
  scenario: Scenario,
  view: GameState,
  draft: Draft,
  options: ForecastOptions = {},
): Result<Forecast, ConvergenceFailure> {
  const without = withPendingLaw(scenario, view);
  const changed = applyLaw(without, lawOf(scenario, without, draft));
  return compareLaws(scenario, { without, with: changed }, options);
}
