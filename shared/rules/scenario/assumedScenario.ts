import { type Assumptions, type ModelAssumptions, assumptionsOf } from '#shared/content/assumptions.ts';
import type { Scenario, ScenarioFault } from '#shared/content/scenario.ts';
import { accountingFaults } from '#shared/content/scenarios/accountingFaults.ts';
import type { PresetId } from '#shared/content/vocabulary.ts';
import { at, fromKeys } from '#shared/kernel/records.ts';
import { solveEquilibrium } from '#shared/economics/equilibrium/solveEquilibrium.ts';
import { noShock, type ConvergenceFailure, type TradeBase } from '#shared/economics/tradeModel.ts';
import { rebase } from '#shared/economics/tradeBase.ts';
import { toBasisPoints, toFraction } from '#shared/kernel/basisPoints.ts';
import { type Result, err, ok } from '#shared/kernel/result.ts';

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
  const wall = optimalWall(today);
  return behindWalls(
    today,
    Object.fromEntries(
      today.economies.map(({ id, playable }) => [id, playable ? wall : (today.mfnRateBp[id] ?? {})]),
    ),
  );
}

/** A scenario with other tariffs and no agreement: the equilibrium behind these walls, made the new base. */
export function behindWalls(
  { base, economies, sectors }: Scenario,
  mfnRateBp: Scenario['mfnRateBp'],
): Result<RaisedWalls, ConvergenceFailure> {
  const ids = economies.map(({ id }) => id);
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

/** A scenario of countries under other assumptions about the model than its files make. */

/**
 * θ_j ψ_j above which the equilibrium is not sure to be unique, nor the solver to find it (Kucheryavyy, Lyn and
 * Rodríguez-Clare 2023; docs/model.md). Higher elasticities take scale down to it.
 */
export const SCALE_LIMIT = 0.7;

/** What a game assumes about the model, in full; undefined where that leaves the scenario as it is. */
export function assumedModel(choice: {
  readonly preset: PresetId;
  readonly assumptions?: Assumptions | undefined;
}): ModelAssumptions | undefined {
  const { elasticities = 'base', scalePercent = 100, specificFactorsPercent = 100 } = assumptionsOf(choice);
  const isAsShipped = elasticities === 'base' && scalePercent === 100 && specificFactorsPercent === 100;
  return isAsShipped ? undefined : { elasticities, scalePercent, specificFactorsPercent };
}

/**
 * A scenario as shipped, its model assumed otherwise. High walls are 1/θ_j, and trade behind them depends on the model: both are computed
 * anew from `today`, the same scenario as observed.
 */
export function assumeModel(
  shipped: Scenario,
  assumed: ModelAssumptions,
  today: Scenario,
): Result<Scenario, ScenarioFault> {
  if (shipped.opening !== 'highWalls') return ok(withTechnology(shipped, assumed));
  const raised = raiseWalls(withTechnology(today, assumed));
  const path = `${shipped.id} assumed ${Object.values(assumed).join(', ')}`;
  if (!raised.ok) return err({ path, field: 'opening', reason: raised.error.code });
  const { base, mfnRateBp } = raised.value;
  const [fault] = accountingFaults(base);
  return fault === undefined ? ok({ ...shipped, base, mfnRateBp, assumed }) : err({ path, ...fault });
}

/**
 * A scenario whose flows and tariffs are as observed and whose technology is assumed otherwise: in exact hat form the data of
 * the base are an equilibrium whatever θ, ψ and s are.
 */
export function withTechnology(scenario: Scenario, assumed: ModelAssumptions): Scenario {
  const { elasticities, scalePercent, specificFactorsPercent } = assumed;
  const { base, otherElasticities } = scenario;
  const theta = elasticities === 'base' ? base.theta : Float64Array.from(otherElasticities[elasticities]);
  return {
    ...scenario,
    base: {
      ...base,
      theta,
      psi: scaleWithin(base, theta, scalePercent),
      spec: base.spec.map((share) => (share * specificFactorsPercent) / 100),
    },
    assumed,
  };
}

function scaleWithin({ psi }: TradeBase, theta: Float64Array, percent: number): Float64Array {
  return psi.map((elasticity, place) =>
    Math.min((elasticity * percent) / 100, SCALE_LIMIT / at(theta, place)),
  );
}
