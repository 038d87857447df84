import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import type { BarriersState } from '#shared/protocol/modules/barriers.ts';

/** Level of a barrier as far as the state at hand knows it: the real one, or in a viewer's state what came to light. */
export function barrierLevel(barriers: BarriersState, by: EconomyId, sector: SectorId): number {
  const own = barriers.levels[by];
  if (own !== undefined) return own[sector] ?? 0;
  return barriers.found.find((found) => found.by === by && found.sector === sector)?.level ?? 0;
}
