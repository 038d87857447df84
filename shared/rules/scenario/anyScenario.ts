/** The scenario that a table plays on, as the files of this build have it, checked and kept. */
import type { Assumptions, ModelAssumptions } from '#shared/content/assumptions.ts';
import type { AgreementLimits } from '#shared/content/presets.ts';
import type { Scenario, ScenarioFault } from '#shared/content/scenario.ts';
import { underSettings } from '#shared/content/scenarios/assembleScenario.ts';
import { loadProvinces, loadScenario } from '#shared/content/scenarios/index.ts';
import type { Opening, PresetId, ScenarioId } from '#shared/content/vocabulary.ts';
import { type Result, ok } from '#shared/kernel/result.ts';
import { assumedModel, assumeModel } from './assumedScenario.ts';
import { type ProvincesScenario, provincesScenarioOf } from './provincesScenario.ts';

/** What of a game's settings decides on which data it is played. */
export type ScenarioChoice = {
  readonly scenarioId: ScenarioId;
  readonly opening: Opening;
  readonly preset: PresetId;
  readonly assumptions?: Assumptions | undefined;
  readonly agreementLimits?: AgreementLimits | undefined;
  readonly stepBp?: number | undefined;
  readonly wallsHold?: true | undefined;
};

/** Assumed scenarios kept in memory: one more pushes out the oldest. */
const KEPT = 16;
const kept = new Map<string, Result<Scenario, ScenarioFault>>();

/** The scenario that a game of countries is played on, with what it assumes otherwise; the same object for the same settings. */
export function scenarioFor(choice: ScenarioChoice): Result<Scenario, ScenarioFault> {
  const { scenarioId, opening } = choice;
  if (scenarioId === 'provinces') throw new Error('provinces have a scenario of their own');
  const shipped = loadScenario(scenarioId, opening);
  const assumed = assumedModel(choice);
  if (!shipped.ok) return shipped;
  if (assumed === undefined && underSettings(shipped.value, choice) === shipped.value) return shipped;
  const stepBp = choice.agreementLimits?.stepBp ?? choice.stepBp;
  const key = [scenarioId, opening, stepBp, choice.wallsHold, ...Object.values(assumed ?? {})].join('/');
  const known = kept.get(key) ?? scenarioUnder(shipped.value, choice, assumed);
  kept.delete(key);
  kept.set(key, known);
  const [oldest] = kept.keys();
  if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
  return known;
}

function scenarioUnder(
  shipped: Scenario,
  choice: ScenarioChoice,
  assumed: ModelAssumptions | undefined,
): Result<Scenario, ScenarioFault> {
  const scenario = assumed === undefined ? ok(shipped) : withToday(shipped, assumed);
  return scenario.ok ? ok(underSettings(scenario.value, choice)) : scenario;
}

function withToday(shipped: Scenario, assumed: ModelAssumptions): Result<Scenario, ScenarioFault> {
  if (shipped.opening !== 'highWalls') return assumeModel(shipped, assumed, shipped);
  const today = loadScenario(shipped.id, 'today');
  return today.ok ? assumeModel(shipped, assumed, today.value) : today;
}

const provincesAt = new Map<Opening, Result<ProvincesScenario, ScenarioFault>>();

/** Read, checked and solved once per process. */
export function loadProvincesScenario(opening: Opening): Result<ProvincesScenario, ScenarioFault> {
  const known = provincesAt.get(opening) ?? readProvinces(opening);
  provincesAt.set(opening, known);
  return known;
}

function readProvinces(opening: Opening): Result<ProvincesScenario, ScenarioFault> {
  const provinces = loadProvinces();
  return provinces.ok ? provincesScenarioOf(provinces.value, opening) : provinces;
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

/** What of an opening the first round is read against. */
export type OpeningFacts = {
  /** Among provinces. */
  readonly borderEffectAtOpening?: number;
};

export function openingFacts(scenario: AnyScenario): OpeningFacts {
  return byGame<OpeningFacts>(scenario, {
    countries: () => ({}),
    provinces: ({ atOpening }) => ({ borderEffectAtOpening: atOpening.borderEffect }),
  });
}

/** The scenario of any game; the same object for the same settings. */
export function anyScenarioFor(choice: ScenarioChoice): Result<AnyScenario, ScenarioFault> {
  return choice.scenarioId === 'provinces' ? loadProvincesScenario(choice.opening) : scenarioFor(choice);
}
