/**
 * What a government may hope for from other rates: for each good and each way a parabola from where the wall stands, with the
 * slope of the model there, to the end of the step, which is solved. Goods are taken as independent. It tells which walls are
 * worth solving; what is solved decides.
 */
import type { Scenario } from '#shared/content/scenario.ts';
import { at } from '#shared/economics/at.ts';
import { toFraction } from '#shared/kernel/basisPoints.ts';
import type { EconomyId, SectorId } from '#shared/kernel/ids.ts';
import { fromKeys } from '#shared/kernel/records.ts';
import type { Policy, Schedule } from '#shared/protocol/policy.ts';
import { unitOf } from '#shared/rules/law/blocs.ts';
import { economyPlace, placesOf, wallOf } from '#shared/rules/law/lawInForce.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import type { GainSlopes } from '../valuation/gainSlopes.ts';
import type { WallLimits } from './wallLimits.ts';

/** Promised change of the aim when one rate moves, the others standing; in log real income. */
export type WallModel = (sector: SectorId, rateBp: number) => number;

export type WallSetter = {
  readonly economy: EconomyId;
  /** Log real income that it gives for goods imports lower by its whole income. */
  readonly importAversion: number;
};

export type WallQuestion = {
  readonly scenario: Scenario;
  readonly view: CountryGame;
  /** Undefined where the law as it stands cannot be solved: then nothing is promised. */
  readonly slopes: GainSlopes | undefined;
  readonly setter: WallSetter;
  readonly limits: WallLimits;
  /** Solved. */
  readonly aim: (policy: Policy) => number;
};

export function wallModel(question: WallQuestion): WallModel {
  const { scenario, view, setter } = question;
  const wall = wallOf(view, setter.economy);
  const curves = fromKeys(
    placesOf(scenario).goods.map(({ id }) => id),
    (sector) => curveOf(question, wall, sector),
  );
  return (sector, rateBp) => {
    const curve = curves[sector];
    if (curve === undefined) return 0;
    const step = logStep(wall[sector] ?? 0, rateBp);
    return curve.slope * step + (step < 0 ? curve.bendDown : curve.bendUp) * step * step;
  };
}

type Curve = { readonly slope: number; readonly bendDown: number; readonly bendUp: number };

function curveOf(question: WallQuestion, wall: Schedule, sector: SectorId): Curve {
  const { limits, aim } = question;
  const currentBp = wall[sector] ?? 0;
  const slope = slopeOf(question, sector, currentBp);
  const bendTo = (endBp: number): number => {
    if (endBp === currentBp) return 0;
    const step = logStep(currentBp, endBp);
    const worth = aim({ type: 'wallVote', rates: { ...wall, [sector]: endBp } });
    return Number.isFinite(worth) ? (worth - slope * step) / (step * step) : 0;
  };
  const { minBp, maxBp } = limits(sector);
  return { slope, bendDown: bendTo(minBp), bendUp: bendTo(maxBp) };
}

function logStep(fromBp: number, toBp: number): number {
  return Math.log((1 + toFraction(toBp)) / (1 + toFraction(fromBp)));
}

/**
 * Slope of the aim in the log of a rate, over the borders at which the wall is what is levied: of the economy, or of all
 * members of its union. Imports fall by about θ per cent for one per cent.
 */
function slopeOf({ scenario, view, slopes, setter }: WallQuestion, sector: SectorId, wallBp: number): number {
  const good = placesOf(scenario).goods.find(({ id }) => id === sector);
  if (slopes === undefined || good === undefined) return 0;
  const { N, J, theta } = scenario.base;
  const { solved, costs } = slopes;
  const own = economyPlace(scenario, setter.economy);
  const gradient = costs[own]?.tariff ?? new Float64Array(N * N * J);
  const income = at(solved.equilibrium.income, own);
  let slope = 0;
  for (const member of unitOf(view, setter.economy)) {
    const n = economyPlace(scenario, member);
    for (let i = 0; i < N; i++) {
      const cell = (n * N + i) * J + good.place;
      if (i === n || at(solved.shock.tariff, cell) < toFraction(wallBp)) continue;
      const bought = n === own ? at(solved.equilibrium.imports, cell) / income : 0;
      slope += at(gradient, cell) + setter.importAversion * at(theta, good.place) * bought;
    }
  }
  return slope;
}
