import { FREE_TRADE_LEVEL } from '#shared/content/treatyConstants.ts';
import { CAPITAL_IN_RETURNS, EVASION_ELASTICITY, STAFF_SAVING } from '#shared/content/moduleConstants.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { at, fromKeys, must } from '#shared/kernel/records.ts';
import { investmentFlows } from '#shared/economics/dynamics/capital.ts';
import { type Evasion, evade } from '#shared/economics/dynamics/evade.ts';
import { workersMoved } from '#shared/economics/dynamics/migrate.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { type GameModule, type ModuleOutcome, type SolvedRound, violatedBy } from '../gameModule.ts';
import type { Agreement } from '#shared/protocol/law.ts';
import type {
  DynamicsOfEconomy,
  DynamicsReport,
  DynamicsState,
  InvestmentKind,
} from '#shared/protocol/modules/modules.ts';
import { areasIn, blocsOf } from '../../law/blocs.ts';
import {
  type LawInForce,
  type LeviedDuties,
  type ShockDraft,
  economyPlace,
  goodsTrade,
  placesOf,
} from '../../law/lawInForce.ts';
import { dynamicsAtWork, moduleIsOpen } from '../../law/moduleIsOn.ts';
import { pairLevel } from '../../law/register.ts';
import type { CountryGame } from '../../state.ts';
import { type CapitalMovement, type Movement, moveEconomies, pairsAtLevel } from './movement.ts';

/** Productivity, capital and people after a round, and the report of why they moved. */
function settleDynamics(
  round: SolvedRound,
  state: DynamicsState,
): ModuleOutcome<DynamicsState, DynamicsReport> {
  if (!moduleIsOpen(round.state, 'dynamics')) {
    return { state, report: { economies: {}, migration: [], investment: [] } };
  }
  const movement = moveEconomies({
    scenario: round.scenario,
    law: round.law,
    solved: round.after,
    state,
    levelsBefore: round.state.pairLevels,
  });
  return { state: movement.next, report: dynamicsReport(round, movement) };
}

/** Fewer people than this, in millions, are not told. */
const PEOPLE_TOLD_MN = 0.001;

/** The public report of what moved in a round, and why. */
function dynamicsReport(round: SolvedRound, movement: Movement): DynamicsReport {
  const { ids } = placesOf(round.scenario);
  const { flowsMn } = movement.migration;
  const savedBn = savedStaffBn(round);
  const smuggled = smuggledBn(round);
  const { before, after } = round;
  const moved = workersMoved(round.scenario.base, before.equilibrium.output, after.equilibrium.output);
  return {
    economies: fromKeys(ids, (economy): DynamicsOfEconomy => {
      const n = economyPlace(round.scenario, economy);
      return {
        productivity: meanGrowth(round, movement, n),
        capital: { saving: at(movement.capital.saving, n), fromAbroad: at(movement.capital.fromAbroad, n) },
        peopleMn: at(movement.migration.netMn, n),
        savedStaffBn: at(savedBn, n),
        smuggledBn: at(smuggled, n),
        adjustment: at(moved, n),
      };
    }),
    migration: ids
      .flatMap((from, n) => ids.map((to, i) => ({ from, to, peopleMn: at(flowsMn, n * ids.length + i) })))
      .filter(({ peopleMn }) => peopleMn >= PEOPLE_TOLD_MN),
    investment: investmentReport(round, movement.capital),
  };
}

/** Growth of productivity by cause, in the mean of the sectors, weighted by what they add now. */
function meanGrowth(
  { scenario, after }: SolvedRound,
  { growth }: Movement,
  n: number,
): DynamicsOfEconomy['productivity'] {
  const { J, gva } = scenario.base;
  const { output, valueAdded } = after.equilibrium;
  const mean = (values: Float64Array): number => {
    let sum = 0;
    for (let nj = n * J; nj < (n + 1) * J; nj++) sum += at(gva, nj) * at(output, nj) * at(values, nj);
    return sum / at(valueAdded, n);
  };
  return {
    competition: mean(growth.competition),
    diffusion: mean(growth.diffusion),
    research: mean(growth.research),
    specialization: mean(growth.specialization),
  };
}

/** Worth of the staff that unions spare, where the scenario knows border costs. */
function savedStaffBn({ scenario, state, after }: SolvedRound): Float64Array {
  const { ids } = placesOf(scenario);
  const saved = new Float64Array(ids.length);
  if (!scenario.flags.borderCosts) return saved;
  for (const [n, i] of pairsAtLevel(scenario, state.agreements, 3)) {
    const tradeBn = goodsTrade(scenario, after.equilibrium.imports, ids[n] ?? '', ids[i] ?? '');
    saved[n] = at(saved, n) + STAFF_SAVING * tradeBn;
  }
  return saved;
}

/** Goods that came unseen, by economy where they are used. */
function smuggledBn({ scenario, law, after, duties }: SolvedRound): Float64Array {
  const { N, J } = scenario.base;
  const smuggled = new Float64Array(N);
  for (const { cell, share } of findSmuggling(scenario, law, duties)) {
    const n = Math.floor(cell / (N * J));
    smuggled[n] = at(smuggled, n) + share * at(after.equilibrium.imports, cell);
  }
  return smuggled;
}

/** Part of the world's capital below which a movement is not told. */
const SHARE_TOLD = 1e-6;

/** Who invested where in a round, in money, and for which of the reasons of the field. */
function investmentReport(round: SolvedRound, capital: CapitalMovement): DynamicsReport['investment'] {
  const { ids } = placesOf(round.scenario);
  const flows = investmentFlows(capital.stock, capital.fromAbroad);
  const least = SHARE_TOLD * capital.stock.reduce((sum, amount) => sum + amount, 0);
  return ids.flatMap((from, i) =>
    ids.flatMap((to, n) => {
      const amount = at(flows, i * ids.length + n);
      if (amount <= least) return [];
      return [{ from, to, amountBn: CAPITAL_IN_RETURNS * amount, kind: kindOf(round, from, to) }];
    }),
  );
}

/** Kindleberger's distinction: capital that follows lost sales over the wall, and capital that a bloc draws away (1966). */
function kindOf(round: SolvedRound, from: EconomyId, to: EconomyId): InvestmentKind {
  const { state } = round;
  if (pairLevel(state.agreements, from, to) >= FREE_TRADE_LEVEL) return 'inside';
  if (soldLessOverTheWall(round, from, to)) return 'tariffJumping';
  return blocsOf(state).some(({ parties }) => parties.includes(to)) ? 'diverted' : 'elsewhere';
}

function soldLessOverTheWall(
  { scenario, before, after }: SolvedRound,
  from: EconomyId,
  to: EconomyId,
): boolean {
  const { N, J } = scenario.base;
  const first = (economyPlace(scenario, to) * N + economyPlace(scenario, from)) * J;
  const isWalled = placesOf(scenario).goods.some(({ place }) => at(after.shock.tariff, first + place) > 0);
  const sold = (imports: Float64Array): number => goodsTrade(scenario, imports, to, from);
  return isWalled && sold(after.equilibrium.imports) < sold(before.equilibrium.imports);
}

/** A flow of goods of which part evades: its place in the arrays [n][i][j], and what it pays in the mean. */
type SmuggledFlow = Evasion & { readonly cell: number };

/**
 * Goods of outsiders that come unseen over the open borders of free trade areas, through the member where they pay least.
 * A common wall ends it: inside a union nothing is saved. Areas older than the game have their smuggling in the data.
 */
function findSmuggling(scenario: Scenario, law: LawInForce, duties: LeviedDuties): SmuggledFlow[] {
  const areas = areasIn(law.agreements).filter(({ sinceRound }) => sinceRound > 0);
  if (areas.length === 0) return [];
  const doors = cheapestDoors(scenario, areas, duties);
  const flows: SmuggledFlow[] = [];
  for (let cell = 0; cell < doors.length; cell++) {
    const door = doors[cell] ?? -1;
    if (door < 0) continue;
    const evasion = evade(passage(duties, cell), passage(duties, door), EVASION_ELASTICITY);
    if (evasion.share > 0) flows.push({ cell, ...evasion });
  }
  return flows;
}

function passage({ tariff, origin }: LeviedDuties, cell: number): Parameters<typeof evade>[0] {
  return { tariff: at(tariff, cell), origin: at(origin, cell) };
}

/** Of each flow into a member of an area, the cell of the same goods' cheapest way into another member; −1 where none is cheaper. */
function cheapestDoors(scenario: Scenario, areas: readonly Agreement[], duties: LeviedDuties): Int32Array {
  const { N, J } = scenario.base;
  const cost = new Float64Array(duties.tariff.length);
  for (let cell = 0; cell < cost.length; cell++) {
    cost[cell] = (1 + at(duties.tariff, cell)) * at(duties.origin, cell);
  }
  const least = cost.slice();
  const doors = new Int32Array(cost.length).fill(-1);
  for (const area of areas) {
    const members = area.parties.map((party) => economyPlace(scenario, party));
    const outsiders = placesOf(scenario).ids.flatMap((_id, i) => (members.includes(i) ? [] : [i]));
    area.parties.forEach((party, place) => {
      const n = must(members[place], 'a member');
      const goods = sectorsOpenIn(scenario, area, party);
      for (const other of members) {
        if (other === n) continue;
        for (const { place: j } of goods) {
          for (const i of outsiders) {
            const cell = (n * N + i) * J + j;
            const door = (other * N + i) * J + j;
            if (at(cost, door) >= at(least, cell)) continue;
            least[cell] = at(cost, door);
            doors[cell] = door;
          }
        }
      }
    });
  }
  return doors;
}

/** Goods that the importer did not keep out of the area: those are still looked at on the border. */
function sectorsOpenIn(
  scenario: Scenario,
  { exceptions }: Agreement,
  importer: string,
): readonly { readonly place: number }[] {
  if (exceptions.length === 0) return placesOf(scenario).goods;
  const keptOut = exceptions.filter(({ by }) => by === importer).map(({ sector }) => sector);
  return placesOf(scenario).goods.filter(({ id }) => !keptOut.includes(id));
}

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
