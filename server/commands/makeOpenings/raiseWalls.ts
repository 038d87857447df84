import { noShock } from '#shared/economics/noShock.ts';
import { rebase } from '#shared/economics/rebase.ts';
import { solveEquilibrium } from '#shared/economics/equilibrium/solveEquilibrium.ts';
import type { ConvergenceFailure } from '#shared/economics/tradeModel.ts';
import { at } from '#shared/economics/at.ts';
import { toBasisPoints, toFraction } from '#shared/kernel/basisPoints.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import { fromKeys } from '#shared/kernel/records.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { OpeningFile } from '#shared/content/scenarioSchema.ts';

/** Far below the tolerance at which a scenario is checked. */
const TOLERANCE = 1e-13;

export type RaisedWalls = Pick<OpeningFile, 'mfnRateBp' | 'agreements' | 'importShare' | 'expenditure'> & {
  /** Ŵ against the equilibrium with the tariffs of today, by economy. */
  readonly welfare: Readonly<Record<string, number>>;
};

/**
 * The world with walls of 1/θ_j on the goods of the playable economies and no agreement: about what each would levy
 * alone (docs/model.md). The rest of the world keeps its table. Solved once from today and made the new base.
 */
export function raiseWalls(today: Scenario): Result<RaisedWalls, ConvergenceFailure> {
  const { base, economies, sectors } = today;
  const goods = sectors.filter(({ tradable }) => tradable);
  const ids = economies.map(({ id }) => id);
  const wall = Object.fromEntries(
    goods.map(({ id }) => [
      id,
      toBasisPoints(
        1 /
          at(
            base.theta,
            sectors.findIndex((s) => s.id === id),
          ),
      ),
    ]),
  );
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
  const walled = rebase(base, solved.value, shock);
  return ok({
    mfnRateBp,
    agreements: [],
    importShare: [...walled.pi],
    expenditure: [...walled.X],
    welfare: fromKeys(ids, (id) => at(solved.value.welfare, ids.indexOf(id))),
  });
}
