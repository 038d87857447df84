/**
 * A government's aim as a function of its wall, by the slopes of the model and a curvature: with x_g = ln((1+r')/(1+r)) the
 * aim changes by Σ_g s_g x_g − c_g x_g²/2, where c_g = θ_g M_g/I is what imports lose along their demand (the triangle).
 * It tells which rates are worth solving; what is solved decides.
 */
import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import { toFraction } from '#shared/kernel/basisPoints.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { at } from '#shared/economics/at.ts';
import { unitOf } from '#shared/rules/agreements/unionOf.ts';
import { economyPlace, placesOf } from '#shared/rules/policy/shock/placesOf.ts';
import { wallOf } from '#shared/rules/policy/wallOf.ts';
import type { GameState } from '#shared/rules/state.ts';
import type { GainSlopes } from '../valuation/gainSlopes.ts';

/** Promised change of the aim when one rate moves, the others standing; in log real income. */
export type WallModel = (sector: SectorId, rateBp: number) => number;

export type WallSetter = {
  readonly economy: EconomyId;
  /** Log real income that it gives for goods imports lower by its whole income. */
  readonly importAversion: number;
};

export function wallModel(
  scenario: Scenario,
  view: GameState,
  slopes: GainSlopes,
  setter: WallSetter,
): WallModel {
  const wall = wallOf(view, setter.economy);
  const levers = new Map(
    placesOf(scenario).goods.map(({ id, place }) => [
      id,
      leverOf({ scenario, view, slopes, setter }, place, wall[id] ?? 0),
    ]),
  );
  return (sector, rateBp) => {
    const lever = levers.get(sector);
    if (lever === undefined) return 0;
    const step = Math.log((1 + toFraction(rateBp)) / (1 + toFraction(wall[sector] ?? 0)));
    return lever.slope * step - (lever.curvature * step * step) / 2;
  };
}

type Lever = { readonly slope: number; readonly curvature: number };
type Setting = {
  readonly scenario: Scenario;
  readonly view: GameState;
  readonly slopes: GainSlopes;
  readonly setter: WallSetter;
};

/** Sums over the borders at which the wall is what is levied: of the economy, or of all members of its union. */
function leverOf({ scenario, view, slopes, setter }: Setting, good: number, wallBp: number): Lever {
  const { N, J, theta } = scenario.base;
  const { solved, costs } = slopes;
  const own = economyPlace(scenario, setter.economy);
  const gradient = costs[own]?.tariff ?? new Float64Array(N * N * J);
  const income = at(solved.equilibrium.income, own);
  let slope = 0;
  let bought = 0;
  for (const member of unitOf(view, setter.economy)) {
    const n = economyPlace(scenario, member);
    for (let i = 0; i < N; i++) {
      const cell = (n * N + i) * J + good;
      if (i === n || at(solved.shock.tariff, cell) < toFraction(wallBp)) continue;
      slope += at(gradient, cell);
      if (n === own) bought += at(solved.equilibrium.imports, cell);
    }
  }
  const answer = (at(theta, good) * bought) / income;
  return { slope: slope + setter.importAversion * answer, curvature: answer };
}
