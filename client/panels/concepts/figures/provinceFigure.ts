import type { EconomyId } from '#shared/kernel/ids.ts';
import type { ProvinceRoundReport } from '#shared/protocol/provinces/provinceReport.ts';
import type { ProvincesState } from '#shared/protocol/provinces/provincesState.ts';
import type { ProvincesScenario } from '#shared/rules/provinces/provincesScenario.ts';
import type { Figure } from './figure.ts';

/** What a figure of provinces is computed from: all of it is known to the reader. */
export type ProvinceFigureSource = {
  readonly scenario: Pick<ProvincesScenario, 'atOpening' | 'dealOrder'>;
  readonly provinces: ProvincesState;
  readonly round: number;
  /** Rounds that have been revealed. */
  readonly reports: readonly ProvinceRoundReport[];
  readonly reader: EconomyId | undefined;
};
export type TellProvinceFigure = (source: ProvinceFigureSource) => readonly Figure[];
