import type { Scenario } from '#shared/content/scenario.ts';
import { solveEquilibrium } from '#shared/economics/equilibrium/solveEquilibrium.ts';
import type { ConvergenceFailure } from '#shared/economics/tradeModel.ts';
import { type Result, ok } from '#shared/kernel/result.ts';
import { haveSameModules } from '../modules/modules.ts';
import type { LawInForce, SolvedLaw } from '../law/lawInForce.ts';
import { buildShock } from './buildShock.ts';

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
