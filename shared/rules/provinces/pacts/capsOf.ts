import type { SegmentedMarket } from '#shared/economics/segmentation/segmentedMarket.ts';
import { HIGHEST_LEVEL } from '#shared/economics/segmentation/officials/officialScore.ts';
import type { LevelCap } from '#shared/economics/segmentation/pacts/pairLevels.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Pact } from '#shared/protocol/provinces/pacts.ts';
import { DIALS, dialCap } from './dialCap.ts';

/** What a pact caps among its members, dial by dial: walls in the sectors of finished goods, blocks in those of raw goods. */
export function capsOf(
  { base }: Pick<SegmentedMarket, 'base'>,
  pact: Pact,
  regionOf: (economy: EconomyId) => number,
): LevelCap[] {
  const members = pact.members.map(regionOf);
  return DIALS.flatMap((dial): LevelCap[] => {
    const highest = dialCap(pact, dial);
    const sectors = base.barrierKind.flatMap((kind, sector) => (kind === dial ? [sector] : []));
    return highest < HIGHEST_LEVEL ? [{ members, highest, sectors }] : [];
  });
}
