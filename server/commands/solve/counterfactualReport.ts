/** The solved counterfactual in the words and shapes of the test vectors, ready for JSON. */
import { creationDiversion, vinerianWelfare } from '#shared/economics/decomposition/creationDiversion.ts';
import { decomposeWelfare } from '#shared/economics/decomposition/decomposeWelfare.ts';
import { firstOrder } from '#shared/economics/decomposition/firstOrder.ts';
import { solveEquilibrium } from '#shared/economics/equilibrium/solveEquilibrium.ts';
import { noShock } from '#shared/economics/noShock.ts';
import type { ConvergenceFailure, Equilibrium, WelfareDecomposition } from '#shared/economics/tradeModel.ts';
import { mapValues, must } from '#shared/kernel/records.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import type { Counterfactual } from './counterfactualFile.ts';

const TOLERANCE = 1e-12;
/** Fine enough that the parts sum to ln Ŵ within 1e-7 even for the largest shocks of the vectors. */
const PANELS = 8;

export function counterfactualReport(
  counterfactual: Counterfactual,
): Result<Record<string, unknown>, ConvergenceFailure> {
  const { base, shock, members } = counterfactual;
  const solved = solveEquilibrium(base, shock, { tolerance: TOLERANCE });
  if (!solved.ok) return solved;
  const split = decomposeWelfare(base, noShock(base), shock, { panels: PANELS, tolerance: TOLERANCE });
  if (!split.ok) return split;
  return ok({
    ...levelsAndHats(counterfactual, solved.value),
    firstOrder: firstOrderPercent(counterfactual, solved.value),
    exact: exactLogs(split.value),
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
