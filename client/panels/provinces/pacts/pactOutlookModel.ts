import type { EconomyId } from '#shared/kernel/ids.ts';
import type { ForecastRound } from '#shared/rules/provinces/forecast/forecastMeasures.ts';
import type { PactForecast } from '#shared/rules/provinces/forecast/forecastPact.ts';

/** Changes by a pact that all its members keep. */
export type OutlookLine = {
  readonly name: EconomyId;
  /** Points of the round. */
  readonly score: number;
  /** Real income, in per cent. */
  readonly income: number;
  /** Points that it would gain further by breaking the pact alone, before a deposit; outsiders have none to break. */
  readonly cheat?: number;
};

type PactOutlookLines = {
  readonly members: readonly OutlookLine[];
  /** The mean of the other provinces. */
  readonly others: OutlookLine;
  /** National income, in points of per cent. */
  readonly nation: number;
};

export function pactOutlook(
  { without, kept, temptations }: PactForecast,
  members: readonly EconomyId[],
): PactOutlookLines {
  const outsiders = Object.keys(kept.provinces).filter((seat) => !members.includes(seat));
  const lines = outsiders.map((seat) => lineOf(without, kept, seat));
  const mean = (values: readonly number[]): number =>
    values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
  return {
    members: members.map((seat) => ({ ...lineOf(without, kept, seat), cheat: temptations[seat] ?? 0 })),
    others: {
      name: '',
      score: mean(lines.map(({ score }) => score)),
      income: mean(lines.map(({ income }) => income)),
    },
    nation: kept.nationalIncomePercent - without.nationalIncomePercent,
  };
}

function lineOf(without: ForecastRound, kept: ForecastRound, name: EconomyId): OutlookLine {
  const [was, next] = [without.provinces[name], kept.provinces[name]];
  if (was === undefined || next === undefined) return { name, score: 0, income: 0 };
  return { name, score: next.score - was.score, income: 100 * (next.index / was.index - 1) };
}
