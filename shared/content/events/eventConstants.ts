import type { SectorId } from '#shared/kernel/ids.ts';
import type { EventSector } from './eventCard.ts';

/** Cards that may begin in the same round: the seed's and one of the host's, or two of the host's. */
export const EVENTS_PER_ROUND = 2;

/** Sectors of the scenarios that stand for a card's; the first that a scenario has. */
export const SECTORS_OF_EVENTS = {
  farm: ['AGR', 'GRA'],
  energy: ['MAT'],
  machines: ['MAC', 'CLO'],
  electronics: ['ELE'],
} as const satisfies Record<EventSector, readonly SectorId[]>;

/** Parts of the seats that count as large and as producers of a sector: by income, and by what they sell abroad. */
export const LARGE_SHARE = 1 / 3;
export const PRODUCER_SHARE = 1 / 3;
