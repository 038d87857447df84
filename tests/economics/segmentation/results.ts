import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ReformPackage } from '#shared/content/provinces/reforms.ts';

type Row = readonly number[];
type ByRegion<T> = Readonly<Record<string, T>>;

export const MOVES = ['dropsWall', 'raisesWall', 'highestWall', 'dropsBlock', 'highestBlock'] as const;
export type Move = (typeof MOVES)[number];

/** What an independent program found, in its printed digits (`source` in the file). */
export type Results = {
  /** Own real income, relative growth, state jobs, budget, the others' income, the nation's: per cent. */
  readonly unilateral: ByRegion<Readonly<Record<Move, Row>>>;
  readonly blocs: Readonly<
    Record<
      string,
      {
        readonly members: readonly string[];
        readonly realIncome: Row;
        readonly nation: number;
        readonly relativeGrowth: Row;
      }
    >
  >;
  readonly national: {
    readonly realIncome: Row;
    readonly nation: number;
    readonly borderEffect: number;
    readonly relativeGrowth: Row;
    /** Employment by sector. */
    readonly labour: ByRegion<Row>;
    readonly stateJobs: Row;
    readonly budget: Row;
  };
  readonly allWalled: { readonly realIncome: Row; readonly nation: number; readonly borderEffect: number };
  /** By encounter: score, own real income, tournament. */
  readonly oneShot: Readonly<
    Partial<
      Record<ReformPackage, { readonly protectedLevel: number; readonly rows: ByRegion<readonly Row[]> }>
    >
  >;
  readonly pacts: Readonly<
    Record<
      'rulesOf1997' | 'evaluationOnly' | 'transfersSeparationLaw',
      ByRegion<{
        /** Without the pact, in it, cheating, the level of that, expelled. */
        readonly members: ByRegion<Row>;
        readonly outsiders: number;
        readonly realIncome: number;
        readonly smallestDeposit: number;
        readonly patience: ByRegion<number>;
      }>
    >
  >;
  /** Paid to Jiangsu, scores of Shanghai, Jiangsu, Zhejiang. */
  readonly compensation: readonly Row[];
  /** At the walls of 1997, and with members open to each other, 100 million yuan a year; `by` leaves out what is below one. */
  readonly corridors: Readonly<
    Record<string, readonly { readonly total: number; readonly by: ByRegion<number> }[]>
  >;
  /** Gain of score a round, cost of an equal share, cost of paying alone. */
  readonly corridorStakes: Readonly<
    Record<string, { readonly members: ByRegion<Row>; readonly outsiders: number }>
  >;
  readonly pillars: Readonly<
    Record<
      'allCars' | 'twoFashions' | 'agreedDivision',
      { readonly boost: Row; readonly nation: number; readonly realIncome: Row; readonly openMarket: number }
    >
  >;
  readonly nationalWithoutScale: number;
  readonly equilibria: Readonly<
    Record<
      ReformPackage,
      readonly {
        readonly start: '1997' | 'open' | 'blockade';
        readonly walls: string;
        readonly blocks: string;
        readonly nation: number;
        readonly borderEffect: number;
        readonly scores: Row;
      }[]
    >
  >;
  readonly events: Readonly<
    Record<
      'leap' | 'rawMaterialWars' | 'accessionAbroad' | 'levelsOf1987' | 'bambooWalls' | 'trunkRoads',
      {
        readonly nation: number;
        readonly realIncome: Row;
        readonly relativeGrowth: Row;
        readonly borderEffect: number;
      }
    >
  >;
};

export const results = JSON.parse(
  readFileSync(resolve(import.meta.dirname, '../../vectors/provinces/results.json'), 'utf8'),
) as Results;
