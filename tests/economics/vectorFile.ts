import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { createTradeBase, type PlainTradeBase } from '#shared/economics/tradeBase.ts';
import type { TradeBase, TradeShock } from '#shared/economics/tradeModel.ts';

const VECTORS = resolve(import.meta.dirname, '../vectors');

export type Expected = Record<
  'w' | 'P' | 'c' | 'pi' | 'X' | 'Y' | 'L' | 'I' | 'R' | 'VA' | 'D' | 'Pn' | 'W' | 'Wpc' | 'realwage',
  number[]
> & {
  firstOrder: Record<'tot' | 'vot' | 'tech', number[]>;
  exact?: Record<'tot' | 'vot' | 'cost', number[][]> &
    Record<'scale' | 'transfer' | 'tfp' | 'factors' | 'lnW', number[]>;
  creationDiversion?: ({ region: number } & Record<
    'partners' | 'outsiders' | 'home' | 'diversion' | 'creation',
    number[]
  >)[];
};

type Vector = {
  readonly base: PlainTradeBase;
  readonly shock: Record<'tau1' | 'dhat' | 'D1' | 'ahat' | 'lhat' | 'khat', number[]>;
  readonly members: number[] | null;
  readonly expected: Expected;
};

export const VECTOR_NAMES = [
  's1_2x1_tariff.json',
  's2_2x1_io_deficit.json',
  's3_3x2_viner_cu.json',
  's4_3x3_io_fta_ntb.json',
  's5_4x3_scale_full.json',
  's6_5x4_scale_specific_full.json',
  'm1_12x6_fta.json',
  'm2_12x6_scale_specific_full.json',
  'm3_31x40_tariff.json.gz',
] as const;

export type VectorName = (typeof VECTOR_NAMES)[number];

export function vectorPath(name: VectorName): string {
  return resolve(VECTORS, 'economics', name);
}

export function readVector(name: VectorName): {
  base: TradeBase;
  shock: TradeShock;
  members: number[];
  expected: Expected;
} {
  const bytes = readFileSync(vectorPath(name));
  const vector = JSON.parse(String(name.endsWith('.gz') ? gunzipSync(bytes) : bytes)) as Vector;
  const { shock } = vector;
  return {
    base: createTradeBase(vector.base),
    shock: {
      tariff: Float64Array.from(shock.tau1),
      iceberg: Float64Array.from(shock.dhat),
      transfer: Float64Array.from(shock.D1),
      tfp: Float64Array.from(shock.ahat),
      labour: Float64Array.from(shock.lhat),
      capital: Float64Array.from(shock.khat),
      pools: [],
    },
    members: vector.members ?? [],
    expected: vector.expected,
  };
}
