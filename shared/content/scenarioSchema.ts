import { z } from 'zod';
import { isInheritedName } from '#shared/kernel/ids.ts';
import { RATE_MAX_BP } from './constants.ts';
import { COUNTRY_OPENINGS, COUNTRY_SCENARIO_IDS } from './vocabulary.ts';

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
