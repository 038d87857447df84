/**
 * How bots govern countries: one object for each temperament, with everything that it does differently. Start values from simulation
 * (docs/bots.md). Games are dealt from this list in this order.
 */
import { keysOf } from '#shared/kernel/records.ts';
import type { Manner } from './speech.ts';

/** How a bot bargains with people. */
export type Bargaining = {
  /** Parts of an equal share of the joint gain that it asks in one offer after the other; the last is its last offer. */
  readonly asks: readonly number[];
  /** How often it means its last offer, and signs nothing below it; else all that is worth signing will do in the end. */
  readonly meansLastChance: number;
};

export type Temperament = {
  /** How it sounds where people talk with it. */
  readonly manner: Manner;
  readonly proposals: {
    /** Part of an equal share of the joint gain below which it signs nothing. */
    readonly fairShare: number;
    /** What it sells more to the other parties must be at least this part of what it buys more from them; payments count. */
    readonly salesPerPurchase: number;
    /** By which part it values a proposal more for each party beyond two, and for a customs union. */
    readonly blocTaste: number;
    /** What its chief lobbies lose by a proposal counts this often against what the country gains (model: returns bound to a sector). */
    readonly lobbyWeight: number;
    /** Gain a round, as a part of real income, for which it leaves an agreement. */
    readonly leavingIncomePart: number;
  };
  /** Where agreements are few and lapse: who asked too much comes down, or is left out of the round. */
  readonly bargaining: Bargaining;
  /** Where agreements last: what is sold cheaply is sold for the whole game, so it comes down only to near an equal share, and means it. */
  readonly lastingBargaining: Bargaining;
  readonly walls: {
    /**
     * `cut` holds or lowers where that pays; `best` moves to its own best, up or down; `mirror` answers walls raised against it;
     * `guard` never lowers what its chief lobbies make, and cuts the rest where that pays.
     */
    readonly movement: 'cut' | 'best' | 'mirror' | 'guard';
    /** Log real income that it gives for goods imports lower by its whole income: of walls, hidden barriers and packages alike. */
    readonly importAversion: number;
  };
  readonly pledges: {
    /** How often it pledges where it has reason to. */
    readonly chance: number;
    /** How often a pledge that costs something is broken. */
    readonly breakChance: number;
  };
  readonly barriers: {
    /** The highest level to which it raises a hidden barrier; 0: never any. */
    readonly highestLevel: number;
    /** What a per cent of a protected sector's rents counts against a per cent of everybody's income. */
    readonly rentsWeight: number;
    /** Takes a barrier down as soon as it comes to light; else when a panel says so. */
    readonly lowersWhenFound: boolean;
  };
  readonly conference: {
    /** It objects to packages that are worth less than this, in points of the final score. */
    readonly leastWorthPoints: number;
    /** It objects when a sector whose lobby it listens to loses, whatever the rest. */
    readonly sparesLobbies: boolean;
    /** It asks to be left out of the cuts itself; developing economies do anyway. */
    readonly asksWaiver: boolean;
    /** Chance that it objects to what it could live with, to be left out of the cuts. */
    readonly holdOutChance: number;
    /** Chance that it lays a package before the conference where it would gain by one. */
    readonly tableChance: number;
  };
  readonly rulings: {
    /** Brings a wall down when a panel says so; else only when somebody may retaliate. */
    readonly obeysAtOnce: boolean;
    /** What it lets its own retaliation cost, in log real income: pressure is worth something to it. */
    readonly retaliationLogCost: number;
  };
};

const HIDES_NOTHING: Temperament['barriers'] = { highestLevel: 0, rentsWeight: 0, lowersWhenFound: true };

export const TEMPERAMENTS = {
  freeTrader: {
    manner: 'open',
    proposals: {
      fairShare: 0.35,
      salesPerPurchase: 0,
      blocTaste: 0.1,
      lobbyWeight: 0,
      leavingIncomePart: 0.002,
    },
    bargaining: { asks: [0.8, 0.5], meansLastChance: 0.5 },
    lastingBargaining: { asks: [1.05, 0.9], meansLastChance: 1 },
    walls: { movement: 'cut', importAversion: 0 },
    pledges: { chance: 0.7, breakChance: 0 },
    barriers: HIDES_NOTHING,
    conference: {
      leastWorthPoints: -1,
      sparesLobbies: false,
      asksWaiver: false,
      holdOutChance: 0,
      tableChance: 0.9,
    },
    rulings: { obeysAtOnce: true, retaliationLogCost: 0 },
  },
  mercantilist: {
    manner: 'shrewd',
    proposals: {
      fairShare: 0.5,
      salesPerPurchase: 0.5,
      blocTaste: 0,
      lobbyWeight: 0,
      leavingIncomePart: 0.002,
    },
    bargaining: { asks: [1.4, 1, 0.7], meansLastChance: 0.7 },
    lastingBargaining: { asks: [1.2, 1.1, 1], meansLastChance: 1 },
    walls: { movement: 'best', importAversion: 0.03 },
    pledges: { chance: 0.4, breakChance: 0.6 },
    barriers: { highestLevel: 2, rentsWeight: 1.5, lowersWhenFound: false },
    conference: {
      leastWorthPoints: 0,
      sparesLobbies: false,
      asksWaiver: true,
      holdOutChance: 0.2,
      tableChance: 0.15,
    },
    rulings: { obeysAtOnce: false, retaliationLogCost: 5e-4 },
  },
  reciprocator: {
    manner: 'strict',
    proposals: {
      fairShare: 0.35,
      salesPerPurchase: 0,
      blocTaste: 0.1,
      lobbyWeight: 0,
      leavingIncomePart: 0.002,
    },
    bargaining: { asks: [1, 0.6], meansLastChance: 1 },
    lastingBargaining: { asks: [1.1, 0.95], meansLastChance: 1 },
    walls: { movement: 'mirror', importAversion: 0 },
    pledges: { chance: 0.5, breakChance: 0 },
    barriers: HIDES_NOTHING,
    conference: {
      leastWorthPoints: -0.25,
      sparesLobbies: false,
      asksWaiver: false,
      holdOutChance: 0,
      tableChance: 0.5,
    },
    rulings: { obeysAtOnce: true, retaliationLogCost: 5e-4 },
  },
  opportunist: {
    manner: 'sly',
    proposals: {
      fairShare: 0.5,
      salesPerPurchase: 0,
      blocTaste: 0.1,
      lobbyWeight: 0,
      leavingIncomePart: 0.0008,
    },
    bargaining: { asks: [1.4, 1, 0.7], meansLastChance: 0.2 },
    lastingBargaining: { asks: [1.2, 1.1, 1], meansLastChance: 1 },
    walls: { movement: 'cut', importAversion: 0 },
    pledges: { chance: 0.6, breakChance: 0.5 },
    barriers: { highestLevel: 1, rentsWeight: 1.5, lowersWhenFound: true },
    conference: {
      leastWorthPoints: 0,
      sparesLobbies: false,
      asksWaiver: true,
      holdOutChance: 0.5,
      tableChance: 0.4,
    },
    rulings: { obeysAtOnce: true, retaliationLogCost: 1e-4 },
  },
  blocBuilder: {
    manner: 'grand',
    proposals: {
      fairShare: 0.38,
      salesPerPurchase: 0,
      blocTaste: 0.15,
      lobbyWeight: 0,
      leavingIncomePart: 0.004,
    },
    bargaining: { asks: [0.8, 0.5], meansLastChance: 0.4 },
    lastingBargaining: { asks: [1.05, 0.9], meansLastChance: 1 },
    walls: { movement: 'cut', importAversion: 0 },
    pledges: { chance: 0.5, breakChance: 0.1 },
    barriers: HIDES_NOTHING,
    conference: {
      leastWorthPoints: -0.5,
      sparesLobbies: false,
      asksWaiver: false,
      holdOutChance: 0,
      tableChance: 0.3,
    },
    rulings: { obeysAtOnce: true, retaliationLogCost: 0 },
  },
  protector: {
    manner: 'gruff',
    proposals: {
      fairShare: 0.35,
      salesPerPurchase: 0,
      blocTaste: 0,
      lobbyWeight: 1.2,
      leavingIncomePart: 0.002,
    },
    bargaining: { asks: [1.1, 0.8, 0.55], meansLastChance: 0.8 },
    lastingBargaining: { asks: [1.15, 1.05, 0.95], meansLastChance: 1 },
    walls: { movement: 'guard', importAversion: 0.02 },
    pledges: { chance: 0.4, breakChance: 0.2 },
    barriers: { highestLevel: 3, rentsWeight: 3, lowersWhenFound: false },
    conference: {
      leastWorthPoints: -0.25,
      sparesLobbies: true,
      asksWaiver: false,
      holdOutChance: 0,
      tableChance: 0.15,
    },
    rulings: { obeysAtOnce: false, retaliationLogCost: 3e-4 },
  },
} as const satisfies Readonly<Record<string, Temperament>>;

export type TemperamentName = keyof typeof TEMPERAMENTS;

export const TEMPERAMENT_NAMES: readonly TemperamentName[] = keysOf(TEMPERAMENTS);

/** Stands for the temperament of a seat where it is secret, or where none was dealt. */
export const UNKNOWN_TEMPERAMENT: TemperamentName = 'freeTrader';
