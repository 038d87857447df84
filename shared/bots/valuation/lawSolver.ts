import type { Scenario } from '#shared/content/scenario.ts';
import { at } from '#shared/kernel/records.ts';
import { solveEquilibrium } from '#shared/economics/equilibrium/solveEquilibrium.ts';
import type { EconomyId } from '#shared/kernel/ids.ts';
import { type SolvedLaw, economyPlace, goodsTrade, placesOf } from '#shared/rules/law/lawInForce.ts';
import type { CountryGame } from '#shared/rules/state.ts';
import type { LawTable } from './lawTable.ts';
import { horizonOf, prospectiveShock } from './prospect.ts';

const TOLERANCE = 2e-6;

/** A law and others that differ from it, each solved once, at the mean of the rounds to come as proposals are valued. */
export type LawSolver = {
  readonly scenario: Scenario;
  readonly law: CountryGame;
  /** Undefined where the model finds no equilibrium. */
  readonly before: SolvedLaw | undefined;
  /** The same name always means the same law. */
  readonly solve: (name: string, after: () => CountryGame) => SolvedLaw | undefined;
};

const solvers = new WeakMap<LawTable, LawSolver>();

/** The solver of the law that a table speaks of: one for all bots who look at the same law. */
export function lawSolver({
  scenario,
  law,
  table,
}: Pick<LawSolver, 'scenario' | 'law'> & { readonly table: LawTable }): LawSolver {
  const known = solvers.get(table);
  if (known !== undefined) return known;
  const solver = createSolver(scenario, law);
  solvers.set(table, solver);
  return solver;
}

function createSolver(scenario: Scenario, law: CountryGame): LawSolver {
  const roundsAhead = horizonOf(law).meanRoundsAhead;
  const solved = new Map<string, SolvedLaw | undefined>();
  const solveFrom = (under: CountryGame, warmStart: Float64Array | undefined): SolvedLaw | undefined => {
    const shock = prospectiveShock(scenario, under, { roundsAhead });
    const warm = warmStart === undefined ? {} : { warmStart };
    const equilibrium = solveEquilibrium(scenario.base, shock, { tolerance: TOLERANCE, ...warm });
    return equilibrium.ok ? { shock, equilibrium: equilibrium.value } : undefined;
  };
  const before = solveFrom(law, undefined);
  return {
    scenario,
    law,
    before,
    solve: (name, after) => {
      if (!solved.has(name)) solved.set(name, solveFrom(after(), before?.equilibrium.warmStart));
      return solved.get(name);
    },
  };
}

/** Change of the log of real income per head of several economies together, weighted with what they earn. */
export function logGain(
  { scenario, law, before }: LawSolver,
  after: SolvedLaw,
  economies: readonly EconomyId[],
): number {
  if (before === undefined) return 0;
  let weight = 0;
  let gain = 0;
  for (const economy of economies) {
    const n = economyPlace(scenario, economy);
    const incomeBn = law.settled.incomeBn[economy] ?? 0;
    const [was, is] = [before, after].map(({ equilibrium }) => at(equilibrium.welfarePerHead, n));
    weight += incomeBn;
    gain += incomeBn * Math.log((is ?? 1) / (was ?? 1));
  }
  return weight > 0 ? gain / weight : 0;
}

/** Goods that economies buy more abroad, as a part of what they earn. */
export function moreImports(
  { scenario, law, before }: LawSolver,
  after: SolvedLaw,
  economies: readonly EconomyId[],
): number {
  if (before === undefined) return 0;
  const boughtBn = ({ equilibrium }: SolvedLaw): number =>
    economies
      .flatMap((economy) =>
        scenario.economies.filter(({ id }) => id !== economy).map(({ id }) => [economy, id] as const),
      )
      .reduce((sum, [economy, id]) => sum + goodsTrade(scenario, equilibrium.imports, economy, id), 0);
  const incomeBn = economies.reduce((sum, economy) => sum + (law.settled.incomeBn[economy] ?? 0), 0);
  return incomeBn > 0 ? (boughtBn(after) - boughtBn(before)) / incomeBn : 0;
}

/** Goods that one economy sells another under a solved law, all of them or one sector's, billions net of tariff. */
export function salesBn(
  scenario: Scenario,
  { equilibrium }: SolvedLaw,
  {
    from,
    to,
    sector,
  }: { readonly from: EconomyId; readonly to: EconomyId; readonly sector?: string | undefined },
): number {
  const { N, J } = scenario.base;
  const first = (economyPlace(scenario, to) * N + economyPlace(scenario, from)) * J;
  return placesOf(scenario)
    .goods.filter(({ id }) => sector === undefined || sector === id)
    .reduce((sum, { place }) => sum + at(equilibrium.imports, first + place), 0);
}

// What things are worth to a bot beside real income, in log real income over the rounds to come.

/**
 * About a point of the final score: half the score is prosperity, where bots lie 1.5 per cent of real income apart (standard
 * deviation), which is taken for 15 points.
 */
export const SCORE_POINT = 0.002;

/** A point of support in the first round: .3 of the score over 8 points' deviation, and a third of it lasts. */
export const SUPPORT_WORTH = 3e-4;

/** Gains below this are nothing to act for. */
export const LEAST_WORTH = 2e-4;
