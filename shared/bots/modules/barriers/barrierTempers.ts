import type { Temperament } from '#shared/content/vocabulary.ts';

/** How a temperament hides barriers. */
export type BarrierTemper = {
  /** The highest level to which it raises one; 0: never any. */
  readonly highest: number;
  /** What a per cent of a protected sector's rents counts against a per cent of everybody's income. */
  readonly lobbyTaste: number;
  /** Takes a barrier down as soon as it comes to light; else when a panel says so. */
  readonly isShy: boolean;
};

const OPEN: BarrierTemper = { highest: 0, lobbyTaste: 0, isShy: true };

/** Start values from simulation (docs/bots.md). */
export const BARRIER_TEMPERS: Readonly<Record<Temperament, BarrierTemper>> = {
  freeTrader: OPEN,
  reciprocator: OPEN,
  blocBuilder: OPEN,
  mercantilist: { highest: 2, lobbyTaste: 1.5, isShy: false },
  opportunist: { highest: 1, lobbyTaste: 1.5, isShy: true },
  protector: { highest: 3, lobbyTaste: 3, isShy: false },
};
