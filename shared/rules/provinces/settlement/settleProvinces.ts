import type { ConvergenceFailure } from '#shared/economics/tradeModel.ts';
import { surveyMarket } from '#shared/economics/segmentation/survey/surveyMarket.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import { mapValues } from '#shared/kernel/records.ts';
import type { ProvincesEventOf } from '#shared/protocol/provinces/provincesEvents.ts';
import type { ProvincesState } from '#shared/protocol/provinces/provincesState.ts';
import type { GameState } from '../../state.ts';
import { institutionOf } from '../institutionOf.ts';
import { provincesOf } from '../provincesOf.ts';
import type { ProvincesScenario } from '../provincesScenario.ts';
import { provinceReports } from './provinceReports.ts';
import { marketSettingOf } from './marketSettingOf.ts';

export type SettledProvinces = Omit<ProvincesEventOf<'provincesSettled'>, 'type'>;

/** What the round brings: envelopes opened, the market solved, officials judged, and what all remember from here on. */
export function settleProvinces(
  scenario: ProvincesScenario,
  state: GameState,
): Result<SettledProvinces, ConvergenceFailure> {
  const before = provincesOf(state);
  const after = withMeasures(before);
  const institution = institutionOf(scenario, state);
  const survey = surveyMarket(scenario.economy, institution, marketSettingOf(scenario, after));
  if (!survey.ok) return survey;
  const report = provinceReports({ scenario, state, before, after, institution, survey: survey.value });
  return ok({
    report,
    random: state.random,
    provinces: {
      ...after,
      provinces: mapValues(after.provinces, (province, economy) => {
        const told = report.provinces[economy];
        return told === undefined
          ? province
          : { ...province, freeMoney: told.freeMoney, career: [...province.career, told.score] };
      }),
      borderEffect: report.borderEffect,
      nationalIncomePercent: report.nationalIncomePercent,
      payments: [],
      drafts: {},
      sealed: {},
    },
  });
}

/** The dials as sealed; without an envelope they stand. */
function withMeasures(provinces: ProvincesState): ProvincesState {
  return {
    ...provinces,
    provinces: mapValues(provinces.provinces, (province, economy) => {
      const measures = provinces.sealed[economy];
      return measures === undefined ? province : { ...province, wall: measures.wall, block: measures.block };
    }),
  };
}
