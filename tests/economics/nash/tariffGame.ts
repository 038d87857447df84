import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createMfnSetter, type TariffSetter } from '#shared/economics/nash/tariffSetter.ts';
import { createTradeBase, type PlainTradeBase } from '#shared/economics/tradeBase.ts';
import type { TradeBase } from '#shared/economics/tradeModel.ts';

export const GAME_NAMES = [
  'n1_2x1_nash.json',
  'n2_3x2_nash.json',
  'n3_4x3_nash_scale_specific.json',
] as const;
export type GameName = (typeof GAME_NAMES)[number];

export type ExpectedGame = {
  readonly unilateralTariff: number[][];
  readonly unilateralLnW: number[];
  readonly nashTariff: number[][];
  readonly nashW: number[];
  readonly freeTradeW: number[];
  /** [p][n][i][j] */
  readonly gradient: number[][][][];
};

export function gamePath(name: GameName): string {
  return resolve(import.meta.dirname, '../../vectors/economics', name);
}

export function readGame(name: GameName): { base: TradeBase; expected: ExpectedGame } {
  const file = JSON.parse(readFileSync(gamePath(name), 'utf8')) as {
    base: PlainTradeBase;
    expected: ExpectedGame;
  };
  return { base: createTradeBase(file.base), expected: file.expected };
}

/** Every economy for itself, one rate a sector. */
export function soleSetters(base: TradeBase, sectors: readonly number[]): TariffSetter[] {
  return regionsOf(base).map((n) => createMfnSetter(base, { members: [n], sectors }));
}

export function regionsOf({ N }: TradeBase): number[] {
  return Array.from({ length: N }, (_, n) => n);
}

export function sectorsOf({ J }: TradeBase): number[] {
  return Array.from({ length: J }, (_, j) => j);
}
