import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { RoundReport } from '#shared/protocol/report.ts';
import type { GameState } from '#shared/rules/state.ts';
import { readTrade } from '../../panels/player/tradeOf.ts';

/** One cell: what `importer` buys from `exporter`, in billions, and by how much that moved in the round revealed. */
export type TradeCell = {
  readonly exporter: EconomyId;
  readonly valueBn: number;
  readonly changeBn?: number;
};
export type TradeRow = { readonly importer: EconomyId; readonly cells: readonly TradeCell[] };
/** The map as a table: buyers in rows, sellers in columns, goods only. */
export type TradeTable = { readonly exporters: readonly EconomyId[]; readonly rows: readonly TradeRow[] };

export function tradeTable(scenario: Scenario, game: GameState, report?: RoundReport): TradeTable {
  const { goodsBn } = readTrade(scenario, game);
  const ids = scenario.economies.map(({ id }) => id);
  const changes = new Map(
    (report?.flows ?? []).map((flow) => [`${flow.importer}<${flow.exporter}`, flow.afterBn - flow.beforeBn]),
  );
  return {
    exporters: ids,
    rows: ids.map((importer) => ({
      importer,
      cells: ids
        .filter((exporter) => exporter !== importer)
        .map((exporter) => {
          const changeBn = changes.get(`${importer}<${exporter}`);
          return {
            exporter,
            valueBn: goodsBn(importer, exporter),
            ...(changeBn === undefined ? {} : { changeBn }),
          };
        }),
    })),
  };
}
