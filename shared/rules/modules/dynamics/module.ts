import { STAFF_SAVING } from '#shared/content/moduleConstants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { at } from '#shared/economics/at.ts';
import { must } from '#shared/kernel/records.ts';
import { violatedBy } from '#shared/kernel/violatedBy.ts';
import type { DynamicsState } from '#shared/protocol/modules/dynamics.ts';
import { type LawInForce, type ShockDraft, placesOf } from '../../law/lawInForce.ts';
import { dynamicsAtWork } from '../../law/moduleIsOn.ts';
import type { CountryGame } from '../../state.ts';
import type { GameModule } from '../gameModule.ts';
import { pairsAtLevel } from './movement.ts';
import { findSmuggling, settleDynamics } from './settleDynamics.ts';

/** Dynamics: productivity, capital and people, which move on from round to round. */
export const dynamics = {
  id: 'dynamics',
  isLaw: true,
  initial: ({ scenario }) => ({ dynamics: initialDynamics(scenario) }),
  shape: shapeDynamics,
  settle: ({ round }) => {
    const { state, report } = settleDynamics(round, must(round.state.dynamics, 'module dynamics'));
    return { states: { dynamics: state }, reports: { dynamics: report } };
  },
  redact: { noSecrets: 'Movement follows from what is public, and its report tells it.' },
  violations: dynamicsViolations,
} as const satisfies GameModule<'dynamics'>;

/** Nothing has moved yet. */
export function initialDynamics({ base: { N, J } }: Scenario): DynamicsState {
  return {
    productivity: Array<number>(N * J).fill(1),
    capital: Array<number>(N * J).fill(1),
    labour: Array<number>(N).fill(1),
    pendingCompetition: Array<number>(N * J).fill(0),
    widestOpening: Array<number>(N * J).fill(0),
  };
}

/** Tariffs keep six decimals, as iceberg costs do: what is stored is what was solved. */
const DECIMALS = 1e6;

/** Writes what has moved since the opening into the model's arrays, and the staff that unions save at borders, and smuggling. */
function shapeDynamics(scenario: Scenario, law: LawInForce, draft: ShockDraft): void {
  const state = dynamicsAtWork(law);
  if (state === undefined) return;
  multiply(draft.tfp, state.productivity);
  multiply(draft.capital, state.capital);
  multiply(draft.labour, state.labour);
  for (const { cell, tariff, origin } of findSmuggling(scenario, law, draft)) {
    draft.tariff[cell] = Math.round(tariff * DECIMALS) / DECIMALS;
    draft.iceberg[cell] = (at(draft.iceberg, cell) * origin) / at(draft.origin, cell);
  }
  spareStaff(scenario, law, draft);
}

function multiply(target: Float64Array, hats: readonly number[]): void {
  hats.forEach((hat, place) => {
    target[place] = at(target, place) * hat;
  });
}

function spareStaff(scenario: Scenario, { agreements }: LawInForce, { iceberg }: ShockDraft): void {
  if (!scenario.flags.borderCosts) return;
  const { J, N } = scenario.base;
  const { goods } = placesOf(scenario);
  for (const [n, i] of pairsAtLevel(scenario, agreements, 3)) {
    for (const { place } of goods) {
      const cell = (n * N + i) * J + place;
      iceberg[cell] = at(iceberg, cell) * (1 - STAFF_SAVING);
    }
  }
}

/** Part of the world's people by which rounding of what is stored may change their number. */
const ROUNDING = 1e-7;

/** Invariants: nobody is created or lost, hats are positive numbers, arrays have the size of the scenario. */
export function dynamicsViolations(
  scenario: Scenario,
  { dynamics }: Pick<CountryGame, 'dynamics'>,
): string[] {
  if (dynamics === undefined) return [];
  const { N, J } = scenario.base;
  const { productivity, capital, labour, pendingCompetition, widestOpening } = dynamics;
  const bySector = [productivity, capital, pendingCompetition, widestOpening];
  const hats = [...productivity, ...capital, ...labour];
  let people = 0;
  let peopleAtOpening = 0;
  scenario.economies.forEach(({ populationMn }, n) => {
    people += populationMn * (labour[n] ?? Number.NaN);
    peopleAtOpening += populationMn;
  });
  return [
    ...violatedBy(
      labour.length === N && bySector.every(({ length }) => length === N * J),
      'what has moved is not of this world',
    ),
    ...violatedBy(
      hats.every((hat) => Number.isFinite(hat) && hat > 0),
      'productivity, capital or people is not a positive number',
    ),
    ...violatedBy(
      [...pendingCompetition, ...widestOpening].every((value) => value >= 0),
      'competition has taught less than nothing',
    ),
    ...violatedBy(Math.abs(people / peopleAtOpening - 1) < ROUNDING, 'people were made or lost'),
  ];
}
