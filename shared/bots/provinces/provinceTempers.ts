import type { ProvinceTemperament } from '#shared/content/vocabulary.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { CareerPart } from '#shared/protocol/provinces/provinceReport.ts';
import type { GameState } from '#shared/rules/state.ts';

/** What a computer leader wants beside career points, and how it keeps its word. */
export type ProvinceTemper = {
  /** Points that a point of a part counts beside its weight in the evaluation in force. */
  readonly taste: Readonly<Partial<Record<CareerPart, number>>>;
  /** How often the hope of promotion counts. */
  readonly ambition: number;
  /** Points a round below which it signs nothing. */
  readonly reservation: number;
  /** How much of what partners gain more in the mean counts against its own gain. */
  readonly envy: number;
  /** Part of the gain from a pact whose members may deviate that it counts on. */
  readonly trust: number;
  /** Points that its word is worth to it beside what breaking it costs. */
  readonly honour: number;
  /** Of its part in a corridor, what it pledges; how often it leaves the paying to others. */
  readonly pledgePart: number;
  readonly freeRideChance: number;
  /** Points of a round that it gives up for a reform of evaluation, below 0: that it asks for. */
  readonly assentCost: number;
};

/** Start values from simulation (docs/bots.md). Nobody gives up much of a career for its taste. */
export const PROVINCE_TEMPERS = {
  promotionSeeker: {
    taste: {},
    ambition: 1.3,
    reservation: 0.5,
    envy: 0.25,
    trust: 0.4,
    honour: 1,
    pledgePart: 1,
    freeRideChance: 0.1,
    assentCost: -0.5,
  },
  fiscalSurvivor: {
    taste: { budget: 0.02 },
    ambition: 0.9,
    reservation: 0.4,
    envy: 0.15,
    trust: 0.6,
    honour: 5,
    pledgePart: 1,
    freeRideChance: 0.1,
    assentCost: 0,
  },
  reformer: {
    taste: { welfare: 0.06, compliance: 0.02 },
    ambition: 0.8,
    reservation: 0.2,
    envy: 0.05,
    trust: 0.8,
    honour: 40,
    pledgePart: 1.1,
    freeRideChance: 0,
    assentCost: 3,
  },
  opportunist: {
    taste: {},
    ambition: 1,
    reservation: 0.3,
    envy: 0.25,
    trust: 0.6,
    honour: 0,
    pledgePart: 0.95,
    freeRideChance: 0.2,
    assentCost: 0,
  },
} as const satisfies Record<ProvinceTemperament, ProvinceTemper>;

/** What a view of a bot's seat holds beside: temperaments of provinces stand in their own slice, and a bot knows its own. */
export function withOwnTemper(
  state: GameState,
  view: GameState,
  economy: EconomyId,
): Pick<GameState, 'provinces'> {
  const temperament = state.provinces?.temperaments[economy];
  if (view.provinces === undefined || temperament === undefined) return {};
  return { provinces: { ...view.provinces, temperaments: { [economy]: temperament } } };
}
