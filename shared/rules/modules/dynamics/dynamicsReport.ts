import { STAFF_SAVING } from '#shared/content/dynamicsConstants.ts';
import { fromKeys } from '#shared/kernel/records.ts';
import { at } from '#shared/economics/at.ts';
import { workersMoved } from '#shared/economics/dynamics/workersMoved.ts';
import type { DynamicsOfEconomy, DynamicsReport } from '#shared/protocol/modules/dynamics.ts';
import { levyDuties } from '../../policy/shock/levyDuties.ts';
import { economyPlace, placesOf } from '../../policy/shock/placesOf.ts';
import { goodsTrade } from '../../settlement/goodsTrade.ts';
import type { SolvedRound } from '../../settlement/solveRound.ts';
import { findSmuggling } from './findSmuggling.ts';
import { investmentReport } from './investmentReport.ts';
import type { Movement } from './moveEconomies.ts';
import { pairsAtLevel } from './pairsAtLevel.ts';

/** Fewer people than this, in millions, are not told. */
const PEOPLE_TOLD_MN = 0.001;

/** What a round moved, and why, for everybody to read. */
export function dynamicsReport(round: SolvedRound, movement: Movement): DynamicsReport {
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
function smuggledBn({ scenario, law, after }: SolvedRound): Float64Array {
  const { N, J } = scenario.base;
  const smuggled = new Float64Array(N);
  for (const { cell, share } of findSmuggling(scenario, law, levyDuties(scenario, law))) {
    const n = Math.floor(cell / (N * J));
    smuggled[n] = at(smuggled, n) + share * at(after.equilibrium.imports, cell);
  }
  return smuggled;
}
