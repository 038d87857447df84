import { POINT_BP } from '#shared/kernel/basisPoints.ts';
import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { Clause } from '#shared/protocol/clauses.ts';
import type { Draft } from '#shared/protocol/intents.ts';
import { economyPlace, placesOf } from '#shared/rules/schedules/places.ts';
import { wallOf } from '#shared/rules/schedules/walls.ts';
import type { GameState } from '#shared/rules/state.ts';

/** Preferential swaps of two units: the other's main export free, or its two main ones at half the wall, either way. */
export function swapDrafts(
  scenario: Scenario,
  law: GameState,
  unit: readonly EconomyId[],
  partner: readonly EconomyId[],
): Draft[] {
  const cuts = (depth: 'free' | 'half'): Clause[] => [
    ...cutsOf(scenario, law, { giver: unit, taker: partner, depth }),
    ...cutsOf(scenario, law, { giver: partner, taker: unit, depth }),
  ];
  return (['free', 'half'] as const).map((depth) => ({
    parties: [...unit, ...partner],
    clauses: cuts(depth),
  }));
}

type Cut = {
  readonly giver: readonly EconomyId[];
  readonly taker: readonly EconomyId[];
  readonly depth: 'free' | 'half';
};

function cutsOf(scenario: Scenario, law: GameState, { giver, taker, depth }: Cut): Clause[] {
  const [by] = giver;
  if (by === undefined) return [];
  const wall = wallOf(law, by);
  return mainImports(scenario, law, giver, taker)
    .slice(0, depth === 'free' ? 1 : 2)
    .map((sector) => {
      const halfBp = Math.floor((wall[sector] ?? 0) / 2 / POINT_BP) * POINT_BP;
      return { type: 'tariffConcession', by, to: taker, sector, rateBp: depth === 'free' ? 0 : halfBp };
    });
}

/** Goods that one side buys from the other, the largest first. */
function mainImports(
  scenario: Scenario,
  { settled }: Pick<GameState, 'settled'>,
  buyers: readonly EconomyId[],
  sellers: readonly EconomyId[],
): SectorId[] {
  const { N, J } = scenario.base;
  const valueOf = (place: number): number =>
    buyers.reduce(
      (total, buyer) =>
        sellers.reduce((sum, seller) => {
          const pair = economyPlace(scenario, buyer) * N + economyPlace(scenario, seller);
          return sum + (settled.imports[pair * J + place] ?? 0);
        }, total),
      0,
    );
  return placesOf(scenario)
    .goods.map(({ id, place }) => ({ id, valueBn: valueOf(place) }))
    .toSorted((a, b) => b.valueBn - a.valueBn)
    .map(({ id }) => id);
}
