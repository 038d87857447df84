import { z } from 'zod';
import type { TradeBase } from '#shared/economics/tradeModel.ts';
import { type EconomyId, type SectorId, isInheritedName } from '#shared/kernel/ids.ts';
import type { ModelAssumptions } from './assumptions.ts';
import {
  type CountryOpening,
  type CountryScenarioId,
  COUNTRY_OPENINGS,
  COUNTRY_SCENARIO_IDS,
} from './vocabulary.ts';
import { RATE_MAX_BP } from './treatyConstants.ts';

/** An economy as the scenario describes it; names live in the language files under `economy.<id>`. */
export type Economy = {
  readonly id: EconomyId;
  /** Up to three letters on the medallion. */
  readonly label: string;
  readonly playable: boolean;
  /** People, in millions; for per-head figures and the key by people. */
  readonly populationMn: number;
  readonly developing: boolean;
  /** Place on the tile map: whole columns and rows. */
  readonly tile: { readonly column: number; readonly row: number };
  /** Where the medallion stands, degrees. */
  readonly pin: { readonly longitude: number; readonly latitude: number };
  /** Ids of the map features it fills; empty for invented economies, which the map draws as islands. */
  readonly mapFeatures: readonly string[];
};

export type Sector = { readonly id: SectorId; readonly tradable: boolean };

/** What these rules switch off where it would hide the lesson. */
type ScenarioFlags = {
  readonly borderCosts: boolean;
  readonly originCost: boolean;
  readonly lowestWallEntry: boolean;
  /** What an arrangement of level 1 cuts is cut for its parties alone, with module WTO too; absent: for all. */
  readonly cutsStayAmongParties?: true;
};

/** A real agreement in force when play begins: rates as a share of the importer's MFN rate, by sector. */
export type OpeningAgreement = {
  readonly parties: readonly [EconomyId, EconomyId];
  readonly level: 1 | 2;
  /** Preferential rate = share × MFN; sectors not listed are free at level 2, unchanged at level 1. */
  readonly shareOfMfn: Readonly<Record<SectorId, number>>;
};

/** A scenario at one opening, validated: index of an economy or sector = its index in the arrays of `base`. */
export type Scenario = {
  readonly id: CountryScenarioId;
  readonly opening: CountryOpening;
  readonly economies: readonly Economy[];
  readonly sectors: readonly Sector[];
  readonly base: TradeBase;
  /** θ_j that the Laboratory may put in the place of the base's. */
  readonly otherElasticities: Readonly<Record<'low' | 'high', readonly number[]>>;
  /** Present where the base is not as the files have it: what a researcher assumed otherwise. */
  readonly assumed?: ModelAssumptions;
  /** Opening MFN schedule in whole basis points. */
  readonly mfnRateBp: Readonly<Record<EconomyId, Readonly<Record<SectorId, number>>>>;
  readonly agreements: readonly OpeningAgreement[];
  readonly flags: ScenarioFlags;
  /** Largest change of a wall in a round. */
  readonly stepBp: number;
  /** Playable seats in the order in which they are dealt; the first k have deals to make. */
  readonly dealOrder: readonly EconomyId[];
  /** Best Ŵ of each playable seat over free trade areas (docs/rules.md, scores). */
  readonly bestWelfare: Readonly<Record<EconomyId, number>>;
  /** Unit of the money in `base` (billions), as a key of the language files. */
  readonly moneyUnit: 'usd' | 'crown';
  readonly sources: readonly string[];
};

/**
 * What the files of `scenarios/` hold. A scenario file describes economies, sectors and technology; an opening file beside it
 * says where the walls stand and how trade flows there. Arrays are flat and row-major as in the trade model.
 */

/** Why a scenario cannot be played: which file, which field, what is wrong with it. For the operator's log, in English. */
export type ScenarioFault = { readonly path: string; readonly field: string; readonly reason: string };

const id = z
  .string()
  .regex(/^[A-Za-z]{1,12}$/)
  .refine((name) => !isInheritedName(name), 'a name that every object inherits');
const share = z.number().min(0).max(1);
const positive = z.number().positive();
const flat = <T extends z.ZodType<number>>(of: T) => z.array(of).readonly();
const bySector = <T extends z.ZodType<number>>(of: T) => z.record(id, of).readonly();

const economySchema = z.strictObject({
  id,
  label: z.string().regex(/^[A-Z]{2,3}$/),
  playable: z.boolean(),
  populationMn: positive,
  developing: z.boolean(),
  tile: z.strictObject({
    column: z.number().int().min(0).max(11),
    row: z.number().int().min(0).max(11),
  }),
  pin: z.strictObject({
    longitude: z.number().min(-180).max(180),
    latitude: z.number().min(-90).max(90),
  }),
  mapFeatures: z.array(z.string().min(1)).readonly(),
});

export const scenarioFileSchema = z.strictObject({
  id: z.enum(COUNTRY_SCENARIO_IDS),
  moneyUnit: z.enum(['usd', 'crown']),
  stepBp: z.number().int().min(100).max(RATE_MAX_BP),
  flags: z.strictObject({
    borderCosts: z.boolean(),
    originCost: z.boolean(),
    lowestWallEntry: z.boolean(),
  }),
  economies: z.array(economySchema).min(2).max(16).readonly(),
  sectors: z
    .array(z.strictObject({ id, tradable: z.boolean() }))
    .min(1)
    .max(12)
    .readonly(),
  /** γ_nj, γ_nkj, α_nj, θ_j (and its lower and higher sets), ψ_j, s_nj of the trade model. */
  technology: z.strictObject({
    valueAddedShare: flat(share),
    inputShare: flat(share),
    finalShare: flat(share),
    tradeElasticity: flat(positive),
    lowTradeElasticity: flat(positive),
    highTradeElasticity: flat(positive),
    scaleElasticity: flat(share),
    specificFactorShare: flat(share),
  }),
  sources: z.array(z.string().min(1)).min(1).readonly(),
});
export type ScenarioFile = z.infer<typeof scenarioFileSchema>;

export const openingFileSchema = z.strictObject({
  scenario: z.enum(COUNTRY_SCENARIO_IDS),
  opening: z.enum(COUNTRY_OPENINGS),
  /** Tradable sectors only; the others cannot be taxed at the border. */
  mfnRateBp: z.record(id, bySector(z.number().int().min(0).max(RATE_MAX_BP))).readonly(),
  agreements: z
    .array(
      z.strictObject({
        parties: z.tuple([id, id]).readonly(),
        level: z.literal([1, 2]),
        shareOfMfn: bySector(share),
      }),
    )
    .readonly(),
  /** π_nij and X_nj at this opening, in balance with the tariffs above. */
  importShare: flat(share),
  expenditure: flat(z.number().nonnegative()),
  dealOrder: z.array(id).min(2).readonly(),
  bestWelfare: z.record(id, positive).readonly(),
});
export type OpeningFile = z.infer<typeof openingFileSchema>;

/** What the file of the provinces holds: the segmented market of 1997 and how its officials are judged. Money in 100 million yuan. */

const LARGEST_SHARE_GAP = 1e-9;

const amount = z.number().min(0);
const level = z.number().int().min(0).max(4);
const row = <T extends z.ZodType<number>>(of: T) => z.array(of).readonly();
const rows = <T extends z.ZodType<number>>(of: T) => z.array(row(of)).readonly();

const regionSchema = z.strictObject({
  id: z.string().regex(/^[A-Za-z-]{2,12}$/),
  /** The others stand for the rest of the country. */
  playable: z.boolean(),
  zone: z.string().min(1).optional(),
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  /** The units of 1997 that it is made of. */
  units: z.array(z.string().min(1)).min(1).readonly(),
  gdp: positive,
  population10k: positive,
  areaKm2: positive,
  startWall: level,
  startBlock: level,
  stateShareOfIndustry: share,
  payroll: positive,
});

const sectorSchema = z.strictObject({
  id: z.string().regex(/^[A-Z]{2}$/),
  /** Counts as industry in a leader's merit. */
  isIndustry: z.boolean(),
  valueAddedShare: share,
  scaleElasticity: share,
  /** Which dial stops it; goods without one are not traded. */
  barrier: z.enum(['wall', 'block']).optional(),
  barrierWeight: positive.optional(),
});

const modelSchema = z.strictObject({
  tradeElasticity: positive,
  /** ln(1+t) of one level of a dial, in an average sector. */
  barrierLogStep: positive,
  rentShare: share,
  inputs: rows(share),
  finalShares: rows(share),
  output: rows(positive),
  exports: rows(amount),
  rents: row(amount),
  shares: z.array(rows(share)).readonly(),
  distanceKm: rows(positive),
});

const perPart = z.strictObject({
  tournament: share,
  budget: share,
  jobs: share,
  welfare: share,
  compliance: share,
});

const politicsSchema = z.strictObject({
  spread: z.strictObject({ tournament: positive, budget: positive, jobs: positive, welfare: positive }),
  industryMerit: share,
  industryMeritSeparated: share,
  jobsSeparated: share,
  jobLossFactor: positive,
  shortOfPayroll: positive,
  shortFactor: positive,
  rentToBudget: share,
  rentToBudgetAsTax: share,
  transferPool: amount,
  payrollNeed: positive,
  taxRates: row(share),
  retention: z.strictObject({ contracting: row(share), sharing: row(share) }),
  jobWeights: rows(share),
  weights: z.strictObject({ growth: perPart, broad: perPart }),
  inspection: z
    .array(z.strictObject({ chance: share, fine: amount }))
    .length(3)
    .readonly(),
});

export const provincesSchema = z
  .strictObject({
    year: z.number().int(),
    money: z.string().min(1),
    sources: z.array(z.string().min(1)).min(1).readonly(),
    regions: z.array(regionSchema).min(2).readonly(),
    sectors: z.array(sectorSchema).min(1).readonly(),
    model: modelSchema,
    politics: politicsSchema,
  })
  .superRefine((file, context) => {
    for (const [field, message] of faultsOf(file)) {
      context.addIssue({ code: 'custom', path: field.split('.'), message });
    }
  });

export type Provinces = z.infer<typeof provincesSchema>;

type Fault = readonly [field: string, message: string];

function faultsOf({
  regions,
  sectors,
  model,
  politics,
}: Pick<Provinces, 'regions' | 'sectors' | 'model' | 'politics'>): Fault[] {
  const N = regions.length;
  const J = sectors.length;
  const sizes: (readonly [string, readonly (readonly unknown[])[], number, number])[] = [
    ['model.inputs', model.inputs, J, J],
    ['model.finalShares', model.finalShares, N, J],
    ['model.output', model.output, N, J],
    ['model.exports', model.exports, N, J],
    ['model.rents', [model.rents], 1, N],
    ['model.shares', model.shares, N, N + 1],
    ['model.shares', model.shares.flat(), N * (N + 1), J],
    ['model.distanceKm', model.distanceKm, N, N],
    ['politics.taxRates', [politics.taxRates], 1, J],
    ['politics.retention', [politics.retention.contracting, politics.retention.sharing], 2, J],
    ['politics.jobWeights', politics.jobWeights, N, J],
  ];
  const wrong = sizes.filter(
    ([, table, height, width]) => table.length !== height || table.some((line) => line.length !== width),
  );
  if (wrong.length > 0) {
    return wrong.map(([field, , height, width]) => [field, `must be ${height} × ${width}`] as const);
  }
  const sums: (readonly [string, readonly number[]])[] = [
    ['model.finalShares', model.finalShares.map(sum)],
    [
      'model.inputs',
      sectors.map((sector, j) => sector.valueAddedShare + sum(model.inputs.map((line) => line[j] ?? NaN))),
    ],
    [
      'model.shares',
      model.shares.flatMap((sellers) => sectors.map((_, j) => sum(sellers.map((line) => line[j] ?? NaN)))),
    ],
    ['politics.jobWeights', politics.jobWeights.map(sum)],
  ];
  return sums.flatMap(([field, values]) =>
    values.every((value) => Math.abs(value - 1) <= LARGEST_SHARE_GAP)
      ? []
      : [[field, 'must sum to 1'] as const],
  );
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
