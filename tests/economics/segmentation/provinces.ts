import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { at } from '#shared/economics/at.ts';
import { barriersAt, heightOfLevel } from '#shared/economics/segmentation/barriers.ts';
import { borderEffect } from '#shared/economics/segmentation/borderEffect.ts';
import { localBudgets } from '#shared/economics/segmentation/officials/localBudget.ts';
import type { Institution } from '#shared/economics/segmentation/officials/officialScore.ts';
import { createSegmentedBase, noSegmentedShock } from '#shared/economics/segmentation/segmentedBase.ts';
import type { SegmentedEquilibrium, SegmentedShock } from '#shared/economics/segmentation/segmentedModel.ts';
import { solveSegmented } from '#shared/economics/segmentation/solveSegmented.ts';
import type { SolveOptions } from '#shared/economics/tradeModel.ts';
import { loadProvinces } from '#shared/content/scenarios/loadProvinces.ts';

const loaded = loadProvinces();
if (!loaded.ok) throw new Error(`${loaded.error.path}: ${loaded.error.field} ${loaded.error.reason}`);
export const provinces = loaded.value;
export const base = createSegmentedBase(provinces);
export const ids = provinces.regions.map(({ id }) => id);
export const players = provinces.regions.flatMap(({ playable }, n) => (playable ? [n] : []));
export const distance = Float64Array.from(provinces.model.distanceKm.flat());
export const officials = {
  ...provinces.politics,
  players,
  payroll: Float64Array.from(provinces.regions, ({ payroll }) => payroll),
  industry: provinces.sectors.flatMap(({ isIndustry }, j) => (isIndustry ? [j] : [])),
};

/** The rules of 1997: taxes shared, transfers by origin, promotion for growth, no law. */
export const RULES_OF_1997: Institution = {
  fiscalRule: 'sharing',
  equalisation: 0,
  evaluation: 'growth',
  law: 0,
  isSeparated: false,
  feesAreTaxes: false,
};

export type Dials = { readonly wall: readonly number[]; readonly block: readonly number[] };

export const dialsOf1997: Dials = {
  wall: provinces.regions.map(({ startWall }) => startWall),
  block: provinces.regions.map(({ startBlock }) => startBlock),
};

export function indexOf(id: string): number {
  const index = ids.indexOf(id);
  if (index < 0) throw new Error(`no province ${id}`);
  return index;
}

export function shockOf({ wall, block }: Dials): SegmentedShock {
  const heights = (dial: readonly number[]): Float64Array =>
    Float64Array.from(dial, (level) => heightOfLevel(provinces.model.barrierLogStep, level));
  const barrier = barriersAt(base, { wall: heights(wall), block: heights(block) });
  return { ...noSegmentedShock(base), barrier };
}

export function solvedMarket(shock: SegmentedShock, options: SolveOptions = {}): SegmentedEquilibrium {
  const result = solveSegmented(base, shock, { tolerance: 1e-12, ...options });
  if (!result.ok) throw new Error(`${result.error.code} after ${result.error.sweeps} sweeps`);
  return result.value;
}

/** Over the ten provinces that are played. */
export function borderEffectOf(equilibrium: SegmentedEquilibrium): number {
  return borderEffect(base, equilibrium, distance, players);
}

/** Growth of GDP in per cent against the mean of the ten. */
export function relativeGrowth({ wage }: SegmentedEquilibrium): number[] {
  const growth = players.map((n) => 100 * Math.log(at(wage, n)));
  const mean = growth.reduce((sum, value) => sum + value, 0) / growth.length;
  return growth.map((value) => value - mean);
}

export function percent(hat: number): number {
  return 100 * (hat - 1);
}

/** Change of state jobs in per cent. */
export function stateJobs({ labourBySector }: SegmentedEquilibrium, n: number): number {
  const weights = officials.jobWeights[n] ?? [];
  return percent(weights.reduce((sum, weight, j) => sum + weight * at(labourBySector, n * base.J + j), 0));
}

/** Change of the budget in per cent, under the rules of 1997. */
export function budgetChange(equilibrium: SegmentedEquilibrium, n: number): number {
  const outcome = { ...equilibrium, transfer: new Float64Array(base.N) };
  const { before, after } = localBudgets(base, officials, RULES_OF_1997, outcome);
  return percent(at(after, n) / at(before, n));
}

type ByRegion<T> = Readonly<Record<string, T>>;
export type ProvinceVector = {
  readonly input: {
    readonly institution: {
      readonly fisc: 'contract' | 'sharing';
      readonly eq: number;
      readonly weights: 'old' | 'new';
      readonly law: 0 | 1 | 2;
      readonly sep: 0 | 1;
      readonly fee: 0 | 1;
    };
    readonly blocs?: string[][];
    readonly transfers?: ByRegion<number>;
    readonly wall?: ByRegion<number>;
    readonly block?: ByRegion<number>;
  };
  readonly expected: Readonly<
    Record<'wage' | 'real_income' | 'rent' | 'price_index' | 'own_share_LI', ByRegion<number>>
  > & {
    readonly value_added: ByRegion<number[]>;
    readonly nation_real_income: number;
    readonly border_effect: number;
    readonly score: ByRegion<Record<'tour' | 'fisc' | 'jobs' | 'welf' | 'comp' | 'sanc' | 'total', number>>;
  };
};

export const VECTOR_NAMES = ['delta_bloc.json', 'unified_market.json'] as const;

export function provinceVectorPath(name: (typeof VECTOR_NAMES)[number]): string {
  return resolve(import.meta.dirname, '../../vectors/provinces', name);
}

export function readProvinceVector(name: (typeof VECTOR_NAMES)[number]): ProvinceVector {
  return JSON.parse(readFileSync(provinceVectorPath(name), 'utf8')) as ProvinceVector;
}
