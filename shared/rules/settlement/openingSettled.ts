import { fromKeys } from '#shared/kernel/records.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { Scenario } from '#shared/content/scenario.ts';
import { at } from '#shared/economics/at.ts';
import { solveEquilibrium } from '#shared/economics/equilibrium/solveEquilibrium.ts';
import { baseAccounts } from '#shared/economics/tradeBase.ts';
import type { ConvergenceFailure } from '#shared/economics/tradeModel.ts';
import type { SettledEconomy } from '#shared/protocol/report.ts';
import { buildShock } from '../policy/shock/buildShock.ts';
import type { LawInForce } from '../policy/shock/lawInForce.ts';
import { economyPlace, placesOf } from '../policy/shock/placesOf.ts';
import { openingLaw } from './openingLaw.ts';
import { settledEconomy } from './settledShock.ts';

/** The economy before round 1: the base of the scenario, solved once under its own law as a check on both. */
export function openingSettled(scenario: Scenario): Result<SettledEconomy, ConvergenceFailure> {
  const law = openingLawInForce(scenario);
  const shock = buildShock(scenario, law);
  const equilibrium = solveEquilibrium(scenario.base, shock);
  if (!equilibrium.ok) return equilibrium;
  return ok(settledEconomy(scenario, law.settled.borderCost, { shock, equilibrium: equilibrium.value }));
}

/** What is levied at the opening: MFN schedules and the treaties in force. */
export function openingLawInForce(scenario: Scenario): LawInForce {
  const { ids } = placesOf(scenario);
  const { imports, income } = baseAccounts(scenario.base);
  return {
    walls: fromKeys(ids, (id) => ({ mfnRateBp: scenario.mfnRateBp[id] ?? {} })),
    agreements: Object.fromEntries(openingLaw(scenario).upsert.map((agreement) => [agreement.id, agreement])),
    round: 0,
    settled: {
      imports: [...imports],
      incomeBn: fromKeys(ids, (id) => at(income, economyPlace(scenario, id))),
      borderCost: Array<number>(ids.length ** 2).fill(1),
    },
  };
}
