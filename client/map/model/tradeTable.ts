import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { RoundReport } from '#shared/protocol/report.ts';
import type { GameState } from '#shared/rules/state.ts';
import { readTrade } from '../../panels/player/tradeOf.ts';
import type { MapPlace } from './mapPlace.ts';

/** One cell: what `importer` buys from `exporter`, in billions, and by how much that moved in the round revealed. */
export type TradeCell = {
  readonly exporter: MapPlace;
  readonly valueBn: number;
  readonly changeBn?: number;
};
export type TradeRow = { readonly importer: MapPlace; readonly cells: readonly TradeCell[] };
/** The map as a table: buyers in rows, sellers in columns, goods only. A fully integrated bloc is one row and one column. */
export type TradeTable = { readonly exporters: readonly MapPlace[]; readonly rows: readonly TradeRow[] };

export function tradeTable(
  scenario: Scenario,
  game: GameState,
  placeOf: (economy: EconomyId) => MapPlace,
  report?: RoundReport,
): TradeTable {
  const { goodsBn } = readTrade(scenario, game);
  const ids = scenario.economies.map(({ id }) => id);
  const places = [...new Set(ids.map(placeOf))];
  const values = sumsBetween(
    ids.flatMap((importer) =>
      ids
        .filter((exporter) => exporter !== importer)
        .map((exporter) => ({ importer, exporter, amountBn: goodsBn(importer, exporter) })),
    ),
    placeOf,
  );
  const changes = sumsBetween(
    (report?.flows ?? []).map(({ importer, exporter, afterBn, beforeBn }) => ({
      importer,
      exporter,
      amountBn: afterBn - beforeBn,
    })),
    placeOf,
  );
  return {
    exporters: places,
    rows: places.map((importer) => ({
      importer,
      cells: places
        .filter((exporter) => exporter !== importer)
        .map((exporter) => {
          const changeBn = changes.get(`${importer}<${exporter}`);
          return {
            exporter,
            valueBn: values.get(`${importer}<${exporter}`) ?? 0,
            ...(changeBn === undefined ? {} : { changeBn }),
          };
        }),
    })),
  };
}

type Amount = { readonly importer: EconomyId; readonly exporter: EconomyId; readonly amountBn: number };

function sumsBetween(
  amounts: readonly Amount[],
  placeOf: (economy: EconomyId) => MapPlace,
): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { importer, exporter, amountBn } of amounts) {
    const key = `${placeOf(importer)}<${placeOf(exporter)}`;
    sums.set(key, (sums.get(key) ?? 0) + amountBn);
  }
  return sums;
}
