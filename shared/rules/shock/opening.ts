import type { OpeningAgreement, Scenario } from '#shared/content/scenario.ts';
import { openingPreferenceBp } from '#shared/content/scenarios/assembleScenario.ts';
import { at } from '#shared/economics/at.ts';
import { solveEquilibrium } from '#shared/economics/equilibrium/solveEquilibrium.ts';
import { baseAccounts } from '#shared/economics/tradeBase.ts';
import type { ConvergenceFailure } from '#shared/economics/tradeModel.ts';
import { type EconomyId, agreementId } from '#shared/kernel/ids.ts';
import { fromKeys } from '#shared/kernel/records.ts';
import { type Result, ok } from '#shared/kernel/result.ts';
import type { Agreement, Concession, LawChange } from '#shared/protocol/law.ts';
import type { SettledEconomy } from '#shared/protocol/report.ts';
import { type LawInForce, economyPlace, placesOf } from '../law/lawInForce.ts';
import { buildShock, settledEconomy } from './buildShock.ts';

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

/** Treaties in force when play begins, each with the rates that the base of the scenario was solved with. */
export function openingLaw(scenario: Scenario): LawChange {
  return {
    upsert: scenario.agreements.map((agreement, number) => treatyOf(scenario, agreement, number)),
    end: [],
  };
}

function treatyOf(scenario: Scenario, opening: OpeningAgreement, number: number): Agreement {
  const concessions = concessionsOf(scenario, opening);
  const isExcepted = ({ rateBp }: Concession): boolean => opening.level === 2 && rateBp > 0;
  return {
    id: agreementId(number),
    level: opening.level,
    parties: opening.parties,
    concessions: concessions.filter((concession) => opening.level === 1 || isExcepted(concession)),
    exceptions: concessions.filter(isExcepted).map(({ by, sector }) => ({ by, sector })),
    payments: [],
    sinceRound: 0,
    boundUntilRound: 0,
    notices: [],
  };
}

/** Rates below the wall, both ways. */
function concessionsOf(scenario: Scenario, opening: OpeningAgreement): Concession[] {
  const [a, b] = opening.parties;
  const directions: readonly (readonly [EconomyId, EconomyId])[] = [
    [a, b],
    [b, a],
  ];
  return directions.flatMap(([by, to]) =>
    scenario.sectors
      .filter(({ tradable }) => tradable)
      .flatMap(({ id: sector }) => {
        const mfnBp = scenario.mfnRateBp[by]?.[sector] ?? 0;
        const rateBp = openingPreferenceBp(opening, sector, mfnBp);
        return rateBp < mfnBp ? [{ by, to, sector, rateBp }] : [];
      }),
  );
}
