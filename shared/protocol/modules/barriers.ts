import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import type { BarrierLevels } from '../policy.ts';

export type FoundBarrier = {
  readonly by: EconomyId;
  readonly sector: SectorId;
  readonly level: number;
  readonly foundBy: EconomyId;
  readonly round: number;
};

export type BarriersState = {
  /** Secret: each seat sees its own until the end. */
  readonly levels: Readonly<Record<EconomyId, BarrierLevels>>;
  /** What inspections brought to light: public, and watched from then on until it is gone. */
  readonly found: readonly FoundBarrier[];
  /** Inspections of this round: one a seat. */
  readonly inspections: readonly {
    readonly by: EconomyId;
    readonly against: EconomyId;
    readonly sector: SectorId;
    readonly round: number;
    readonly found: boolean;
  }[];
};

/** What a barrier that came to light cost whom; secret ones are in nobody's report. */
export type BarriersReport = {
  readonly found: readonly (FoundBarrier & {
    /** Exports of the sector that the barrier costs each economy, billions: the round solved with and without it. */
    readonly lostBn: Readonly<Record<EconomyId, number>>;
  })[];
};
