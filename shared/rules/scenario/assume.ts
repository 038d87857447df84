import type { TradeBase } from '#shared/economics/tradeModel.ts';
import { at } from '#shared/economics/at.ts';
import type { Assumptions, ModelAssumptions } from '#shared/content/assumptions.ts';
import type { Scenario } from '#shared/content/scenario.ts';

/**
 * θ_j ψ_j above which the equilibrium is not sure to be unique, nor the solver to find it (Kucheryavyy, Lyn and
 * Rodríguez-Clare 2023; docs/model.md). Higher elasticities take scale down to it.
 */
export const SCALE_LIMIT = 0.7;

/** The assumptions about the model in full; undefined where they leave the scenario as it is. */
export function modelAssumptions(assumptions: Assumptions): ModelAssumptions | undefined {
  const { elasticities = 'base', scalePercent = 100, specificFactorsPercent = 100 } = assumptions;
  const isAsShipped = elasticities === 'base' && scalePercent === 100 && specificFactorsPercent === 100;
  return isAsShipped ? undefined : { elasticities, scalePercent, specificFactorsPercent };
}

/**
 * A scenario whose flows and tariffs are as observed and whose technology is assumed otherwise: in exact hat form the data of
 * the base are an equilibrium whatever θ, ψ and s are.
 */
export function assume(scenario: Scenario, assumed: ModelAssumptions): Scenario {
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
