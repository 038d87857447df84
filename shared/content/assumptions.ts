import { z } from 'zod';

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
