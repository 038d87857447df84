import type { EconomyId } from '#shared/kernel/ids.ts';
import type { LevelCap, PairLevel } from '#shared/economics/segmentation/pacts/pairLevels.ts';
import type { Payment } from '#shared/economics/segmentation/pacts/payments.ts';
import type { Corridor } from '#shared/economics/segmentation/projects/corridorRoutes.ts';
import type { PillarChoice } from '#shared/economics/segmentation/projects/pillarBoosts.ts';

/** What cards and the centre's rival answers do to the market in a round; what is absent changes nothing. */
export type MarketEvents = {
  readonly routeCost?: number;
  /** Factors by sector. */
  readonly importCost?: readonly number[];
  readonly exportCost?: readonly number[];
  /** Added to the dials for this round by region, within 0 and the highest level of all; compliance feels it. */
  readonly levelShift?: { readonly wall: readonly number[]; readonly block: readonly number[] };
  readonly caps?: readonly LevelCap[];
  readonly pairs?: readonly PairLevel[];
  /** Factors on the productivity of light and heavy industry, by seat. */
  readonly industry?: Readonly<Record<EconomyId, number>>;
};

/**
 * All that a round's market was solved with, piece by piece: from one round's to the next's a change of income opens into causes.
 * Regions are places in the model. It tells of breaches that nobody saw, so it is nobody's until the debrief.
 */
export type SettledMarket = {
  /** Dials as decided, of every region. */
  readonly walls: readonly number[];
  readonly blocks: readonly number[];
  /** The level above which the rules left no tool. */
  readonly highest: number;
  readonly pacts: { readonly caps: readonly LevelCap[]; readonly pairs: readonly PairLevel[] };
  readonly corridors: readonly Corridor[];
  readonly pillars: readonly PillarChoice[];
  readonly payments: readonly Payment[];
  readonly events: MarketEvents;
  /** Factors by region and sector, [n][j]: reforms at home and local drive. */
  readonly productivity: readonly number[];
};
