import { noShock } from '#shared/economics/shock.ts';
import { rebase } from '#shared/economics/tradeBase.ts';
import { solveEquilibrium } from '#shared/economics/equilibrium/solveEquilibrium.ts';
import type { ConvergenceFailure, TradeBase } from '#shared/economics/tradeModel.ts';
import { at } from '#shared/economics/at.ts';
import { toBasisPoints, toFraction } from '#shared/kernel/basisPoints.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import { fromKeys } from '#shared/kernel/records.ts';
import type { Scenario } from '#shared/content/scenario.ts';

/** Far below the tolerance at which a scenario is checked. */
const TOLERANCE = 1e-13;

type RaisedWalls = Pick<Scenario, 'mfnRateBp'> & {
  readonly base: TradeBase;
  /** Ŵ against the equilibrium with the tariffs of today, by economy. */
  readonly welfare: Readonly<Record<string, number>>;
};

/**
 * The world with walls of 1/θ_j on the goods of the playable economies and no agreement: about what each would levy
 * alone (docs/model.md). The rest of the world keeps its table. Solved once from today and made the new base.
 */
export function raiseWalls(today: Scenario): Result<RaisedWalls, ConvergenceFailure> {
  const { base, economies, sectors } = today;
  const ids = economies.map(({ id }) => id);
  const wall = optimalWall(today);
  const mfnRateBp = fromKeys(ids, (id) =>
    economies.some((economy) => economy.id === id && economy.playable) ? wall : (today.mfnRateBp[id] ?? {}),
  );
  const tariff = ids.flatMap((importer) =>
    ids.flatMap((exporter) =>
      sectors.map(({ id }) => (importer === exporter ? 0 : toFraction(mfnRateBp[importer]?.[id] ?? 0))),
    ),
  );
  const shock = { ...noShock(base), tariff: Float64Array.from(tariff) };
  const solved = solveEquilibrium(base, shock, { tolerance: TOLERANCE });
  if (!solved.ok) return solved;
  return ok({
    mfnRateBp,
    base: rebase(base, solved.value, shock),
    welfare: fromKeys(ids, (id) => at(solved.value.welfare, ids.indexOf(id))),
  });
}

/** 1/θ_j on goods, in whole basis points. */
function optimalWall({ base, sectors }: Scenario): Record<string, number> {
  return Object.fromEntries(
    sectors.flatMap(({ id, tradable }, place) =>
      tradable ? [[id, toBasisPoints(1 / at(base.theta, place))]] : [],
    ),
  );
}
