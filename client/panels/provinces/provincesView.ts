import { gameOfProvinces, provincesScenario } from '../../state/store.ts';
import type { ProvinceRoundReport } from '#shared/protocol/provinces/provinceReport.ts';
import type { ProvincesState } from '#shared/protocol/provinces/provincesState.ts';
import type { ProvincesScenario } from '#shared/rules/scenario/provincesScenario.ts';
import type { ProvinceGame } from '#shared/rules/state.ts';
import { borderHistory, type BorderReading } from './figures/needleModel.ts';

/** A game of provinces that is known to this device, with its parts that are always there. */
export type ProvincesView = {
  readonly game: ProvinceGame;
  readonly scenario: ProvincesScenario;
  readonly provinces: ProvincesState;
  readonly reports: readonly ProvinceRoundReport[];
};

export function provincesView(): ProvincesView | undefined {
  const [state, scenario] = [gameOfProvinces.value, provincesScenario.value];
  if (state === undefined || scenario === undefined) return undefined;
  return { game: state, scenario, provinces: state.provinces, reports: state.reports };
}

/** The needle's readings: the opening of this start, then every round given. */
export function readings(
  { scenario }: Pick<ProvincesView, 'scenario'>,
  reports: readonly ProvinceRoundReport[],
): readonly BorderReading[] {
  const { borderEffect, borderTariff } = scenario.atOpening;
  return borderHistory({ times: borderEffect, percent: borderTariff }, reports);
}

export function openingYear({ scenario }: Pick<ProvincesView, 'scenario'>): string {
  return scenario.opening === 'year1987' ? '1987' : '1997';
}
