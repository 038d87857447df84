import { type Filling, type Phrase, phrase } from '../../../text/t.ts';
import type { TextKey } from '../../../text/areas.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { ProvinceRoundReport } from '#shared/protocol/provinces/provinceReport.ts';
import type { ProvincesState } from '#shared/protocol/provinces/provincesState.ts';
import type { RoundReport } from '#shared/protocol/report.ts';
import type { ProvincesScenario } from '#shared/rules/scenario/provincesScenario.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import { formatSigned } from '../../../text/format.ts';

/** What a figure is computed from: all of it is known to the reader. */
export type FigureSource = {
  readonly scenario: Scenario;
  readonly game: CountryGame;
  /** Rounds played whose gains have been revealed, oldest first; the years after have no number and are left out. */
  readonly reports: readonly RoundReport[];
  /** The reader's seat; a watcher is told of whom it is most about. */
  readonly reader: EconomyId | undefined;
};

/** A seller as a buyer sees it: cost at the border and the tariff on top, own make = 100. */
export type PriceBar = {
  readonly economy: EconomyId;
  readonly isOwn: boolean;
  readonly cost: number;
  readonly tariff: number;
};

/** A sentence with this table's numbers, and the bars that go with it. */
export type Figure = {
  readonly phrase: Phrase;
  readonly trade?: { readonly createdBn: number; readonly divertedBn: number };
  readonly prices?: readonly PriceBar[];
};

/** Sentences of a figure; none where nothing of the kind has happened. */
export type TellFigure = (source: FigureSource) => readonly Figure[];

export function sentence<Key extends TextKey>(key: Key, ...params: Filling<Key>): Figure {
  return { phrase: phrase(key, ...params) };
}

/** Per cents and points as a sentence shows them: two digits. */
export function rounded(value: number): number {
  return Math.round(100 * value) / 100;
}

type Told = { readonly round: number; readonly economy: EconomyId; readonly value: number };

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

/** A change as a sentence about provinces writes it: with its sign, one digit. */
export function signedChange(value: number): string {
  return formatSigned(value, 1);
}

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
