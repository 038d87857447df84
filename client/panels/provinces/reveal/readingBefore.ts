import type { ProvinceRoundReport } from '#shared/protocol/provinces/provinceReport.ts';
import type { ProvincesScenario } from '#shared/rules/provinces/provincesScenario.ts';

/** The needle and the nation's income before the last round: those of the round before it, or of the opening. */
export function readingBefore(
  { atOpening }: Pick<ProvincesScenario, 'atOpening'>,
  reports: readonly Pick<
    ProvinceRoundReport,
    'borderEffect' | 'borderEffectPercent' | 'nationalIncomePercent'
  >[],
): { readonly times: number; readonly percent: number; readonly nationalPercent: number } {
  const before = reports.at(-2);
  return {
    times: before?.borderEffect ?? atOpening.borderEffect,
    percent: before?.borderEffectPercent ?? atOpening.borderTariff,
    nationalPercent: before?.nationalIncomePercent ?? 0,
  };
}
