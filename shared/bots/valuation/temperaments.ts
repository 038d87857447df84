import type { Temperament } from '#shared/content/vocabulary.ts';

/** What a computer government wants beside real income, and how it keeps its word. */
export type Temper = {
  /** Part of an equal share of the joint gain below which it signs nothing. */
  readonly fairShare: number;
  /** What it sells more to the other parties must be at least this part of what it buys more from them; payments count. */
  readonly salesPerPurchase: number;
  /** How much it values a proposal more for each party beyond two, and for a customs union. */
  readonly blocTaste: number;
  /** What its chief lobbies lose by a proposal counts this often against what the country gains (model: returns bound to a sector). */
  readonly lobbyTaste: number;
  /** Part of income a round for which it leaves an agreement. */
  readonly leavingGain: number;
  /**
   * `cut` holds or lowers where that pays; `best` moves to its own best, up or down; `mirror` answers walls raised against it;
   * `guard` never lowers what its chief lobbies make, and cuts the rest where that pays.
   */
  readonly wall: 'cut' | 'best' | 'mirror' | 'guard';
  /** Log real income that it gives, when it sets its wall, for goods imports lower by its whole income. */
  readonly importAversion: number;
  /** How often it pledges where it has reason to. */
  readonly pledgeChance: number;
  /** How often a pledge that costs something is broken. */
  readonly breakChance: number;
};

/** Start values from simulation (docs/bots.md). */
export const TEMPERS = {
  freeTrader: {
    fairShare: 0.35,
    salesPerPurchase: 0,
    blocTaste: 0.1,
    lobbyTaste: 0,
    leavingGain: 0.002,
    wall: 'cut',
    importAversion: 0,
    pledgeChance: 0.7,
    breakChance: 0,
  },
  mercantilist: {
    fairShare: 0.5,
    salesPerPurchase: 0.5,
    blocTaste: 0,
    lobbyTaste: 0,
    leavingGain: 0.002,
    wall: 'best',
    importAversion: 0.03,
    pledgeChance: 0.4,
    breakChance: 0.6,
  },
  reciprocator: {
    fairShare: 0.35,
    salesPerPurchase: 0,
    blocTaste: 0.1,
    lobbyTaste: 0,
    leavingGain: 0.002,
    wall: 'mirror',
    importAversion: 0,
    pledgeChance: 0.5,
    breakChance: 0,
  },
  blocBuilder: {
    fairShare: 0.38,
    salesPerPurchase: 0,
    blocTaste: 0.15,
    lobbyTaste: 0,
    leavingGain: 0.004,
    wall: 'cut',
    importAversion: 0,
    pledgeChance: 0.5,
    breakChance: 0.1,
  },
  opportunist: {
    fairShare: 0.5,
    salesPerPurchase: 0,
    blocTaste: 0.1,
    lobbyTaste: 0,
    leavingGain: 0.0008,
    wall: 'cut',
    importAversion: 0,
    pledgeChance: 0.6,
    breakChance: 0.5,
  },
  protector: {
    fairShare: 0.35,
    salesPerPurchase: 0,
    blocTaste: 0,
    lobbyTaste: 1.2,
    leavingGain: 0.002,
    wall: 'guard',
    importAversion: 0.02,
    pledgeChance: 0.4,
    breakChance: 0.2,
  },
} as const satisfies Record<Temperament, Temper>;
