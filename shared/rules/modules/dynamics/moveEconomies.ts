import { at } from '#shared/economics/at.ts';
import type { DynamicsState } from '#shared/protocol/modules/dynamics.ts';
import { growProductivity, type ProductivityGrowth } from './growProductivity.ts';
import { moveCapital, type CapitalMovement } from './moveCapital.ts';
import { movePeople, type Migration } from './movePeople.ts';
import type { Occasion } from './occasion.ts';
import { placesAtBase } from './placesAtBase.ts';

/** How economies move on from a round: what the next one starts from, and why. */
export type Movement = {
  readonly next: DynamicsState;
  readonly growth: ProductivityGrowth;
  readonly capital: CapitalMovement;
  readonly migration: Migration;
};

/** Hats keep nine decimals: the state is stored and sent, and nobody sees more. */
const DECIMALS = 1e9;

/** One step of the dynamics. Settlement takes it, and forecasts that look further than a round. */
export function moveEconomies(occasion: Occasion): Movement {
  const { scenario, state } = occasion;
  const { J } = scenario.base;
  const growth = growProductivity(occasion);
  const capital = moveCapital(occasion);
  const migration = movePeople(occasion);
  const { people } = placesAtBase(scenario);
  const next: DynamicsState = {
    productivity: grown(state.productivity, (nj) => {
      const { competition, diffusion, research, specialization } = growth;
      return at(competition, nj) + at(diffusion, nj) + at(research, nj) + at(specialization, nj);
    }),
    capital: grown(state.capital, (nj) => {
      const n = Math.floor(nj / J);
      return at(capital.saving, n) + at(capital.fromAbroad, n) + at(capital.betweenSectors, nj);
    }),
    labour: state.labour.map((hat, n) => rounded(hat + at(migration.netMn, n) / at(people, n))),
    pendingCompetition: Array.from(growth.pendingCompetition, rounded),
    widestOpening: Array.from(growth.widestOpening, rounded),
  };
  return { next, growth, capital, migration };
}

function grown(hats: readonly number[], change: (place: number) => number): number[] {
  return hats.map((hat, place) => rounded(hat * Math.exp(change(place))));
}

function rounded(value: number): number {
  return Math.round(value * DECIMALS) / DECIMALS;
}
