/** The solved counterfactual in the words and shapes of the test vectors, ready for JSON. */
import { creationDiversion, vinerianWelfare } from '#shared/economics/decomposition/creationDiversion.ts';
import { decomposeWelfare, firstOrder } from '#shared/economics/decomposition/decomposeWelfare.ts';
import { solveEquilibrium } from '#shared/economics/equilibrium/solveEquilibrium.ts';
import {
  noShock,
  type ConvergenceFailure,
  type Equilibrium,
  type WelfareDecomposition,
} from '#shared/economics/tradeModel.ts';
import { mapValues, must } from '#shared/kernel/records.ts';
import { err, ok, type Result } from '#shared/kernel/result.ts';
import type { Counterfactual } from './baseFile.ts';

const TOLERANCE = 1e-12;
/** Fine enough that the parts sum to ln Ŵ within 1e-6 but for violent shocks, whose gap is then told. */
const PANELS = 8;
/** More than this between ln Ŵ and the sum of its parts is worth a warning. */
export const LARGEST_GAP = 1e-5;

type NoIncome = { readonly code: 'equilibrium/no-income'; readonly region: string; readonly income: number };

export function counterfactualReport(
  counterfactual: Counterfactual,
): Result<Record<string, unknown>, ConvergenceFailure | NoIncome> {
  const { base, shock, members, regions } = counterfactual;
  const solved = solveEquilibrium(base, shock, { tolerance: TOLERANCE, isPatient: true });
  if (!solved.ok) return solved;
  const { income } = solved.value;
  const poor = income.findIndex((value) => !(value > 0));
  // The equations have a solution, but nobody can live on less than nothing: transfers or subsidies take more than there is.
  if (poor >= 0) {
    const region = must(regions[poor], 'name of the region');
    return err({ code: 'equilibrium/no-income', region, income: must(income[poor], 'income') });
  }
  const split = decomposeWelfare(base, noShock(base), shock, { panels: PANELS, tolerance: TOLERANCE });
  if (!split.ok) return split;
  return ok({
    ...levelsAndHats(counterfactual, solved.value),
    firstOrder: firstOrderPercent(counterfactual, solved.value),
    exact: exactLogs(split.value),
    exactGap: gapOf(split.value),
    ...(members.length > 0 ? blocReport(counterfactual, solved.value, split.value) : {}),
    sweeps: solved.value.sweeps,
    residual: solved.value.residual,
  });
}

function levelsAndHats({ shock }: Counterfactual, equilibrium: Equilibrium): Record<string, unknown> {
  const { wage, welfare, priceIndex } = equilibrium;
  return {
    w: [...wage],
    P: [...equilibrium.price],
    c: [...equilibrium.unitCost],
    pi: [...equilibrium.share],
    X: [...equilibrium.expenditure],
    Y: [...equilibrium.output],
    L: [...equilibrium.labourBySector],
    I: [...equilibrium.income],
    R: [...equilibrium.revenue],
    VA: [...equilibrium.valueAdded],
    D: [...shock.transfer],
    Pn: [...priceIndex],
    W: [...welfare],
    Wpc: [...ratio(welfare, shock.labour)],
    realwage: [...ratio(wage, priceIndex)],
  };
}

function firstOrderPercent(
  { base, shock }: Counterfactual,
  equilibrium: Equilibrium,
): Record<string, unknown> {
  const parts = firstOrder(base, shock, equilibrium);
  return {
    tot: Array.from(parts.termsOfTrade, toPercent),
    vot: Array.from(parts.volumeOfTrade, toPercent),
    tech: Array.from(parts.tradeCost, toPercent),
    unit: 'per cent of baseline income',
  };
}

function exactLogs(split: WelfareDecomposition): Record<string, unknown> {
  return {
    tot: byPartner(split.termsOfTrade),
    vot: byPartner(split.volumeOfTrade),
    cost: byPartner(split.tradeCost),
    scale: [...split.scale],
    transfer: [...split.transfer],
    tfp: [...split.tfp],
    factors: [...split.factors],
    lnW: [...split.logWelfare],
  };
}

/** Largest |ln Ŵ − Σ parts| over regions: what the quadrature misses. */
function gapOf(split: WelfareDecomposition): number {
  const byRegionAndPartner = [split.termsOfTrade, split.volumeOfTrade, split.tradeCost].map(byPartner);
  const gaps = Array.from(split.logWelfare, (total, n) => {
    const partners = byRegionAndPartner.flatMap((rows) => must(rows[n], 'region'));
    const others = [split.scale, split.transfer, split.tfp, split.factors].map((part) =>
      must(part[n], 'part'),
    );
    return Math.abs(total - [...partners, ...others].reduce((sum, part) => sum + part, 0));
  });
  return Math.max(...gaps);
}

/** What is asked about the members of a bloc: Viner's volumes, and the tables of Caliendo & Parro. */
function blocReport(
  counterfactual: Counterfactual,
  equilibrium: Equilibrium,
  split: WelfareDecomposition,
): Record<string, unknown> {
  const { base, shock, members, regions } = counterfactual;
  const tables = members.map((n) => ({
    name: must(regions[n], 'name of the region'),
    table: publishedTable(counterfactual, equilibrium, n),
  }));
  return {
    creationDiversion: creationDiversion(base, members, { shock, equilibrium }).map((volumes) => ({
      region: volumes.member,
      partners: [...volumes.partners],
      outsiders: [...volumes.outsiders],
      home: [...volumes.home],
      diversion: [...volumes.diversion],
      creation: [...volumes.creation],
    })),
    firstOrderPercent: Object.fromEntries(tables.map(({ name, table }) => [name, table])),
    publishedPercent: Object.fromEntries(
      tables.map(({ name, table }) => [name, mapValues(table, (percent) => Math.round(100 * percent) / 100)]),
    ),
    exactWhatPercent: Object.fromEntries(
      members.map((n) => [must(regions[n], 'name'), toPercent(must(equilibrium.welfare[n], 'welfare') - 1)]),
    ),
    ...pathIntegralPercent(split, members, regions),
  };
}

/** A row of the published tables, which are made with the first-order formula, in per cent. */
function publishedTable(
  { base, shock }: Counterfactual,
  equilibrium: Equilibrium,
  n: number,
): Record<'tot' | 'vot' | 'welfare' | 'realwage', number> {
  const parts = firstOrder(base, shock, equilibrium);
  const tot = toPercent(must(parts.termsOfTrade[n], 'region'));
  const vot = toPercent(must(parts.volumeOfTrade[n], 'region'));
  const cost = toPercent(must(parts.tradeCost[n], 'region'));
  const realWage = must(ratio(equilibrium.wage, equilibrium.priceIndex)[n], 'region');
  return { tot, vot, welfare: tot + vot + cost, realwage: toPercent(realWage - 1) };
}

/** One entry a member, named after it: terms of trade, and the volume part by partners and by outsiders. */
function pathIntegralPercent(
  split: WelfareDecomposition,
  members: readonly number[],
  regions: readonly string[],
): Record<string, unknown> {
  const termsOfTrade = byPartner(split.termsOfTrade).map((row) => row.reduce((sum, part) => sum + part, 0));
  return Object.fromEntries(
    vinerianWelfare(split, members).map(({ member, creation, diversion }) => [
      `pathIntegralPercent${must(regions[member], 'name of the region')}`,
      {
        tot: toPercent(must(termsOfTrade[member], 'region')),
        creation: toPercent(creation),
        diversion: toPercent(diversion),
      },
    ]),
  );
}

function byPartner(values: Float64Array): number[][] {
  const N = Math.sqrt(values.length);
  return Array.from({ length: N }, (_, n) => [...values.subarray(n * N, (n + 1) * N)]);
}

function ratio(values: Float64Array, divisors: Float64Array): Float64Array {
  return values.map((value, n) => value / must(divisors[n], 'divisor'));
}

function toPercent(fraction: number): number {
  return 100 * fraction;
}
