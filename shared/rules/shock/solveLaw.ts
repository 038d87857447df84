import { FREE_TRADE_LEVEL } from '#shared/content/treatyConstants.ts';
import type { OpeningAgreement, Scenario } from '#shared/content/scenario.ts';
import { openingPreferenceBp } from '#shared/content/scenarios/assembleScenario.ts';
import { at, fromKeys } from '#shared/kernel/records.ts';
import { solveEquilibrium } from '#shared/economics/equilibrium/solveEquilibrium.ts';
import { baseAccounts } from '#shared/economics/tradeBase.ts';
import type { ConvergenceFailure } from '#shared/economics/tradeModel.ts';
import { type EconomyId, agreementId } from '#shared/kernel/ids.ts';
import { type Result, ok } from '#shared/kernel/result.ts';
import type { Agreement, Concession, LawChange } from '#shared/protocol/law.ts';
import type { SettledEconomy } from '#shared/protocol/report.ts';
import { type LawInForce, type SolvedLaw, economyPlace, placesOf } from '../law/lawInForce.ts';
import { haveSameModules } from '../modules.ts';
import { buildShock, settledEconomy } from './buildShock.ts';

/** An error of 1e-7 in logs is a hundredth of what two decimals of a per cent can show. */
const DEFAULT_TOLERANCE = 1e-7;

type LawOptions = { readonly tolerance?: number; readonly warmStart?: Float64Array };

/** The equilibrium under a law. */
export function solveLaw(
  scenario: Scenario,
  law: LawInForce,
  { tolerance = DEFAULT_TOLERANCE, warmStart }: LawOptions = {},
): Result<SolvedLaw, ConvergenceFailure> {
  const shock = buildShock(scenario, law);
  const equilibrium = solveEquilibrium(scenario.base, shock, {
    tolerance,
    ...(warmStart === undefined ? {} : { warmStart }),
  });
  return equilibrium.ok ? ok({ shock, equilibrium: equilibrium.value }) : equilibrium;
}

type Known = { readonly law: LawInForce; readonly tolerance: number; readonly solved: SolvedLaw };

/** The last laws solved of each settlement: forecasts of one table compare with the same law again and again. */
const knownLaws = new WeakMap<LawInForce['settled'], readonly Known[]>();
const KNOWN_LAWS = 4;

/** The equilibrium under a law that others will be compared with: solved once, and kept while the law stands. */
export function solveStandingLaw(
  scenario: Scenario,
  law: LawInForce,
  tolerance = DEFAULT_TOLERANCE,
): Result<SolvedLaw, ConvergenceFailure> {
  const known = knownLaws.get(law.settled) ?? [];
  const same = known.find((each) => each.tolerance <= tolerance && isSameLaw(each.law, law));
  if (same !== undefined) return ok(same.solved);
  const warmStart = known[0]?.solved.equilibrium.warmStart;
  const solved = solveLaw(scenario, law, { tolerance, ...(warmStart === undefined ? {} : { warmStart }) });
  if (solved.ok) {
    const latest = { law, tolerance, solved: solved.value };
    knownLaws.set(law.settled, [latest, ...known].slice(0, KNOWN_LAWS));
  }
  return solved;
}

/** By identity: the parts of a state are replaced, never changed in place. */
function isSameLaw(a: LawInForce, b: LawInForce): boolean {
  return (
    a.walls === b.walls &&
    a.agreements === b.agreements &&
    a.round === b.round &&
    a.roundsAhead === b.roundsAhead &&
    a.answers === b.answers &&
    haveSameModules(a, b)
  );
}

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
  const isExcepted = ({ rateBp }: Concession): boolean => opening.level === FREE_TRADE_LEVEL && rateBp > 0;
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
