import { z } from 'zod';
import { PRESETS } from './presets.ts';
import type { PresetId } from './vocabulary.ts';

/** What the Laboratory lets a researcher assume otherwise; absent fields are as the scenario has them (docs/model.md). */
export const assumptionsSchema = z.strictObject({
  /** Trade elasticities: the scenario's own, or its lower or higher set. */
  elasticities: z.enum(['low', 'base', 'high']).optional(),
  /** Scale elasticities, per cent of the scenario's own. */
  scalePercent: z.number().int().min(0).max(120).optional(),
  /** Specific factors, per cent of the scenario's own share. */
  specificFactorsPercent: z.number().int().min(0).max(150).optional(),
  /** Cost of sovereignty, per cent of the usual. */
  sovereigntyPercent: z.number().int().min(0).max(300).optional(),
  /** How strongly support answers, per cent of the usual. */
  supportPercent: z.number().int().min(0).max(200).optional(),
});
export type Assumptions = z.infer<typeof assumptionsSchema>;

/** Those that change the base of the trade model; the others are about politics. */
export type ModelAssumptions = Required<
  Pick<Assumptions, 'elasticities' | 'scalePercent' | 'specificFactorsPercent'>
>;

type Choice = { readonly preset: PresetId; readonly assumptions?: Assumptions | undefined };

/** What this game assumes otherwise: nothing outside the Laboratory. */
export function assumptionsOf({ preset, assumptions }: Choice): Assumptions {
  return PRESETS[preset].isLaboratory && assumptions !== undefined ? assumptions : {};
}
