import { PROVINCE_CORRIDORS, type ProvinceCorridor } from '#shared/content/provinces/geography.ts';
import { PILLAR_ROUNDS } from '#shared/content/provinces/provinceConstants.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import type { Measures } from '#shared/protocol/provinces/measures.ts';
import type { Pact } from '#shared/protocol/provinces/pacts.ts';
import { institutionOf, provinceOf } from '#shared/rules/provinces/state/inForce.ts';
import { DIALS, dialCap, seenChance } from '#shared/rules/provinces/pacts/breaches.ts';
import { pactDues } from '#shared/rules/provinces/pacts/payments.ts';
import type { ProvincesScenario } from '#shared/rules/scenario/provincesScenario.ts';
import type { ProvinceGame } from '#shared/rules/state.ts';

/** A route may be built as often. */
const TIMES = 2;

/** Routes through a province that can still be built, and how often each stands. */
export function openCorridors(
  game: ProvinceGame,
  me: EconomyId,
): readonly { readonly corridor: ProvinceCorridor; readonly built: number }[] {
  const { corridors } = game.provinces;
  return PROVINCE_CORRIDORS.filter(({ members }) => members.includes(me))
    .map((corridor) => ({
      corridor,
      built: corridors.filter((each) => each.corridor === corridor.id).length,
    }))
    .filter(({ built }) => built < TIMES);
}

/** The round in which a programme may be chosen or changed. */
export function pillarFreeFrom(game: ProvinceGame, me: EconomyId): number {
  const { pillar } = provinceOf(game, me);
  return pillar === undefined ? game.round : pillar.sinceRound + PILLAR_ROUNDS;
}

/** Petitions call on a law; none is in force before the first of them is. */
export function hasLaw(scenario: ProvincesScenario, game: ProvinceGame): boolean {
  return institutionOf(scenario, game).law > 0;
}

type Extra = Omit<Measures, 'wall' | 'block'>;

/** The envelope with a measure changed, or without it where it is undefined. */
export function withMeasure<K extends keyof Extra>(
  { wall, block, ...extra }: Measures,
  key: K,
  value: Extra[K] | undefined,
): Measures {
  const others = Object.fromEntries(Object.entries(extra).filter(([name]) => name !== key));
  return { wall, block, ...others, ...(value === undefined ? {} : { [key]: value }) };
}

export type BreakablePact = Pick<Pact, 'id' | 'isBinding' | 'deposit'> & {
  /** A dial of this envelope is above what the pact leaves. */
  readonly isAbove: boolean;
  /** Chance, 0–1, that the others see it. */
  readonly seen: number;
};

/** A seat's pacts, and what breaking each would mean under the dials in hand. */
export function breakablePacts(game: ProvinceGame, me: EconomyId, measures: Measures): BreakablePact[] {
  const { offices } = pactDues(game);
  return Object.values(game.provinces.pacts)
    .filter(({ members }) => members.includes(me))
    .map((pact) => ({
      id: pact.id,
      isBinding: pact.isBinding,
      deposit: pact.deposit,
      isAbove: DIALS.some((dial) => measures[dial] > dialCap(pact, dial)),
      seen: seenChance(pact, offices.includes(pact.id)),
    }));
}
