import type { EconomyId } from '#shared/kernel/ids.ts';
import type { RoundReport } from '#shared/protocol/report.ts';
import type { FigureSource } from './figure.ts';

export type Told = { readonly round: number; readonly economy: EconomyId; readonly value: number };

/**
 * The last round in which a value of the reader's economy was worth telling; for a watcher the economy with the largest value of
 * that round.
 */
export function latestOf(
  { game, reports, reader }: FigureSource,
  valueOf: (report: RoundReport, economy: EconomyId) => number | undefined,
  least: number,
): Told | undefined {
  const economies = reader === undefined ? Object.keys(game.seats) : [reader];
  for (const report of reports.toReversed()) {
    const [told] = economies
      .map((economy): Told => ({ round: report.round, economy, value: valueOf(report, economy) ?? 0 }))
      .filter(({ value }) => Math.abs(value) >= least)
      .toSorted((a, b) => Math.abs(b.value) - Math.abs(a.value));
    if (told !== undefined) return told;
  }
  return undefined;
}

/** The last report of which something can be told, with what it is. */
export function latest<T>(
  reports: readonly RoundReport[],
  find: (report: RoundReport) => T | undefined,
): { readonly round: number; readonly found: T } | undefined {
  for (const report of reports.toReversed()) {
    const found = find(report);
    if (found !== undefined) return { round: report.round, found };
  }
  return undefined;
}
