import { percentOfLog } from '#shared/kernel/basisPoints.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Forecast } from '#shared/rules/forecast/compareLaws.ts';

/** What a draft would do to one economy, others unchanged, against what is in force now. */
export type Effect = {
  readonly economy: EconomyId;
  /** Per cent of real income. */
  readonly percent: number;
  /** Money a year, billions, against now. */
  readonly gainBn: number;
  readonly revenueBn: number;
  readonly revenueChangeBn: number;
};

/** Below this a change is called none: half of the last digit that is shown. */
export const SILENT_PERCENT = 0.005;

export function effectsOf(forecast: Forecast): Effect[] {
  return Object.entries(forecast.economies).map(([economy, own]) => ({
    economy,
    percent: percentOfLog(own.logChange),
    gainBn: own.gainBn,
    revenueBn: own.revenueBn,
    revenueChangeBn: own.revenueBn - own.revenueBeforeBn,
  }));
}

type Outsiders = {
  readonly losers: readonly Effect[];
  readonly gainers: readonly Effect[];
};

/** Those who stand outside the proposal and its parties' blocs and feel it all the same, most affected first. */
export function outsidersOf(effects: readonly Effect[], inside: readonly EconomyId[]): Outsiders {
  const outside = effects.filter(({ economy }) => !inside.includes(economy));
  return {
    losers: outside
      .filter(({ percent }) => percent < -SILENT_PERCENT)
      .toSorted((a, b) => a.percent - b.percent),
    gainers: outside
      .filter(({ percent }) => percent > SILENT_PERCENT)
      .toSorted((a, b) => b.percent - a.percent),
  };
}
