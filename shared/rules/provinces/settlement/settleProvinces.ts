import type { ConvergenceFailure } from '#shared/economics/tradeModel.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { ProvincesEventOf } from '#shared/protocol/provinces/provincesEvents.ts';
import type { GameState } from '../../state.ts';
import type { ProvincesScenario } from '../provincesScenario.ts';
import { concludeRound } from './concludeRound.ts';
import { nextProvinces } from './nextProvinces.ts';
import { provinceReports } from './provinceReports.ts';
import { surveyRound } from './surveyRound.ts';

export type SettledProvinces = Omit<ProvincesEventOf<'provincesSettled'>, 'type'>;

/** What the round brings: envelopes opened, the market solved, officials judged, and what all remember from here on. */
export function settleProvinces(
  scenario: ProvincesScenario,
  state: GameState,
): Result<SettledProvinces, ConvergenceFailure> {
  const reports = state.provinceReports ?? [];
  const surveyed = surveyRound(scenario, state);
  if (!surveyed.ok) return surveyed;
  const concluded = concludeRound(surveyed.value, reports);
  if (!concluded.ok) return concluded;
  const report = provinceReports(concluded.value, reports.at(-1));
  return ok({
    report,
    provinces: nextProvinces(concluded.value, report),
    random: concluded.value.inspected.random,
  });
}
