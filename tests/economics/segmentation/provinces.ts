import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { borderEffect } from '#shared/economics/segmentation/borderEffect.ts';
import { stateAt } from '#shared/economics/segmentation/marketState.ts';
import type { DialLevels } from '#shared/economics/segmentation/officials/officialScore.ts';
import { provinceFigures, type ProvinceFigures } from '../../../shared/economics/segmentation/judgeMarket.ts';
import { createSegmentedMarket } from '#shared/economics/segmentation/segmentedMarket.ts';
import type { SegmentedEquilibrium, SegmentedShock } from '#shared/economics/segmentation/segmentedModel.ts';
import { solveSegmented } from '#shared/economics/segmentation/solveSegmented.ts';
import type { SolveOptions } from '#shared/economics/tradeModel.ts';
import { regionIndex } from '../../../shared/content/provinces/geography.ts';
import { RULES_OF_1997 } from '#shared/content/provinces/reforms.ts';
import { loadProvinces } from '../../../shared/content/scenarios/index.ts';

const loaded = loadProvinces();
if (!loaded.ok) throw new Error(`${loaded.error.path}: ${loaded.error.field} ${loaded.error.reason}`);
export const provinces = loaded.value;
export const market = createSegmentedMarket(provinces);
export const { base } = market;
export const ids = provinces.regions.map(({ id }) => id);
export const { players } = market.politics;
export const dialsOf1997 = market.start;

/** Half a unit of the last printed digit. */
export const WHOLE = 0.501;
export const TENTH = 0.0501;
export const HUNDREDTH = 0.00501;
export const THOUSANDTH = 0.000501;

export function indexOf(id: string): number {
  return regionIndex(provinces, id);
}

export function shockOf(levels: DialLevels): SegmentedShock {
  return stateAt(market, levels).shock;
}

export function solvedMarket(shock: SegmentedShock, options: SolveOptions = {}): SegmentedEquilibrium {
  const result = solveSegmented(base, shock, { tolerance: 1e-12, ...options });
  if (!result.ok) throw new Error(`${result.error.code} after ${result.error.sweeps} sweeps`);
  return result.value;
}

/** Over the ten provinces that are played. */
export function borderEffectOf(equilibrium: SegmentedEquilibrium): number {
  return borderEffect(base, equilibrium, market.distance, players);
}

/** By region, under the rules of 1997 and without payments. */
export function figuresOf(equilibrium: SegmentedEquilibrium): ProvinceFigures[] {
  return provinceFigures(market, RULES_OF_1997, { equilibrium, transfer: new Float64Array(base.N) });
}

export function percent(hat: number): number {
  return 100 * (hat - 1);
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
