import { type Medal, SCORE_PARTS, type ScorePart } from '#shared/content/vocabulary.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { FinalReport, FinalStanding } from '#shared/protocol/standings.ts';
import { type SeatScoreView, seatScoreView } from './scoreModel.ts';

export type EndRow = FinalStanding & {
  readonly account: SeatScoreView;
  readonly kept: number;
  readonly broken: number;
  readonly isMine: boolean;
};

export type EndModel = {
  /** Absent for the host and for who watched. */
  readonly mine?: EndRow;
  /** In the order of the seats: the table shows no ranking. */
  readonly rows: readonly EndRow[];
  /** Parts that somebody is judged by. */
  readonly parts: readonly ScorePart[];
  /** Whether scores against par are known. */
  readonly hasScores: boolean;
  readonly hasFalls: boolean;
  readonly tableScore: number;
  /** What the table's score measures: its way to the best path, or the mean of shares of prizes. */
  readonly tableBasis: 'way' | 'mean';
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
      account: seatScoreView(standing),
      kept: final.pledgesKept[standing.economy] ?? 0,
      broken: final.pledgesBroken[standing.economy] ?? 0,
      isMine: standing.economy === mine,
    }))
    .toSorted((a, b) => dealOrder.indexOf(a.economy) - dealOrder.indexOf(b.economy));
  const own = rows.find(({ isMine }) => isMine);
  return {
    ...(own === undefined ? {} : { mine: own }),
    rows,
    parts: SCORE_PARTS.filter((part) => rows.some(({ parts }) => parts?.[part] !== undefined)),
    hasScores: rows.some(({ score }) => score !== undefined),
    hasFalls: rows.some(({ falls }) => falls !== undefined),
    tableScore: final.tableScore,
    tableBasis: final.tableWay === undefined ? 'mean' : 'way',
    tableMedal: final.tableMedal,
    hasPledges: rows.some(({ kept, broken }) => kept + broken > 0),
  };
}
