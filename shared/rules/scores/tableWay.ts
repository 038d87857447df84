import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Par } from '#shared/content/par/parSchema.ts';
import type { SeatValues } from './seatValues.ts';

/**
 * How far the table has come from the opening (0) to the best path that the pace allows (100). Each seat counts alike, by per cent
 * of its own income: the mean prosperity of the seats against their mean on that path. A mean of each seat's own share would hang on
 * the seats that have next to nothing to win. Undefined where the path is not known.
 */
export function tableWay(
  values: Readonly<Record<EconomyId, Pick<SeatValues, 'prosperity'>>>,
  bestPath: Par['bestPath'],
): number | undefined {
  let reached = 0;
  let possible = 0;
  for (const [seat, { prosperity }] of Object.entries(values)) {
    const best = bestPath[seat];
    if (best === undefined) return undefined;
    reached += prosperity;
    possible += best;
  }
  return possible > 0 ? (100 * reached) / possible : undefined;
}
