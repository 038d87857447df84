import type { EconomyId } from '#shared/kernel/ids.ts';

/** An event card of shared/content/provinces/cards that is announced or at work. */
export type ProvinceEvent = {
  readonly id: string;
  readonly card: string;
  readonly announcedInRound: number;
  readonly fromRound: number;
  readonly untilRound: number;
  readonly placedBy: 'seed' | 'host';
  readonly economies: readonly EconomyId[];
};
