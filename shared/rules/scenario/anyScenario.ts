/** The scenario that a table plays on, with what its settings assume otherwise. */
import { type Assumptions, type ModelAssumptions, assumptionsOf } from '#shared/content/assumptions.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import type { ScenarioFault } from '#shared/content/scenarioSchema.ts';
import { accountingFaults } from '#shared/content/scenarios/accountingFaults.ts';
import { loadScenario } from '#shared/content/scenarios/index.ts';
import type { CountryScenarioId, Opening, PresetId, ScenarioId } from '#shared/content/vocabulary.ts';
import { at } from '#shared/economics/at.ts';
import type { TradeBase } from '#shared/economics/tradeModel.ts';
import { type Result, err, ok } from '#shared/kernel/result.ts';
import { type ProvincesScenario, loadProvincesScenario } from './provincesScenario.ts';
import { raiseWalls } from './raiseWalls.ts';

/**
 * θ_j ψ_j above which the equilibrium is not sure to be unique, nor the solver to find it (Kucheryavyy, Lyn and
 * Rodríguez-Clare 2023; docs/model.md). Higher elasticities take scale down to it.
 */
export const SCALE_LIMIT = 0.7;

/** The assumptions about the model in full; undefined where they leave the scenario as it is. */
function modelAssumptions(assumptions: Assumptions): ModelAssumptions | undefined {
  const { elasticities = 'base', scalePercent = 100, specificFactorsPercent = 100 } = assumptions;
  const isAsShipped = elasticities === 'base' && scalePercent === 100 && specificFactorsPercent === 100;
  return isAsShipped ? undefined : { elasticities, scalePercent, specificFactorsPercent };
}

/**
 * A scenario whose flows and tariffs are as observed and whose technology is assumed otherwise: in exact hat form the data of
 * the base are an equilibrium whatever θ, ψ and s are.
 */
function assume(scenario: Scenario, assumed: ModelAssumptions): Scenario {
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

/** What of a game's settings decides on which data it is played. */
export type ScenarioChoice = {
  readonly scenarioId: ScenarioId;
  readonly opening: Opening;
  readonly preset: PresetId;
  readonly assumptions?: Assumptions | undefined;
};

type CountryChoice = { readonly scenarioId: CountryScenarioId; readonly opening: Opening };

/** Assumed scenarios kept in memory: one more pushes out the oldest. */
const KEPT = 16;
const kept = new Map<string, Result<Scenario, ScenarioFault>>();

/** The scenario that a game is played on, with what it assumes otherwise; the same object for the same settings. */
export function scenarioFor(choice: ScenarioChoice): Result<Scenario, ScenarioFault> {
  const { scenarioId, opening } = choice;
  if (scenarioId === 'provinces') throw new Error('provinces have a scenario of their own');
  const assumed = modelAssumptions(assumptionsOf(choice));
  if (assumed === undefined) return loadScenario(scenarioId, opening);
  const key = [scenarioId, opening, ...Object.values(assumed)].join('/');
  const known = kept.get(key) ?? assumedScenario({ scenarioId, opening }, assumed);
  kept.delete(key);
  kept.set(key, known);
  const [oldest] = kept.keys();
  if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
  return known;
}

function assumedScenario(
  { scenarioId, opening }: CountryChoice,
  assumed: ModelAssumptions,
): Result<Scenario, ScenarioFault> {
  const loaded = loadScenario(scenarioId, opening);
  if (!loaded.ok) return loaded;
  return opening === 'highWalls' ? behindWalls(loaded.value, assumed) : ok(assume(loaded.value, assumed));
}

/** High walls are 1/θ_j, and trade behind them depends on the model: both are computed anew from the data of today. */
function behindWalls(shipped: Scenario, assumed: ModelAssumptions): Result<Scenario, ScenarioFault> {
  const today = loadScenario(shipped.id, 'today');
  if (!today.ok) return today;
  const raised = raiseWalls(assume(today.value, assumed));
  const path = `${shipped.id} assumed ${Object.values(assumed).join(', ')}`;
  if (!raised.ok) return err({ path, field: 'opening', reason: raised.error.code });
  const { base, mfnRateBp } = raised.value;
  const [fault] = accountingFaults(base);
  return fault === undefined ? ok({ ...shipped, base, mfnRateBp, assumed }) : err({ path, ...fault });
}

/** What a table is played on: countries under the trade model, or provinces in their segmented market. */
export type AnyScenario = Scenario | ProvincesScenario;

/** What each game makes of its scenario. Every layer that tells them apart does so in one such list, and a game more does not compile without its entry. */
type ByGame<T> = {
  readonly countries: (scenario: Scenario) => T;
  readonly provinces: (scenario: ProvincesScenario) => T;
};

export function byGame<T>(scenario: AnyScenario, games: ByGame<T>): T {
  return scenario.id === 'provinces' ? games.provinces(scenario) : games.countries(scenario);
}

/** The scenario of any game; the same object for the same settings. */
export function anyScenarioFor(choice: ScenarioChoice): Result<AnyScenario, ScenarioFault> {
  return choice.scenarioId === 'provinces' ? loadProvincesScenario(choice.opening) : scenarioFor(choice);
}
