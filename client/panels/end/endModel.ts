import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Medal } from '#shared/content/vocabulary.ts';
import type { FinalReport, FinalStanding } from '#shared/protocol/report.ts';

export type EndRow = FinalStanding & {
  readonly kept: number;
  readonly broken: number;
  readonly isMine: boolean;
};

export type EndModel = {
  /** Absent for the host and for who watched. */
  readonly mine?: EndRow;
  /** In the order of the seats: the table shows no ranking. */
  readonly rows: readonly EndRow[];
  readonly tableScore: number;
  readonly tableMedal: Medal;
  readonly hasPledges: boolean;
};

export function endModel(
  final: FinalReport,
  dealOrder: readonly EconomyId[],
  mine: EconomyId | undefined,
): EndModel {
  const rows = final.standings
    .map((standing) => ({
      ...standing,
      kept: final.pledgesKept[standing.economy] ?? 0,
      broken: final.pledgesBroken[standing.economy] ?? 0,
      isMine: standing.economy === mine,
    }))
    .toSorted((a, b) => dealOrder.indexOf(a.economy) - dealOrder.indexOf(b.economy));
  const own = rows.find(({ isMine }) => isMine);
  return {
    ...(own === undefined ? {} : { mine: own }),
    rows,
    tableScore: final.tableScore,
    tableMedal: final.tableMedal,
    hasPledges: rows.some(({ kept, broken }) => kept + broken > 0),
  };
}
