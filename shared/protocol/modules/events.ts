import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';

/** A card of shared/content/events that is announced or at work. */
export type WorldEvent = {
  readonly id: string;
  /** Key of the card. */
  readonly card: string;
  readonly announcedInRound: number;
  /** First and last round in which it works. */
  readonly fromRound: number;
  readonly untilRound: number;
  readonly placedBy: 'seed' | 'host';
  /** Economies that the card names, where it names any. */
  readonly economies: readonly EconomyId[];
  readonly sector?: SectorId;
};

export type EventsState = {
  readonly announced: readonly WorldEvent[];
  /** Turned over by the settlement: in the results phase those of the round to come. */
  readonly active: readonly WorldEvent[];
  readonly past: readonly WorldEvent[];
  /** Next number of an event's id; those taken back keep theirs. */
  readonly count: number;
};

export type EventsReport = {
  /** Cards at work in the round. */
  readonly active: readonly WorldEvent[];
  /** Effect of the cards on real income in this round, percent by economy: the round solved with and without them. */
  readonly effectPercent: Readonly<Record<EconomyId, number>>;
};
