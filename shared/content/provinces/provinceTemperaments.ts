/**
 * How bots lead provinces: one object for each temperament, with everything that it does differently. Start values from simulation
 * (docs/bots.md): nobody gives up much of a career for a taste. Games are dealt from this list in this order.
 */
import { keysOf } from '#shared/kernel/records.ts';
import type { Manner } from '../speech.ts';
import type { CareerPart } from '../vocabulary.ts';

export type ProvinceTemperament = {
  /** How it sounds where people talk with it. */
  readonly manner: Manner;
  /** Points that a point of a part counts beside its weight in the evaluation in force. */
  readonly taste: Readonly<Partial<Record<CareerPart, number>>>;
  /** How often the hope of promotion counts. */
  readonly ambition: number;
  /** Points a round below which it signs nothing. */
  readonly reservationPoints: number;
  /** How much of what partners gain more in the mean counts against its own gain. */
  readonly envy: number;
  /** Part of the gain from a pact whose members may deviate that it counts on. */
  readonly trust: number;
  /** What its word is worth to it, in points, beside what breaking it costs. */
  readonly honourPoints: number;
  /** Of its part in a corridor, what it pledges. */
  readonly pledgePart: number;
  /** How often it leaves the paying for corridors to others. */
  readonly freeRideChance: number;
  /** Points of a round that it gives up for a reform of evaluation, below 0: that it asks for. */
  readonly assentPoints: number;
};

/**
 * By what every leader goes with people, whatever its temperament, so that what it will answer can be told: points a round, the part of a promise
 * that counts, envy, and what it asks, as parts of an equal share, of one person one after the other, and of several once.
 */
export const WITH_PEOPLE = {
  reservationPoints: 0.5,
  trust: 0.6,
  envy: 0.2,
  asks: [0.9, 0.7, 0.5],
  asksOfSeveral: [0.35],
} as const;

export const PROVINCE_TEMPERAMENTS = {
  promotionSeeker: {
    manner: 'grand',
    taste: {},
    ambition: 1.3,
    reservationPoints: 0.5,
    envy: 0.25,
    trust: 0.4,
    honourPoints: 1,
    pledgePart: 1,
    freeRideChance: 0.1,
    assentPoints: -0.5,
  },
  fiscalSurvivor: {
    manner: 'shrewd',
    taste: { budget: 0.02 },
    ambition: 0.9,
    reservationPoints: 0.4,
    envy: 0.15,
    trust: 0.6,
    honourPoints: 5,
    pledgePart: 1,
    freeRideChance: 0.1,
    assentPoints: 0,
  },
  reformer: {
    manner: 'open',
    taste: { welfare: 0.06, compliance: 0.02 },
    ambition: 0.8,
    reservationPoints: 0.2,
    envy: 0.05,
    trust: 0.8,
    honourPoints: 40,
    pledgePart: 1.1,
    freeRideChance: 0,
    assentPoints: 3,
  },
  opportunist: {
    manner: 'sly',
    taste: {},
    ambition: 1,
    reservationPoints: 0.3,
    envy: 0.25,
    trust: 0.6,
    honourPoints: 0,
    pledgePart: 0.95,
    freeRideChance: 0.2,
    assentPoints: 0,
  },
} as const satisfies Readonly<Record<string, ProvinceTemperament>>;

export type ProvinceTemperamentName = keyof typeof PROVINCE_TEMPERAMENTS;

export const PROVINCE_TEMPERAMENT_NAMES: readonly ProvinceTemperamentName[] = keysOf(PROVINCE_TEMPERAMENTS);
