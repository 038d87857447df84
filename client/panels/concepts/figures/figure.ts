import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { RoundReport } from '#shared/protocol/report.ts';
import type { GameState } from '#shared/rules/state.ts';
import type { Phrase } from '../../../text/phrase.ts';

/** What a figure is computed from: all of it is known to the reader. */
export type FigureSource = {
  readonly scenario: Scenario;
  readonly game: GameState;
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

export function sentence(key: Phrase['key'], params: Phrase['params']): Figure {
  return { phrase: { key, params } };
}

/** Per cents and points as a sentence shows them: two digits. */
export function rounded(value: number): number {
  return Math.round(100 * value) / 100;
}
