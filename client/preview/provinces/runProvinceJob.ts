import type { EconomyId } from '#shared/kernel/ids.ts';
import { createForecaster, type Forecaster } from '#shared/rules/provinces/forecast/forecastMeasures.ts';
import { forecastPact } from '#shared/rules/provinces/pacts/forecast/forecastPact.ts';
import type { ProvincesScenario } from '#shared/rules/provinces/provincesScenario.ts';
import type { GameState } from '#shared/rules/state.ts';
import type { PreviewJob, PreviewResult } from '../previewProtocol.ts';

/** Answers questions about one view of a game of provinces; what all of them begin with is solved once. */
export function createProvinceRunner(
  scenario: ProvincesScenario,
  view: GameState,
): (job: PreviewJob) => PreviewResult {
  const forecasters = new Map<EconomyId, Forecaster>();
  const forecasterOf = (economy: EconomyId): Forecaster | undefined => {
    const known = forecasters.get(economy);
    if (known !== undefined) return known;
    const made = createForecaster(scenario, view, economy);
    if (!made.ok) return undefined;
    forecasters.set(economy, made.value);
    return made.value;
  };
  return (job) => {
    if (job.type === 'pact') {
      const pact = forecastPact(scenario, view, job.draft);
      return pact.ok ? { type: 'pact', forecast: pact.value } : { type: 'failed' };
    }
    if (job.type !== 'measures') return { type: 'failed' };
    const forecast = forecasterOf(job.economy)?.(job.measures);
    return forecast?.ok === true ? { type: 'measures', forecast: forecast.value } : { type: 'failed' };
  };
}
