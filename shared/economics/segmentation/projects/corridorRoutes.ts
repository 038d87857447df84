/** A corridor makes the way between its members cheaper, and part of the way between some others. */
import { at } from '../../at.ts';

export type Corridor = {
  readonly members: readonly number[];
  /** Pairs whose way runs over it in part. */
  readonly through: readonly (readonly [number, number])[];
};

/** Part of the cost of a route that a corridor saves. */
export type CorridorSaving = { readonly between: number; readonly through: number };

/** Cost of the route from i to n, [n][i], once the corridor stands. */
export function corridorRoutes(N: number, corridor: Corridor, saving: CorridorSaving): Float64Array {
  const route = new Float64Array(N * N).fill(1);
  for (const [a, b] of corridor.through) {
    route[a * N + b] = 1 - saving.through;
    route[b * N + a] = 1 - saving.through;
  }
  for (const n of corridor.members) {
    for (const i of corridor.members) if (i !== n) route[n * N + i] = 1 - saving.between;
  }
  return route;
}

/** Both: savings on the same route multiply. */
export function joinRoutes(some: Float64Array, others: Float64Array): Float64Array {
  return some.map((cost, ni) => cost * at(others, ni));
}
